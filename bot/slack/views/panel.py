"""The panel of the bare command, the welcome, and help."""

from collections.abc import Sequence

from bot.domain.caller import Caller
from bot.domain.nudges import DateItem, DueItem, Morning, OwedItem, Reengage, say_reasons
from bot.slack.requests import Block, Message
from bot.slack.views.kit import actions, bold, button, calm, context, cut, divider, plain, section
from bot.slack.views.trends import link_text
from bot.usecases.today import Today

_DUE = 6


def panel(today: Today, caller: Caller, command: str) -> Message:
    """What is due, whom to write to, and the common things as buttons."""
    if not today.people:
        return Message("Welcome to Rapport.", [*welcome_blocks(command), common_actions()])
    blocks = today_blocks(today.morning, caller)
    if not blocks:
        words = "Nothing is due and nobody has gone quiet. A good day to meet somebody new."
        blocks = [section(f":palm_tree: {words}")]
    text = "; ".join(_texts(today.morning)) or "Nothing is due today."
    return Message(text[:3900], [section(f"*Today*, {caller.local:%A %-d %B}"), *blocks, common_actions()])


def today_blocks(morning: Morning, caller: Caller) -> list[Block]:
    """Due, people, dates, owed: a line each, with the button one needs first."""
    blocks: list[Block] = []
    for number, due in enumerate(morning.due[:_DUE]):
        blocks.append(_due(due, number))
    for number, one in enumerate(morning.reengage):
        blocks.append(_person(one, number))
    for number, day in enumerate(morning.dates[:3]):
        blocks.append(_date(day, number))
    for number, owed in enumerate(morning.owed[:3]):
        blocks.append(_owed(owed, number))
    more = morning.more_due + max(0, len(morning.due) - _DUE)
    if more:
        blocks.append(context(f"{more} more in `due`."))
    for item in morning.stories:
        story = item.story
        why = say_reasons(item.reasons)
        blocks.append(
            section(
                f":newspaper: <{story.url}|{link_text(story.title)}>\n{plain(cut(story.source, 80))}"
                + (f"  ·  {plain(why)}" if why else ""),
                accessory=button("Share", "sources.share", str(story.story_id)),
            )
        )
    return blocks


def common_actions() -> Block:
    return actions(
        button("Log", "panel.log", style="primary"),
        button("Add a person", "panel.add"),
        button("Due", "panel.due"),
        button("Trends", "panel.trends"),
        button("Settings", "settings.open"),
        button("Help", "panel.help"),
        block_id="panel",
    )


def welcome_blocks(command: str) -> list[Block]:
    """Three steps for somebody who has no data yet."""
    return [
        section(
            ":wave: *Welcome to Rapport.* It remembers whom you met and what was said, "
            "and brings it back at the right moment."
        ),
        section(
            f"*1.*  Tell it about somebody, in one line:\n> {command} met Ana Silva at PyCon yesterday, "
            "she is moving to Berlin. follow up in 2 weeks #python"
        ),
        section(f"*2.*  Follow what your field writes:\n> {command} follow https://planetpython.org"),
        section(
            "*3.*  Look at the daily message at 9:00: who is worth writing to, why, and what is new. "
            "Nothing to say, nothing sent."
        ),
        context(":lock: What you write is yours alone. Nobody else sees it. `forget` deletes a person for good."),
    ]


def help_view(entries: Sequence[tuple[str, str]], command: str) -> Message:
    """All commands: (usage, what it does)."""
    blocks: list[Block] = [
        section(
            f"*What Rapport understands*\nPlain text logs an interaction: `{command} lunch with Ana and @bo`. "
            "The same works in a direct message."
        ),
        divider(),
    ]
    chunk: list[str] = []
    for usage, does in entries:
        chunk.append(f"`{command} {usage}`\n{does}".replace(f"`{command} `", f"`{command}`"))
    for start in range(0, len(chunk), 6):
        blocks.append(section("\n".join(chunk[start : start + 6])))
    blocks.append(
        context(
            ":handshake: on a message logs its author · :memo: saves it · :alarm_clock: reminds you to reply. "
            "Take the reaction away and it is undone."
        )
    )
    blocks.append(context(":lock: Everything is private to you."))
    text = "\n".join(f"{command} {usage}: {does}" for usage, does in entries)
    return Message(text[:3900], blocks)


def help_one(usage: str, does: str, examples: Sequence[str], command: str) -> Message:
    lines = "\n".join(f"> {command} {calm(example)}".rstrip() for example in examples)
    return Message(
        f"{command} {usage}: {does}", [section(f"`{command} {usage}`\n{does}"), section(f"For example:\n{lines}")]
    )


def _due(item: DueItem, number: int) -> Block:
    one = item.follow_up
    words = say_reasons(item.reasons)
    return section(
        f":bell: {bold(one.name)}\n{calm(cut(words, 400))}",
        accessory=button("Done", f"panel.done/{number}", str(one.follow_up_id)),
    )


def _person(item: Reengage, number: int) -> Block:
    words = say_reasons(item.reasons)
    return section(
        f":seedling: {bold(item.person.name)}\n{calm(cut(words, 500))}",
        accessory=button("Log", f"people.log/{number}", str(item.person.person_id)),
    )


def _date(item: DateItem, number: int) -> Block:
    return section(
        f":birthday: {bold(item.person.name)}\n{say_reasons(item.reasons)}",
        accessory=button("Profile", f"people.show/d{number}", str(item.person.person_id)),
    )


def _owed(item: OwedItem, number: int) -> Block:
    reply = item.reply
    link = f"  ·  <{reply.permalink}|message>" if reply.permalink else ""
    return section(
        f":leftwards_arrow_with_hook: {bold(reply.name or 'a message')}\n{calm(cut(say_reasons(item.reasons), 400))}{link}",
        accessory=button("Done", f"panel.done/o{number}", str(reply.owed_id)),
    )


def _texts(morning: Morning) -> list[str]:
    lines = [f"{plain(item.follow_up.name)}: {say_reasons(item.reasons)}" for item in morning.due]
    lines += [f"{plain(item.person.name)}: {say_reasons(item.reasons)}" for item in morning.reengage]
    lines += [f"{plain(item.person.name)}: {say_reasons(item.reasons)}" for item in morning.dates]
    return lines
