"""How often to be in touch: one person, tag or circle, and the list of all that was wished for."""

from bot.domain.caller import Caller
from bot.slack.requests import Block, Message
from bot.slack.views.kit import actions, bold, button, calm, context, option, plain, section, select
from bot.slack.views.people import pager, wish_words
from bot.slack.views.words import say_cadence, say_day
from bot.usecases.cadences import CadenceList, CadenceSet, Standing, Target

# Slack's longest value of an option, less the days that follow the target.
_TARGET_CHARS = 130
_STANDINGS = 10
CHOICES = (
    ("Every week", 7.0),
    ("Every 2 weeks", 14.0),
    ("Every month", 30.4375),
    ("Every 2 months", 60.875),
    ("Every 3 months", 91.3125),
    ("Every 6 months", 182.625),
    ("Every year", 365.25),
)
OFF = "off"


def cadence_card(standings: tuple[Standing, ...], caller: Caller, done: CadenceSet | None = None) -> Message:
    """How it stands with one or more; after a change with Undo."""
    blocks: list[Block] = []
    for number, one in enumerate(standings[:_STANDINGS]):
        blocks.append(section(f":repeat: {_headline(one)}"))
        blocks.append(context(_explained(one, caller)))
        blocks.append(actions(*_buttons(one, number), block_id=f"cadence:one:{number}"))
    if len(standings) > _STANDINGS:
        blocks.append(context(f"… and {len(standings) - _STANDINGS} more."))
    if done is not None and done.journal_id is not None:
        undo = button("Undo", "log.undo", str(done.journal_id))
        blocks.append(actions(undo, block_id=f"cadence:undo:{done.journal_id}"))
    text = ". ".join(f"{_plain_name(one)}: {_rhythm_words(one)}" for one in standings)
    return Message(text[:3900], blocks)


def cadences_view(found: CadenceList, caller: Caller, notice: str = "", undo: int | None = None) -> Message:
    """Everything that was wished for, a page at a time."""
    blocks: list[Block] = []
    if notice:
        accessory = button("Undo", "log.undo", str(undo)) if undo is not None else None
        blocks.append(section(f":white_check_mark: {notice}", accessory=accessory))
    if not found.total:
        words = "You have set no rhythm yet. I learn each one from what you log."
        hint = "`cadence Ana every 6 weeks`, `cadence #vip monthly` or `cadence circle:python-friends every 2 months` set one."
        return Message(f"{notice} {words}".strip(), [*blocks, section(f":repeat: {words}"), context(hint)])
    blocks.append(section(f"*How often you want to be in touch*  ·  {found.total}"))
    for number, one in enumerate(found.items):
        blocks.append(section(_headline(one) + _how_many(one)))
        row = _buttons(one, number)
        blocks.append(actions(*row, block_id=f"cadence:list:{found.page}:{number}"))
    if found.pages > 1:
        blocks.append(pager(found.page, found.pages, "cadence.page", ""))
    lines = "; ".join(f"{_plain_name(one)} {_rhythm_words(one)}" for one in found.items)
    return Message(f"{notice} {lines}".strip()[:3900], blocks)


def set_words(done: CadenceSet) -> str:
    who = ", ".join(_plain_name(one) for one in done.standings)[:1500]
    if done.days is None:
        return f"{who}: no rhythm of {'their' if len(done.standings) > 1 else 'its'} own any more."
    return f"{who}: {say_cadence(done.days)}."


def _headline(one: Standing) -> str:
    name = bold(f"#{one.name}" if one.target.kind == "tag" else one.name)
    kind = "circle " if one.target.kind == "circle" else ""
    return f"{kind}{name}  ·  {_rhythm_words(one)}"


def _rhythm_words(one: Standing) -> str:
    if one.days is not None:
        return say_cadence(one.days)
    if one.wish is not None:
        return wish_words(one.wish)
    if one.target.kind != "person":
        return "no rhythm set"
    return f"learned: {say_cadence(one.usual_days)}" if one.usual_days else "no rhythm known yet"


def _explained(one: Standing, caller: Caller) -> str:
    if one.target.kind != "person":
        who = "Nobody is" if not one.people else "1 person is" if one.people == 1 else f"{one.people} people are"
        where = f"tagged #{calm(one.name)}" if one.target.kind == "tag" else "in this circle"
        return f"{who} {where} now. Whoever comes later is included; a person's own rhythm wins."
    said = "You set it." if one.days is not None else _unset(one)
    if one.quiet_at is None:
        return f"{said} Log a contact, and I can tell when it is time."
    if one.quiet_at <= caller.now:
        return f"{said} Worth a message now."
    return f"{said} Worth a message from {say_day(one.quiet_at, caller)} on."


def _unset(one: Standing) -> str:
    if one.wish is not None:
        return "Nothing of their own is set."
    return "Learned from what you logged." if one.usual_days else "Too few contacts to tell a rhythm."


def _how_many(one: Standing) -> str:
    if one.target.kind == "person":
        return ""
    return f"  ·  {one.people} {'person' if one.people == 1 else 'people'}"


def _buttons(one: Standing, number: int) -> list[Block]:
    row: list[Block] = []
    value = target_value(one.target)
    if len(value) <= _TARGET_CHARS:
        choices = [option(label, f"{value}|{days}") for label, days in CHOICES]
        choices.append(option("No rhythm of its own", f"{value}|{OFF}"))
        row.append(select("Change…", f"cadence.set/{number}", choices))
    if one.target.kind == "person":
        row.append(button("Profile", f"people.show/{number}", one.target.key))
    elif one.target.kind == "circle":
        row.append(button("Members", f"circles.show/{number}", one.target.key))
    else:
        row.append(button("Who", f"find.page/{number}", f"0|tag:{one.target.key}"))
    return row


def target_value(target: Target) -> str:
    return f"{target.kind}:{target.key}"


def _plain_name(one: Standing) -> str:
    return f"#{plain(one.name)}" if one.target.kind == "tag" else plain(one.name)
