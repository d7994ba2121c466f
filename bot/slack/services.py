"""What features work with: the database, the gateway, the clock. Handed to every handler, held nowhere else."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.feeds import Fetcher
from bot.slack.channels import Channels
from bot.slack.gateway import Gateway
from bot.slack.members import Members
from bot.slack.tasks import Tasks
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
    tasks: Tasks
    channels: Channels

    def later(self, work: Coroutine[Any, Any, Any]) -> None:
        """Do something after the request is answered; shutting down waits for it."""
        self.tasks.start(work)
