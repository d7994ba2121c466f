"""What Rapport has learned from answers, each thing with the button that takes it back."""

from collections.abc import Sequence

from bot.domain.rhythm import spell_days
from bot.slack.requests import Block, Message
from bot.slack.views.kit import bold, button, context, cut, plain, section
from bot.usecases.learning import Thing

PAGE = 15


def learned_view(things: Sequence[Thing], page: int = 0, notice: str = "") -> Message:
    """A page of them; the buttons redraw it."""
    pages = max(1, -(-len(things) // PAGE))
    page = min(page, pages - 1)
    shown = things[page * PAGE : (page + 1) * PAGE]
    title = ":bulb: *What was learned from your answers*"
    blocks: list[Block] = [section(f"{title}{f'  ·  {notice}' if notice else ''}")]
    if not things:
        blocks.append(
            section("Nothing so far. Rules are proposed in the daily message, and never adopted without you.")
        )
    for number, thing in enumerate(shown):
        value = f"{page}:{thing.kind}:{thing.key}"
        blocks.append(section(words(thing), accessory=button("Undo", f"learned.undo/{number}", value)))
    if pages > 1:
        following = button("More", "learned.show", str((page + 1) % pages))
        blocks.append(section(f"Page {page + 1} of {pages}", accessory=following))
    blocks.append(context(":lock: Only you can see this."))
    text = "; ".join(words(thing) for thing in shown) or "Nothing was learned so far."
    return Message(cut(f"{notice} {text}".strip(), 3900), blocks)


def words(thing: Thing) -> str:
    """One learned thing as a line."""
    match thing.kind:
        case "tag":
            return f"People with *#{plain(cut(thing.key, 100))}* are left out of suggestions."
        case "hour":
            before = f" It came at {int(thing.days):02d}:00 before." if thing.days is not None else ""
            return f"The message comes at *{int(thing.key):02d}:00*, when you usually act.{before}"
        case "less":
            return f"{bold(thing.name)}: less often, every {spell_days(thing.days or 0)} at most."
        case "never":
            return f"{bold(thing.name)}: not brought up."
    assert thing.until is not None
    return f"{bold(thing.name)}: snoozed until {thing.until:%a} {thing.until.day} {thing.until:%b}."
