"""Go on with a line that waited for an answer."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.domain.caller import Caller
from bot.domain.errors import Conflict, NotFound, NotUnderstood
from bot.domain.people import Reference
from bot.storage.journal import change_draft, close_draft, get_draft, save_draft
from bot.storage.people import get_person
from bot.storage.rows import Person
from bot.storage.tx import Tx
from bot.usecases.log_interaction import Asked, Logged, Typed, log_line
from bot.usecases.resolve import Unclear
from bot.usecases.take_note import Noted, take_note

_ID_DIGITS = 15


def answer_draft(
    tx: Tx, caller: Caller, draft_id: int, answer: str, names: Mapping[str, str]
) -> Logged | Noted | Asked:
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
    if "note" in payload:
        return _answer_note(tx, caller, draft_id, payload, {**chosen, str(ask["person"]): answer}, names)
    if "person" in ask:
        chosen[str(ask["person"])] = answer
    elif "date" in ask:
        start, end = ask["date"]
        text = text[:start] + _day(answer) + text[end:]
    else:
        person = _picked(tx, caller, answer)
        name = person.name if person else answer
        payload["about"] = name
        if person is not None:
            chosen[name] = str(person.id)
    known = {**payload.pop("names", {}), **names}
    return log_line(
        tx, caller, Typed(**{**payload, "text": text, "chosen": chosen, "names": known, "draft_id": draft_id})
    )


def note_or_ask(
    tx: Tx, caller: Caller, references: Sequence[Reference], text: str, raw: str, names: Mapping[str, str]
) -> Noted | Asked:
    """A note; about somebody of several who could be meant it waits for the answer, like any line."""
    unclear = take_note(tx, caller, references, text, names=names, chosen={}, source_raw=raw)
    if isinstance(unclear, Noted):
        return unclear
    payload = {
        "note": {"people": [reference.value for reference in references], "text": text},
        "raw": raw,
        "chosen": {},
        "ask": {"person": unclear.reference.text},
    }
    return Asked(save_draft(tx, caller.scope, payload, caller.now), raw, unclear)


def drop_draft(tx: Tx, caller: Caller, draft_id: int) -> str:
    """Give a waiting line up; returns it as it was typed."""
    payload = _open_draft(tx, caller, draft_id)
    close_draft(tx, caller.scope, draft_id, caller.now)
    return str(payload["raw"])


def _day(answer: str) -> str:
    try:
        return date.fromisoformat(answer).isoformat()
    except ValueError:
        raise NotUnderstood("I cannot read that day. Choose one of those offered.") from None


def _picked(tx: Tx, caller: Caller, answer: str) -> Person | None:
    """The person whose id the answer is; `None` for the name of somebody new, which may be a short number."""
    if not answer.isascii() or not answer.isdigit() or len(answer) < _ID_DIGITS:
        return None
    person = get_person(tx, caller.scope, int(answer)) if int(answer) < 1 << 63 else None
    if person is None:
        raise NotFound("That person is not there any more. The line still waits: choose somebody else.")
    return person


def _answer_note(
    tx: Tx,
    caller: Caller,
    draft_id: int,
    payload: dict[str, Any],
    chosen: dict[str, str],
    names: Mapping[str, str],
) -> Noted | Asked:
    people = [Reference("name", name, name) for name in payload["note"]["people"]]
    text, raw = str(payload["note"]["text"]), str(payload["raw"])
    done = take_note(tx, caller, people, text, names=names, chosen=chosen, source_raw=raw)
    if isinstance(done, Unclear):
        change_draft(tx, caller.scope, draft_id, {**payload, "chosen": chosen, "ask": {"person": done.reference.text}})
        return Asked(draft_id, raw, done)
    if isinstance(done, Noted):
        close_draft(tx, caller.scope, draft_id, caller.now)
    return done


def _open_draft(tx: Tx, caller: Caller, draft_id: int) -> dict[str, Any]:
    found = get_draft(tx, caller.scope, draft_id)
    if found is None:
        raise NotFound("That line is not there any more.")
    payload, closed = found
    if closed:
        raise Conflict("This line was dealt with already.")
    return dict(payload)
