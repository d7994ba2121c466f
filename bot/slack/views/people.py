"""Profile cards, lists of people, and the form of a person's card."""

from bot.domain.caller import Caller
from bot.domain.dates import say_gap
from bot.domain.rhythm import explain_gap, spell_days
from bot.slack.requests import Block, Message, View
from bot.slack.views.capture import names_of
from bot.slack.views.kit import (
    actions,
    bold,
    button,
    calm,
    context,
    cut,
    divider,
    field,
    fields,
    header,
    modal,
    option,
    overflow,
    people_select,
    plain,
    quoted,
    section,
    text_input,
    unescaped,
)
from bot.slack.views.words import (
    KIND_LABELS,
    day_of,
    say_ago,
    say_birthday,
    say_cadence,
    say_day,
    say_due,
    say_last,
    say_overdue,
)
from bot.usecases.add_person import Added, Card
from bot.usecases.cadences import Wish
from bot.usecases.find_people import Found, Hit
from bot.usecases.profile import Profile


def profile_card(profile: Profile, caller: Caller) -> Message:
    """Who this is, how it stands between you, and why they are or are not due."""
    person, card = profile.person, profile.card
    line = " · ".join(plain(part) for part in (person.title, person.company) if part)
    blocks: list[Block] = [header(person.name)]
    if line:
        blocks.append(section(cut(line, 500)))
    blocks.append(fields(_facts(profile, caller)))
    about = _about(card, profile.circles)
    if about:
        blocks.append(context(*about))
    blocks.append(section(f":bulb: {due_words(profile, caller)}"))
    if profile.notes:
        blocks.append(divider())
        blocks += [_note(note.text, say_ago(at, caller)) for note, at in profile.notes[:3]]
    for post in profile.posts:
        blocks.append(
            context(f":newspaper: <{post.url}|{plain(cut(post.title, 150))}> · {say_ago(post.published_at, caller)}")
        )
    blocks.append(
        actions(
            button("Log", "people.log", str(person.id), style="primary"),
            button("Remind me", "followups.ask", str(person.id)),
            button("Edit", "people.edit", str(person.id)),
            overflow(
                "people.more",
                [
                    option("Merge with…", f"merge|{person.id}"),
                    option("Suggest again" if person.muted else "Do not suggest", f"mute|{person.id}"),
                    option("Forget…", f"forget|{person.id}"),
                ],
            ),
            block_id=f"person:{person.id}",
        )
    )
    blocks.append(context(":lock: Only you can see this card."))
    return Message(
        f"{plain(person.name)}: {say_last(person.last_at, caller)}. {due_words(profile, caller)}"[:3900], blocks
    )


def due_words(profile: Profile, caller: Caller) -> str:
    """Why the person is, or is not, somebody to write to now."""
    person, rhythm = profile.person, profile.rhythm
    if profile.follow_ups:
        first = profile.follow_ups[0]
        about = f" ({calm(first.about)})" if first.about else ""
        overdue = say_overdue(first.due_at, caller)
        if overdue:
            return f"Follow-up {overdue}{about}."
        return f"Next follow-up {say_due(first.due_at, first.has_time, caller)}{about}."
    if person.muted:
        return "You asked not to be reminded of them."
    if person.snoozed_until and person.snoozed_until > caller.now:
        return f"Snoozed until {say_day(person.snoozed_until, caller)}."
    if profile.quiet_at is None:
        return "Not due: no contact logged yet. Log one, or set a follow-up."
    if person.last_at and day_of(person.last_at, caller) == caller.local.date():
        return f"You spoke today. Not due before {say_day(profile.quiet_at, caller)}."
    gap = explain_gap(
        rhythm.quiet_for_days, rhythm.usual_gap_days, cadence_days=profile.wish.days if profile.wish else None, kind=""
    )
    gap = gap[:1].upper() + gap[1:]
    if profile.quiet_at <= caller.now:
        return f"Worth a message: {gap[:1].lower() + gap[1:]}."
    return f"Not due before {say_day(profile.quiet_at, caller)}. {gap}."


def added_card(added: Added, card: Card, *, by_form: bool = False) -> Message:
    """Everything the card says now, as it was understood. `by_form`: the user had the card open."""
    person = added.person
    words = f":sparkles: Added {bold(person.name)}"
    if not added.is_new:
        known = "is up to date" if by_form else "was here already; the card is up to date"
        words = f":pencil2: {bold(person.name)} {known}"
    parts = [plain(part) for part in (person.title, person.company) if part]
    blocks = [section(words + (f" · {cut(' · '.join(parts), 300)}" if parts else ""))]
    details = _details(card)
    if details:
        blocks.append(context(*details))
    if added.alike:
        blocks.append(
            context(
                f":busts_in_silhouette: You also have {names_of([one.name for one in added.alike])}. The same? Use Merge with…"
            )
        )
    row = [
        button("Undo", "log.undo", str(added.journal_id)),
        button("Edit", "people.edit", str(person.id)),
        button("Profile", "people.show", str(person.id)),
    ]
    if added.is_new:
        row.append(button("Merge with…", "people.merge", str(person.id)))
    blocks.append(actions(*row, block_id=f"added:{added.journal_id}"))
    return Message(f"{'Added' if added.is_new else 'Updated'} {plain(person.name)}"[:3900], blocks)


def people_list(found: Found, caller: Caller, title: str, action: str, query: str, empty: str) -> Message:
    """A page of people. `action` and `query` lead to the other pages."""
    if not found.total:
        return Message(empty, [section(f":mag: {empty}")])
    total = f"{found.total:,}{'+' if found.more else ''} {'person' if found.total == 1 else 'people'}"
    blocks: list[Block] = [section(f"*{plain(title)}*  ·  {total}")]
    blocks += [person_row(hit, caller, number) for number, hit in enumerate(found.hits)]
    if not found.hits:
        blocks.append(context("Nothing on this page."))
    if found.pages > 1:
        blocks.append(pager(found.page, found.pages, action, query))
    names = ", ".join(plain(hit.person.name) for hit in found.hits)
    return Message(f"{plain(title)}: {names}"[:3900], blocks)


def person_row(hit: Hit, caller: Caller, number: int) -> Block:
    person = hit.person
    line = bold(person.name)
    if person.company:
        line += f"  ·  {plain(cut(person.company, 80))}"
    details = say_last(person.last_at, caller)
    if hit.tags:
        details += "  ·  " + " ".join(f"#{calm(tag)}" for tag in hit.tags[:6])
    note = f"\n{quoted(hit.note, 160)}" if hit.note else ""
    return section(f"{line}\n{details}{note}", accessory=button("Profile", f"people.show/{number}", str(person.id)))


def pager(page: int, pages: int, action: str, query: str) -> Block:
    """Previous and next, with the query carried along."""
    row = []
    if page > 0:
        row.append(button("‹ Previous", f"{action}/previous", f"{page - 1}|{query}"))
    if page + 1 < pages:
        row.append(button("Next ›", f"{action}/next", f"{page + 1}|{query}"))
    return actions(*row, block_id=f"page:{page}:{pages}")


def person_form(card: Card | None, metadata: str) -> View:
    """Add or edit a person."""
    card = card or Card(name="")
    blocks = [
        field("Name", "name", text_input("name", unescaped(card.name), placeholder="Ana Silva", most=500)),
        field("Company", "company", text_input("company", card.company or "", most=200), optional=True),
        field("Role", "title", text_input("title", card.title or "", most=200), optional=True),
        field(
            "E-mail addresses",
            "emails",
            text_input("emails", ", ".join(card.emails), placeholder="ana@acme.io"),
            optional=True,
        ),
        field(
            "Handles", "handles", text_input("handles", ", ".join(card.handles), placeholder="@anasilva"), optional=True
        ),
        field("Nicknames", "nicknames", text_input("nicknames", ", ".join(card.nicknames)), optional=True),
        field(
            "Birthday",
            "birthday",
            text_input("birthday", say_birthday(card.birthday), placeholder="3 May"),
            optional=True,
            hint="A day and a month; the year if you know it.",
        ),
        field(
            "Tags",
            "tags",
            text_input("tags", " ".join(f"#{tag}" for tag in card.tags), placeholder="#python #berlin"),
            optional=True,
        ),
        field(
            "Keep in touch every",
            "cadence",
            text_input("cadence", spell_days(card.cadence_days) if card.cadence_days else "", placeholder="6 weeks"),
            optional=True,
            hint="Leave it empty and Rapport learns the rhythm from what you log.",
        ),
    ]
    return modal(
        "Edit person" if metadata.startswith("edit") else "Add a person", "people.sent", blocks, metadata=metadata
    )


def merge_form(person_id: int, name: str) -> View:
    blocks = [
        section(f"Everything about {bold(name)} moves to the person you choose. You can undo it."),
        field("Merge with", "person", people_select("Start typing a name", "people.find")),
    ]
    return modal("Merge people", "people.merged", blocks, submit="Merge", metadata=str(person_id))


def forget_form(person_id: int, name: str) -> View:
    blocks = [
        section(
            f"This deletes {bold(name)} with all notes, contacts and follow-ups, everywhere and for good. "
            "It cannot be undone."
        )
    ]
    return modal("Forget for good?", "people.forgotten", blocks, submit="Forget", metadata=str(person_id))


def _facts(profile: Profile, caller: Caller) -> list[tuple[str, str]]:
    rhythm, person = profile.rhythm, profile.person
    last = "none logged yet"
    if profile.last is not None:
        kind = KIND_LABELS.get(profile.last.kind, "Contact")
        last = f"{say_ago(profile.last.at, caller)} · {kind}"
    facts = [("Last contact", last), ("Contacts", str(person.contacts))]
    if profile.wish is not None:
        facts.append(("Keep in touch", wish_words(profile.wish)))
    elif rhythm.usual_gap_days is not None:
        facts.append(("You usually talk", f"every {say_gap(rhythm.usual_gap_days)}".replace("every 1 ", "every ")))
    if profile.follow_ups:
        first = profile.follow_ups[0]
        facts.append(("Next follow-up", say_due(first.due_at, first.has_time, caller)))
    if person.birthday:
        facts.append(("Birthday", say_birthday(person.birthday)))
    return facts


def wish_words(wish: Wish) -> str:
    """ "every month, for #vip": the cadence and, where it is not the person's own, where it comes from."""
    source = {"tag": f", for #{calm(wish.name)}", "circle": f", for circle {plain(wish.name)}"}.get(wish.kind, "")
    return f"{say_cadence(wish.days)}{source}"


def _about(card: Card, circles: tuple[str, ...]) -> list[str]:
    about = []
    if card.tags:
        about.append(":label: " + " ".join(f"#{calm(tag)}" for tag in card.tags[:12]))
    if circles:
        about.append(":busts_in_silhouette: " + ", ".join(plain(name) for name in circles[:6]))
    if card.emails:
        about.append(":email: " + ", ".join(plain(email) for email in card.emails[:3]))
    if card.handles:
        about.append(":link: " + ", ".join(f"@{plain(handle)}" for handle in card.handles[:4]))
    if card.slack_ids:
        about.append(" ".join(f"<@{slack_id}>" for slack_id in card.slack_ids[:2]))
    if card.nicknames:
        about.append("also " + ", ".join(plain(name) for name in card.nicknames[:4]))
    return about


def _details(card: Card) -> list[str]:
    details = _about(card, ())
    if card.birthday:
        details.append(f":birthday: {say_birthday(card.birthday)}")
    if card.cadence_days:
        details.append(f":repeat: {say_cadence(card.cadence_days)}")
    return details


def _note(text: str, when: str) -> Block:
    return section(f"_{when}_\n{quoted(text, 400)}")
