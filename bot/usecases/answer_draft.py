"""Go on with a line that waited for an answer."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.domain.caller import Caller
from bot.domain.errors import Conflict, NotFound
from bot.storage.journal import close_draft, get_draft
from bot.storage.people import get_person
from bot.storage.tx import Tx
from bot.usecases.log_interaction import Asked, Logged, NamesWanted, Typed, log_line


def answer_draft(
    tx: Tx, caller: Caller, draft_id: int, answer: str, names: Mapping[str, str]
) -> Logged | Asked | NamesWanted:
    """`answer`: a person's id or "new" for a question about a person, an ISO date for one about a date.
    `names`: Slack id -> name, as far as they have been looked up.

    Raises:
        NotFound: there is no such draft of this user's.
        Conflict: it was answered before.
    """
    payload = _open_draft(tx, caller, draft_id)
    ask = payload.pop("ask", {})
    chosen = dict(payload.get("chosen") or {})
    text = str(payload["text"])
    if "person" in ask:
        chosen[str(ask["person"])] = answer
    elif "date" in ask:
        start, end = ask["date"]
        text = text[:start] + date.fromisoformat(answer).isoformat() + text[end:]
    else:
        person = get_person(tx, caller.scope, int(answer)) if answer.isdigit() else None
        name = person.name if person else answer
        payload["about"] = name
        if person is not None:
            chosen[name] = str(person.id)
    known = {**payload.pop("names", {}), **names}
    return log_line(
        tx, caller, Typed(**{**payload, "text": text, "chosen": chosen, "names": known, "draft_id": draft_id})
    )


def drop_draft(tx: Tx, caller: Caller, draft_id: int) -> str:
    """Give a waiting line up; returns it as it was typed."""
    payload = _open_draft(tx, caller, draft_id)
    close_draft(tx, caller.scope, draft_id, caller.now)
    return str(payload["raw"])


def _open_draft(tx: Tx, caller: Caller, draft_id: int) -> dict[str, Any]:
    found = get_draft(tx, caller.scope, draft_id)
    if found is None:
        raise NotFound("That line is not there any more.")
    payload, closed = found
    if closed:
        raise Conflict("This line was dealt with already.")
    return dict(payload)
