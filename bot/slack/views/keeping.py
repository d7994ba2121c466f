"""Cards that keep a network tidy: merge and unmerge, forget, and the lists of owed replies and promises."""

from bot.domain.caller import Caller
from bot.slack.requests import Block, Message
from bot.slack.views.capture import names_of
from bot.slack.views.followups import follow_up_line
from bot.slack.views.kit import (
    actions,
    bold,
    button,
    calm,
    confirmation,
    context,
    cut,
    option,
    plain,
    section,
    select,
)
from bot.slack.views.words import SNOOZES, say_birthday, say_cadence, say_due, say_last
from bot.storage.rows import FollowUp, Person
from bot.usecases.keeping import MergePlan, Obligations, StandingMerge
from bot.usecases.merge_people import Merged

_HEADS = {"reply": "You owe a reply", "mine": "You promised", "theirs": "They promised"}
_SAID = {"reply": "You owe a reply to", "mine": "You promised", "theirs": "Promised by"}
_NONE = {
    "owed": ("You owe nobody a reply.", "React with :alarm_clock: to a message, and it is listed here."),
    "promises": (
        "No promise is open, neither yours nor theirs.",
        "“I'll send Ana the deck by Friday” in a line you log is kept as one.",
    ),
}


def merge_preview(plan: MergePlan, caller: Caller) -> Message:
    """What would move where, before anything does."""
    gone, kept = bold(plan.gone.name), bold(plan.kept.name)
    moves = _moves(plan)
    blocks: list[Block] = [
        section(f":link: Merge {gone} into {kept}?"),
        section("\n".join(f"•  {line}" for line in moves)),
        context(f"{kept} stays, and answers to both names. You can take it back: `unmerge {plain(plan.gone.name)}`."),
        actions(
            button("Merge", "keeping.merge", f"{plan.gone.id}|{plan.kept.id}", style="primary"),
            button("Other way round", "keeping.swap", f"{plan.kept.id}|{plan.gone.id}"),
            button("Leave them", "keeping.leave", str(plan.gone.id)),
            block_id=f"merge:{plan.gone.id}:{plan.kept.id}",
        ),
    ]
    text = f"Merge {plain(plan.gone.name)} into {plain(plan.kept.name)}? {'; '.join(moves)}"
    return Message(text[:3900], blocks)


def merged_card(merged: Merged) -> Message:
    gone, kept = plain(merged.gone_name)[:200], plain(merged.kept.name)[:200]
    row = actions(
        button("Undo", "log.undo", str(merged.journal_id)),
        button("Profile", "people.show", str(merged.kept.id)),
        block_id=f"merged:{merged.journal_id}",
    )
    return Message(
        f"{gone} and {kept} are one card now.",
        [section(f":link: {bold(merged.gone_name)} and {bold(merged.kept.name)} are one card now."), row],
    )


def unmerged_card(one: StandingMerge) -> Message:
    text = f"{plain(one.gone_name)[:200]} and {plain(one.kept_name)[:200]} are two cards again."
    words = f"{names_of([one.gone_name, one.kept_name])} are two cards again."
    return Message(text, [section(f":leftwards_arrow_with_hook: {words}")])


def which_merge(merges: tuple[StandingMerge, ...]) -> Message:
    """Several merges could be meant, the latest first."""
    words = "Which merge shall I take back?"
    blocks: list[Block] = [section(f":busts_in_silhouette: {words}")]
    for one in merges[:10]:
        take_back = button("Unmerge", "keeping.unmerge", str(one.journal_id))
        blocks.append(section(f"{bold(one.gone_name)} went into {bold(one.kept_name)}", accessory=take_back))
    return Message(words, blocks)


def edit_card(person: Person) -> Message:
    row = actions(button("Edit", "people.edit", str(person.id), style="primary"), block_id=f"edit:{person.id}")
    words = f"Change the card of {plain(person.name)[:200]}?"
    return Message(words, [section(f":pencil2: Change the card of {bold(person.name)}?"), row])


def merge_with_card(person: Person) -> Message:
    row = actions(button("Merge with…", "people.merge", str(person.id), style="primary"), block_id=f"merge:{person.id}")
    words = f"Whom is {plain(person.name)[:200]} the same person as?"
    return Message(words, [section(f":link: Whom is {bold(person.name)} the same person as?"), row])


def forget_card(person: Person, caller: Caller) -> Message:
    """The question before a person is deleted for good."""
    ask = confirmation(
        "Forget for good?", f"{cut(person.name, 100)} and everything about them is deleted. There is no undo.", "Forget"
    )
    contacts = f"{person.contacts} {'contact' if person.contacts == 1 else 'contacts'}, "
    row = actions(
        button("Forget for good", "keeping.forget", str(person.id), style="danger", confirm=ask),
        button("Keep", "keeping.keep", str(person.id)),
        block_id=f"forget:{person.id}",
    )
    words = (
        f"Forget {bold(person.name)}? This deletes the card with all notes, contacts and follow-ups everywhere, "
        "also in drafts and in what can be undone. There is no way back."
    )
    facts = context(f"{contacts}{say_last(person.last_at, caller)}")
    return Message(f"Forget {plain(person.name)[:200]} for good?", [section(f":wastebasket: {words}"), facts, row])


def forgotten_card(name: str) -> Message:
    words = f"{plain(name)[:200]} is forgotten, with everything about them."
    return Message(words, [section(f":wastebasket: {words}")])


def done_nothing(words: str) -> Message:
    return Message(words, [section(words)])


def obligations_view(
    what: str, found: Obligations, caller: Caller, notice: str = "", undo: int | None = None
) -> Message:
    """Owed replies or promises (`what`: owed or promises), each with its link, Done and Snooze."""
    blocks: list[Block] = []
    person = found.person
    where = f"{what}:{found.page}:{person.id if person else ''}"
    if notice:
        accessory = button("Undo", "keeping.undo", str(undo)) if undo is not None else None
        blocks.append(section(notice, block_id=f"{where}:notice", accessory=accessory))
    if not found.total:
        words, hint = _NONE[what]
        if person is not None:
            words = f"Nothing of that kind is open with {plain(person.name)[:200]}."
        return Message(f"{notice} {words}".strip()[:3900], [*blocks, section(f":palm_tree: {words}"), context(hint)])
    title = "Replies you owe" if what == "owed" else "Promises"
    with_whom = f" with {bold(person.name)}" if person else ""
    blocks.append(section(f"*{title}*{with_whom}  ·  {found.total}"))
    kind = ""
    for one in found.items:
        if what == "promises" and one.kind != kind:
            kind = one.kind
            blocks.append(context(f"*{_HEADS[kind]}*"))
        blocks.append(section(follow_up_line(one, caller)))
        blocks.append(
            actions(
                button("Done", "keeping.done", str(one.id), style="primary"),
                select("Snooze", "keeping.snooze", [option(label, f"{one.id}|{days}") for label, days in SNOOZES]),
                button("Profile", "people.show", str(one.person_id)),
                block_id=f"{where}:{one.id}",
            )
        )
    if found.pages > 1:
        blocks.append(_pager(what, found))
    lines = "; ".join(_in_words(one, caller) for one in found.items)
    return Message(f"{notice} {lines}".strip()[:3900], blocks)


def _in_words(one: FollowUp, caller: Caller) -> str:
    about = f": {calm(one.about)}" if one.about.strip() else ""
    return f"{_SAID.get(one.kind, '')} {plain(one.person_name)}{about} ({say_due(one.due_at, one.has_time, caller)})"


def _pager(what: str, found: Obligations) -> Block:
    row, whom = [], found.person.id if found.person else ""
    if found.page > 0:
        row.append(button("‹ Previous", "keeping.page/previous", f"{what}:{found.page - 1}:{whom}"))
    if found.page + 1 < found.pages:
        row.append(button("Next ›", "keeping.page/next", f"{what}:{found.page + 1}:{whom}"))
    return actions(*row, block_id=f"{what}:pages:{found.page}")


def _moves(plan: MergePlan) -> list[str]:
    """One line for each kind of thing that would move."""
    kept, moving = bold(plan.kept.name), plan.moving
    counts = (
        (moving.contacts, "contact", "contacts"),
        (moving.notes, "note", "notes"),
        (moving.follow_ups, "follow-up", "follow-ups"),
        (moving.feeds, "feed", "feeds"),
    )
    parts = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    lines = [f"{', '.join(parts)} move to {kept}"] if parts else []
    if plan.tags:
        lines.append("Tags: " + " ".join(f"#{calm(tag)}" for tag in plan.tags[:12]))
    if plan.circles:
        lines.append("Circles: " + ", ".join(plain(name) for name in plan.circles[:12]))
    if plan.addresses:
        lines.append("Also found by: " + ", ".join(_address(address) for address in plan.addresses[:8]))
    lines += [f"{label}: {_filled(label, value)}" for label, value in plan.filled]
    if plan.wished_days is not None:
        lines.append(f"Keep in touch {say_cadence(plan.wished_days)}")
    return lines or [f"Nothing but the name: {kept} answers to {bold(plan.gone.name)} too"]


def _address(written: str) -> str:
    """A Slack mention as it is, anything else as letters."""
    return written if written.startswith("<@") else plain(written)


def _filled(label: str, value: str) -> str:
    return say_birthday(value) if label == "Birthday" else plain(cut(value, 100))
