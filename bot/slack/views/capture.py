"""The card that says what was understood, and the questions that are asked where a line is unclear."""

import re
from datetime import date

from bot.domain.caller import Caller
from bot.domain.dates import say_date, say_gap
from bot.slack.requests import Block, Message, View
from bot.slack.views.kit import (
    actions,
    bold,
    button,
    calm,
    context,
    date_input,
    field,
    modal,
    option,
    people_select,
    plain,
    quoted,
    section,
    select,
    text_input,
    unescaped,
)
from bot.slack.views.words import KIND_LABELS, KINDS, say_day, say_due, say_every, undone_words
from bot.storage.rows import Person
from bot.usecases.edit_entry import Entry
from bot.usecases.log_interaction import Asked, Logged
from bot.usecases.planning import Planned
from bot.usecases.resolve import Unclear
from bot.usecases.take_note import Noted
from bot.usecases.undo import Undone

_NAMES_SHOWN = 8
_MEAL = re.compile(r"\b(?:breakfast|brunch|lunch|dinner|supper)\b", re.IGNORECASE)
_OFFERED_AS_BUTTONS = 3


def logged_card(logged: Logged, caller: Caller) -> Message:
    """What was understood of a line, with Undo, Edit and Profile."""
    everybody = [*logged.people, *logged.later]
    planned = everybody if logged.kind is None and _only_planned(logged) else logged.people
    names = names_of([one.name for one in planned])
    blocks = [section(f"{_headline(logged, caller, names)}{_quote(logged.note)}")]
    facts = _facts(logged, caller)
    if facts:
        blocks.append(context(*facts))
    new = [one for one in everybody if one.is_new]
    if new:
        verb = "is" if len(new) == 1 else "are"
        blocks.append(context(f":sparkles: {names_of([one.name for one in new])} {verb} new here, so I made a card."))
    blocks.append(_buttons(logged.journal_id, logged.line_id, everybody[0].id, [one.id for one in new]))
    plans = "; ".join(_plans(logged, caller))
    text = f"{_plain_headline(logged, caller)}{f': {calm(logged.note)}' if logged.note.strip() else ''}"
    return Message(f"{text}{f' — {plans}' if plans else ''}"[:3900], blocks)


def noted_card(noted: Noted, caller: Caller) -> Message:
    names = names_of([person.name for person in noted.people])
    blocks = [section(f":memo: Noted about {names}{_quote(noted.text)}")]
    new = [person for person in noted.people if person.id in noted.created]
    if new:
        verb = "is" if len(new) == 1 else "are"
        blocks.append(context(f":sparkles: {names_of([one.name for one in new])} {verb} new here, so I made a card."))
    blocks.append(_buttons(noted.journal_id, noted.line_id, noted.people[0].id, [person.id for person in new]))
    about = ", ".join(plain(person.name) for person in noted.people)
    return Message(f"Noted about {about}: {calm(noted.text)}"[:3900], blocks)


def edited_card(entry: Entry, journal_id: int, caller: Caller) -> Message:
    """A line after it was corrected."""
    names = names_of([person.name for person in entry.people])
    if entry.kind and entry.day:
        emoji, verb = KINDS.get(entry.kind, KINDS["other"])
        headline = f"{emoji} {verb} {names} · {say_date(entry.day, caller.local.date())}"
    else:
        headline = f":memo: Noted about {names}"
    changed = ":pencil2: Changed. Tags and follow-ups stay as they were."
    blocks = [section(f"{headline}{_quote(entry.text)}"), context(changed)]
    blocks.append(_buttons(journal_id, entry.line_id, entry.people[0].id if entry.people else None, []))
    return Message(f"Changed: {', '.join(plain(person.name) for person in entry.people)}"[:3900], blocks)


def undone_card(undone: Undone) -> Message:
    """An action taken back; the words it was made of are given back, so that nothing is lost."""
    about = undone_words(undone)
    blocks = [section(f":leftwards_arrow_with_hook: Undone{about}.")]
    if undone.raw.strip():
        blocks += [context("What you had written:"), section(quoted(undone.raw, 2800))]
    return Message(f"Undone{about}."[:3900], blocks)


def question_card(asked: Asked, caller: Caller) -> Message:
    """The one thing that has to be known before the line can be kept. The line itself waits."""
    head = [section(quoted(asked.raw, 900))]
    if asked.date is not None:
        return _date_question(asked, head, caller)
    if asked.person is not None:
        return _person_question(asked, head, caller)
    words = "I found no person in this. Whom is it about?"
    pick = people_select("Pick a person", "draft.pick")
    row = actions(
        pick,
        button("Somebody new…", "draft.new", str(asked.draft_id)),
        button("Drop it", "draft.drop", str(asked.draft_id)),
        block_id=f"draft:{asked.draft_id}",
    )
    hint = context("`help` shows what I understand.")
    return Message(words, [section(f":grey_question: {words}"), *head, row, hint])


def new_person_form(draft_id: int) -> View:
    blocks = [field("Name", "name", text_input("name", placeholder="Ana Silva", most=500))]
    return modal("Whom is it about?", "draft.named", blocks, metadata=str(draft_id))


def line_form(entry: Entry, origin: str) -> View:
    """Correct a logged line. `origin` tells where the card is, so that it can be brought up to date."""
    who = names_of([person.name for person in entry.people])
    blocks: list[Block] = [section(f"With {who}" if entry.kind else f"About {who}")]
    if entry.kind:
        kinds = [option(label, kind) for kind, label in KIND_LABELS.items()]
        blocks.append(field("What happened", "kind", select("Kind of contact", "kind", kinds, entry.kind)))
        day = entry.day.isoformat() if entry.day else None
        blocks.append(field("When", "day", date_input("day", day), hint="A contact lies in the past."))
    shown = unescaped(entry.text)
    if len(shown) <= 3000:
        note = text_input("note", shown, multiline=True, placeholder="What was said")
        blocks.append(field("Note", "note", note, optional=True))
    else:
        blocks.append(context(":memo: The note is too long for a form, and stays as it is."))
    return modal("Edit entry", "log.edited", blocks, metadata=f"{entry.line_id}|{origin}")


def contact_form(people: list[tuple[int, str]], origin: str, *, day: date, note: str = "", kind: str = "met") -> View:
    """Log a contact by form; the person is chosen beforehand where one is known."""
    initial = option(people[0][1], str(people[0][0])) if people else None
    kinds = [option(label, value) for value, label in KIND_LABELS.items()]
    blocks = [
        field("Who", "person", people_select("Start typing a name", "people.find", initial)),
        field("What happened", "kind", select("Kind of contact", "kind", kinds, kind)),
        field("When", "day", date_input("day", day.isoformat())),
        field("Note", "note", text_input("note", note, multiline=True, placeholder="What was said"), optional=True),
        field("Follow up on", "follow_up", date_input("follow_up"), optional=True),
    ]
    return modal("Log an interaction", "log.sent", blocks, submit="Log", metadata=origin)


def names_of(names: list[str]) -> str:
    """ "*Ana*, *Bo* and *Cy*"; long lists are counted."""
    shown = [bold(name) for name in names[:_NAMES_SHOWN]]
    if len(names) > _NAMES_SHOWN:
        return f"{', '.join(shown)} and {len(names) - _NAMES_SHOWN} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else (shown[0] if shown else "nobody")


def _headline(logged: Logged, caller: Caller, names: str) -> str:
    if logged.kind is None:
        return f":calendar: Planned with {names}" if _only_planned(logged) else f":memo: Noted about {names}"
    parts = [f"{KINDS.get(logged.kind.value, KINDS['other'])[0]} {_verb(logged)} {names}"]
    if logged.at is not None:
        parts.append(
            say_day(logged.at, caller)
            + (f" at {logged.at.astimezone(caller.zone):%H:%M}" if logged.at_has_time else "")
        )
    if logged.place:
        parts.append(f"at {calm(logged.place)}"[:200])
    return " · ".join(parts)


def _only_planned(logged: Logged) -> bool:
    return bool(logged.planned) and not logged.note.strip()


def _plain_headline(logged: Logged, caller: Caller) -> str:
    who = ", ".join(plain(one.name) for one in logged.people)
    if logged.kind is None:
        return f"{'Planned with' if _only_planned(logged) else 'Noted about'} {who}"
    when = f", {say_day(logged.at, caller)}" if logged.at else ""
    where = f", at {calm(logged.place)}"[:200] if logged.place else ""
    return f"{_verb(logged)} {who}{when}{where}"


def _verb(logged: Logged) -> str:
    """What happened, up to the names; a meal is called what the line calls it."""
    kind = logged.kind.value if logged.kind else "other"
    meal = _MEAL.search(logged.raw) if kind == "lunch" else None
    return f"{meal[0].capitalize()} with" if meal else KINDS.get(kind, KINDS["other"])[1]


def _facts(logged: Logged, caller: Caller) -> list[str]:
    facts = _plans(logged, caller, with_emoji=True)[:5]
    if logged.cadence_days:
        facts.append(f":repeat: Keep in touch every {say_gap(logged.cadence_days)}".replace("every 1 ", "every "))
    if logged.tags:
        facts.append(":label: " + " ".join(f"#{calm(tag)}" for tag in logged.tags[:12]))
    previous = [one for one in logged.people if one.previous_at is not None]
    if logged.kind and len(logged.people) == 1 and previous and previous[0].previous_at:
        facts.append(f":hourglass_flowing_sand: Before that: {say_day(previous[0].previous_at, caller)}")
    return facts[:10]


def _plans(logged: Logged, caller: Caller, *, with_emoji: bool = False) -> list[str]:
    """What is to come, once each: several people met together are followed up by the same words."""
    lines = [f"{_plan_emoji(plan)} " * with_emoji + _plan_words(plan, caller) for plan in logged.planned]
    return list(dict.fromkeys(lines))


def _plan_words(plan: Planned, caller: Caller) -> str:
    due = say_due(plan.due_at, plan.has_time, caller)
    about = f": {calm(plan.about)}" if plan.about.strip() else ""
    whom = plain(plan.whom)
    if plan.kind == "mine":
        return f"You promised{f' {whom}' * bool(whom)}{about}. I bring it back {due}"
    if plan.kind == "theirs":
        return f"{whom or 'They'} promised{about}. I bring it back {due}"
    again = f", then {say_every(plan.every)}" if plan.every else ""
    return f"Follow up{f' with {whom}' * bool(whom)} {due}{again}{about}"


def _plan_emoji(plan: Planned) -> str:
    return ":pushpin:" if plan.kind in ("mine", "theirs") else ":bell:"


def _quote(text: str) -> str:
    return f"\n{quoted(text.strip(), 1500)}" if text.strip() else ""


def _buttons(journal_id: int, line_id: int, first: int | None, new: list[int]) -> Block:
    """What can be done with a line: `first` is the person whose profile is offered, `new` are those made by it."""
    row = [button("Undo", "log.undo", str(journal_id)), button("Edit", "log.edit", str(line_id))]
    if first is not None:
        row.append(button("Profile", "people.show/0", str(first)))
    if new:
        row.append(button("Merge with…", "people.merge", str(new[0])))
    return actions(*row, block_id=f"logged:{journal_id}")


def _date_question(asked: Asked, head: list[Block], caller: Caller) -> Message:
    question = asked.date
    assert question is not None
    said = plain(question.text)
    words = (
        f"There is no {said}. Which day did you mean?" if question.reason == "impossible" else f"Which day is {said}?"
    )
    row = [
        button(f"{day:%a} {day.day} {day:%b %Y}", f"draft.answer/{number}", f"{asked.draft_id}|{day.isoformat()}")
        for number, day in enumerate(question.options[:4])
    ]
    drop = button("Drop it", "draft.drop", str(asked.draft_id))
    return Message(
        words, [section(f":calendar: {words}"), *head, actions(*row, drop, block_id=f"draft:{asked.draft_id}")]
    )


def _person_question(asked: Asked, head: list[Block], caller: Caller) -> Message:
    unclear = asked.person
    assert unclear is not None
    said = plain(unescaped(unclear.reference.text))[:150]
    words = (
        f"I know nobody called {said}, but somebody of nearly that name."
        if unclear.near
        else f"Which {said} do you mean?"
    )
    row = [*_offers(asked.draft_id, unclear, caller), button("Drop it", "draft.drop", str(asked.draft_id))]
    return Message(
        words, [section(f":busts_in_silhouette: {words}"), *head, actions(*row, block_id=f"draft:{asked.draft_id}")]
    )


def _offers(draft_id: int, unclear: Unclear, caller: Caller) -> list[Block]:
    """The people who may be meant: a button each while there are few, else a menu."""
    new = f"Somebody new: {unescaped(unclear.reference.text)}"
    if len(unclear.people) <= _OFFERED_AS_BUTTONS:
        row = [
            button(_label(person), f"draft.answer/{number}", f"{draft_id}|{person.id}")
            for number, person in enumerate(unclear.people)
        ]
        return [*row, button(new, "draft.answer/new", f"{draft_id}|new")]
    options = [
        option(_label(person), f"{draft_id}|{person.id}", _describe(person, caller)) for person in unclear.people
    ]
    return [select("Choose…", "draft.answer", [*options, option(new, f"{draft_id}|new")])]


def _label(person: Person) -> str:
    return f"{person.name} ({person.company})" if person.company else person.name


def _describe(person: Person, caller: Caller) -> str:
    return f"Last contact {say_day(person.last_at, caller)}" if person.last_at else "No contact logged yet"
