"""What features work with: the database, the gateway, the clock. Handed to every handler, held nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.feeds import Fetcher
from bot.slack.gateway import Gateway
from bot.slack.members import Members
from bot.storage.database import Database

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Services:
    """`command` is the slash command's name with its slash, as it is shown in help and hints."""

    db: Database
    gateway: Gateway
    members: Members
    fetcher: Fetcher
    clock: Clock
    command: str
