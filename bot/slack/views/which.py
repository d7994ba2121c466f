"""Questions that come before a command is carried out: whom it means, and which command was meant."""

from collections.abc import Sequence

from bot.domain.caller import Caller
from bot.slack.requests import Block, Message
from bot.slack.views.capture import question_card
from bot.slack.views.kit import (
    VALUE_CHARS,
    actions,
    button,
    calm,
    cut,
    option,
    people_select,
    plain,
    quoted,
    section,
    select,
    unescaped,
)
from bot.slack.views.words import say_ago
from bot.storage.rows import Person
from bot.usecases.log_interaction import Asked
from bot.usecases.pending import Pending


def which_card(
    pending: Pending, draft_id: int, people: Sequence[Person], caller: Caller, *, near: bool, may_add: bool
) -> Message:
    """Whom does the command mean? `people`: who may be meant, likeliest first; `near`: none has exactly that name."""
    said = plain(unescaped(pending.reference.text if pending.reference.kind != "mention" else pending.name))[:150]
    words = _question(said, bool(people), near)
    row: list[Block] = []
    if people:
        options = [option(_label(person), f"{draft_id}|{person.id}", _last(person, caller)) for person in people]
        row.append(select("Choose…", "which.pick", options))
    row.append(people_select("Somebody else…" if people else "Pick a person", "which.find"))
    if may_add and (near or not people):
        row.append(button(f"New: {cut(pending.name, 60)}", "which.new", str(draft_id)))
    row.append(button("Cancel", "which.drop", str(draft_id)))
    blocks = [
        section(f":busts_in_silhouette: {words}"),
        section(quoted(pending.text, 900)),
        actions(*row, block_id=f"which:{draft_id}"),
    ]
    return Message(f"{words}\n{calm(pending.text)}"[:3900], blocks)


def dropped_card(pending: Pending) -> Message:
    words = "Left as it is. Nothing was done."
    return Message(words, [section(words), section(quoted(pending.text, 2800))])


def meant_card(asked: Asked, line: str, caller: Caller) -> Message:
    """Did you mean a command? Or whom is the line about? `line`: the command as it would have to be typed."""
    question = question_card(asked, caller)
    words = f"Did you mean `{calm(cut(line, 200))}`?"
    row = actions(
        button(
            f"Yes, {cut(unescaped(line), 60)}", "which.meant", f"{asked.draft_id}|{line}"[:VALUE_CHARS], style="primary"
        ),
        block_id=f"meant:{asked.draft_id}",
    )
    return Message(f"{words} {question.text}"[:3900], [section(f":bulb: {words}"), row, *question.blocks])


def _question(said: str, some: bool, near: bool) -> str:
    if not some:
        return f"You have nobody called {said} yet. Whom do you mean?"
    if near:
        return f"You have nobody called {said}, but somebody of nearly that name. Whom do you mean?"
    return f"Which {said} do you mean?"


def _label(person: Person) -> str:
    return f"{person.name} ({person.company})" if person.company else person.name


def _last(person: Person, caller: Caller) -> str:
    return f"Last contact {say_ago(person.last_at, caller)}" if person.last_at else "No contact logged yet"
