"""Follow-ups: the list of what is due, and the cards that confirm a change."""

from datetime import date

from bot.domain.caller import Caller
from bot.domain.dates import DateQuestion, say_gap
from bot.slack.requests import Block, Message, Refused, View
from bot.slack.views.capture import names_of
from bot.slack.views.errors import refusal
from bot.slack.views.kit import (
    actions,
    bold,
    button,
    calm,
    context,
    cut,
    date_input,
    field,
    modal,
    option,
    plain,
    section,
    select,
    text_input,
)
from bot.slack.views.words import SNOOZES, say_day, say_due, say_every, say_overdue
from bot.storage.rows import FollowUp
from bot.usecases.reminders import Closed, DueList, PutOff, Reminded

PAGE = 8
# A longer line is shown shortened in the suggestions, and given back whole below them.
_SHOWN_WHOLE = 500
_LABELS = {"reply": "Reply to", "mine": "You promised", "theirs": "They promised"}


def due_view(due: DueList, caller: Caller, page: int = 0, notice: str = "") -> Message:
    """What is overdue and coming up, with a button for each thing one does about it."""
    everything = [*due.due, *due.coming]
    blocks: list[Block] = [context(notice)] if notice else []
    if not everything:
        words = "Nothing is due, and nothing is coming up in the next two weeks."
        hint = "`remind Ana in 2 weeks about the deck` sets a follow-up."
        return Message(words, [*blocks, section(f":palm_tree: {words}"), context(hint)])
    pages = max(1, -(-len(everything) // PAGE))
    page = min(max(0, page), pages - 1)
    shown = everything[page * PAGE : (page + 1) * PAGE]
    blocks.append(section(f"*Follow-ups*  ·  {len(due.due)} due, {len(due.coming)} in the next two weeks"))
    for one in shown:
        blocks += follow_up_rows(one, caller, page)
    if pages > 1:
        row = []
        if page > 0:
            row.append(button("‹ Previous", "followups.page/previous", str(page - 1)))
        if page + 1 < pages:
            row.append(button("Next ›", "followups.page/next", str(page + 1)))
        blocks.append(actions(*row, block_id=f"due_pages:{page}"))
    lines = "; ".join(f"{plain(one.person_name)} {say_due(one.due_at, one.has_time, caller)}" for one in shown)
    return Message(f"{notice} {len(due.due)} due. {lines}".strip()[:3900], blocks)


def follow_up_rows(one: FollowUp, caller: Caller, page: int) -> list[Block]:
    """One follow-up: who, when, what, and its buttons. `page`: the page it stands on, to come back to."""
    return [
        section(follow_up_line(one, caller)),
        actions(
            button("Done", "followups.done", str(one.id)),
            select("Snooze", "followups.snooze", [option(label, f"{one.id}|{days}") for label, days in SNOOZES]),
            button("Profile", "people.show", str(one.person_id)),
            block_id=f"due:{page}:{one.id}",
        ),
    ]


def follow_up_line(one: FollowUp, caller: Caller) -> str:
    label = _LABELS.get(one.kind)
    who = f"{label} {bold(one.person_name)}" if label and one.kind == "reply" else bold(one.person_name)
    if label and one.kind != "reply":
        who += f"  ·  {label.lower()}" if one.kind == "theirs" else "  ·  you promised"
    overdue = say_overdue(one.due_at, caller)
    when = f":red_circle: {overdue}" if overdue else f":bell: {say_due(one.due_at, one.has_time, caller)}"
    again = f"  ·  {say_every(one.every)}" if one.every else ""
    link = f"  ·  <{one.permalink}|message>" if one.permalink else ""
    about = f"\n{calm(one.about)[:600]}" if one.about.strip() else ""
    return f"{who}  ·  {when}{again}{link}{about}"


def reminded_card(reminded: Reminded, caller: Caller) -> Message:
    names = names_of([person.name for person in reminded.people])
    due = say_due(reminded.due_at, reminded.has_time, caller)
    again = f", then {say_every(reminded.every)}" if reminded.every else ""
    about = f"\n> {calm(reminded.about)[:1000]}" if reminded.about.strip() else ""
    row = actions(
        button("Undo", "log.undo", str(reminded.journal_id)),
        button("Profile", "people.show", str(reminded.people[0].id)),
        block_id=f"reminded:{reminded.journal_id}",
    )
    who = ", ".join(plain(person.name) for person in reminded.people)
    text = f"Follow-up with {who} {due}{again}"
    if reminded.about.strip():
        text += f": {calm(reminded.about)}"
    return Message(text[:3900], [section(f":bell: Follow-up with {names} *{due}*{again}{about}"), row])


def closed_card(closed: Closed, caller: Caller) -> Message:
    names = names_of(list(dict.fromkeys(one.person_name for one in closed.follow_ups)))
    words = closed_words(closed, caller)
    who = closed.follow_ups[0].person_id
    row = actions(
        button("Log it", "people.log", str(who)),
        button("Undo", "log.undo", str(closed.journal_id)),
        block_id=f"closed:{closed.journal_id}",
    )
    return Message(words, [section(f":white_check_mark: Done: {names}{_again(closed, caller)}"), row])


def closed_words(closed: Closed, caller: Caller) -> str:
    names = ", ".join(dict.fromkeys(plain(one.person_name) for one in closed.follow_ups))
    return f"Done: {names}{_again(closed, caller)}"[:1500]


def put_off_card(put_off: PutOff, caller: Caller) -> Message:
    row = actions(button("Undo", "log.undo", str(put_off.journal_id)), block_id=f"put_off:{put_off.journal_id}")
    until = say_day(put_off.until, caller)
    return Message(
        put_off_words(put_off, caller), [section(f":zzz: {bold(put_off.name)} is snoozed until *{until}*."), row]
    )


def put_off_words(put_off: PutOff, caller: Caller) -> str:
    return f"{plain(put_off.name)[:200]} is snoozed until {say_day(put_off.until, caller)}."


def reminder_form(person_id: int, name: str, day: date) -> View:
    blocks = [
        section(f"Follow up with {bold(name)}"),
        field("When", "day", date_input("day", day.isoformat())),
        field("About", "about", text_input("about", placeholder="the deck"), optional=True),
    ]
    return modal("Remind me", "followups.set", blocks, submit="Remind me", metadata=str(person_id))


def date_question(question: DateQuestion, line: str, command: str) -> Message:
    """A command's date cannot be read: the days it may mean, ready to be typed."""
    said = plain(question.text)
    words = f"There is no {said}." if question.reason == "impossible" else f"{said} can be two days."
    tries = [line.replace(question.text, f"{day.day} {day:%b %Y}", 1) for day in question.options[:3]]
    hint = "Did you mean\n" + "\n".join(f"`{cut(calm(f'{command} {one}'), 300)}`" for one in tries)
    text = f"{words} Say the day with its month's name."
    if len(line) <= _SHOWN_WHOLE:
        return Message(text, [section(f":calendar: {words} {hint}")])
    given_back = refusal(text, line)
    return Refused(given_back.text, [section(f":calendar: {words} {hint}"), *given_back.blocks[1:]])


def _again(closed: Closed, caller: Caller) -> str:
    if closed.next_at is None:
        return ""
    days = max(1, (closed.next_at.astimezone(caller.zone).date() - caller.local.date()).days)
    return f" (again in {say_gap(days)})"
