"""A command that waits until its user has said whom it means."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.domain.caller import Caller
from bot.domain.errors import NotFound
from bot.domain.people import Reference
from bot.storage.journal import close_draft, get_draft, save_draft
from bot.storage.tx import Tx
from bot.usecases.add_person import Added, Card, add_person_card
from bot.usecases.log_interaction import Asked, Typed


@dataclass(frozen=True, slots=True)
class Pending:
    """A typed line (`text`, in Slack's escaped form: `verb` and `rest`) that asks whom `reference` means.

    `name` is how somebody new would be called; `chosen` what was answered before, a person's id by reference text;
    `offered`: ids of those who may be meant, kept so that the question goes when one of them is forgotten.
    """

    text: str
    verb: str
    rest: str
    channel: str
    surface: str
    reference: Reference
    name: str
    chosen: Mapping[str, str] = field(default_factory=dict)
    offered: tuple[int, ...] = ()


def keep_pending(tx: Tx, caller: Caller, pending: Pending) -> int:
    """Keep the command until it is answered; returns the id of the draft."""
    reference = pending.reference
    command: dict[str, Any] = {
        "verb": pending.verb,
        "rest": pending.rest,
        "channel": pending.channel,
        "surface": pending.surface,
        "reference": [reference.kind, reference.text, reference.value],
        "name": pending.name,
        "chosen": dict(pending.chosen),
        "offered": list(pending.offered),
    }
    payload = {"command": command, "text": pending.text, "raw": pending.text}
    return save_draft(tx, caller.scope, payload, caller.now)


def get_pending(tx: Tx, caller: Caller, draft_id: int) -> Pending:
    """Raises:
    NotFound: no command of this user's waits under that id.
    """
    found = get_draft(tx, caller.scope, draft_id)
    command = found[0].get("command") if found else None
    if found is None or command is None:
        raise NotFound("That question is not there any more. Type the command again.")
    kind, text, value = command["reference"]
    return Pending(
        text=str(found[0]["text"]),
        verb=command["verb"],
        rest=command["rest"],
        channel=command["channel"],
        surface=command["surface"],
        reference=Reference(kind, text, value),
        name=command["name"],
        chosen=dict(command["chosen"]),
        offered=tuple(command["offered"]),
    )


def settle_pending(tx: Tx, caller: Caller, draft_id: int) -> bool:
    """The command was carried out or given up; whether this call is the one that settled it."""
    return close_draft(tx, caller.scope, draft_id, caller.now)


def add_pending_person(tx: Tx, caller: Caller, pending: Pending) -> Added:
    """A card for somebody the command names who is not there yet.

    Raises:
        NotUnderstood: the name is longer than a name can be.
    """
    reference = pending.reference
    addresses = {f"{kind}s": (reference.value,) for kind in ("email", "handle") if kind == reference.kind}
    slack_ids = (reference.value,) if reference.kind == "mention" else ()
    card = Card(name=pending.name, slack_ids=slack_ids, **addresses)  # type: ignore[arg-type]
    return add_person_card(tx, caller, card, namesake=True)


def ask_whom(tx: Tx, caller: Caller, typed: Typed) -> Asked:
    """Keep a line without reading it, and ask whom it is about."""
    payload = {
        "text": typed.text,
        "raw": typed.raw,
        "source": typed.source,
        "permalink": typed.permalink,
        "chosen": {},
        "about": "",
        "names": dict(typed.names),
    }
    return Asked(save_draft(tx, caller.scope, payload, caller.now), typed.raw)
