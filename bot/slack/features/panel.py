"""The bare command's panel and its buttons, and help."""

from collections.abc import Sequence

from bot.domain.commands import closest
from bot.slack.feature import CommandSpec, Feature
from bot.slack.features.common import number_in, today_of
from bot.slack.features.latest import redraw_latest
from bot.slack.features.trends import trends_message
from bot.slack.requests import Click, ClickAnswer, Command, Fresh, Message, Open
from bot.slack.services import Services
from bot.slack.views.capture import contact_form
from bot.slack.views.followups import closed_card, due_view
from bot.slack.views.kit import plain, section
from bot.slack.views.panel import help_one, help_view, panel
from bot.slack.views.people import person_form
from bot.usecases.reminders import close_one, due_list


async def show(services: Services, command: Command) -> Message:
    return panel(await today_of(services, command.caller), command.caller, services.command)


async def log(services: Services, click: Click) -> ClickAnswer:
    return Open(contact_form([], "", day=click.caller.local.date()))


async def add(services: Services, click: Click) -> ClickAnswer:
    return Open(person_form(None, "add"))


async def due(services: Services, click: Click) -> ClickAnswer:
    return Fresh(due_view(await services.db.read(due_list, click.caller), click.caller))


async def trends(services: Services, click: Click) -> ClickAnswer:
    return Fresh(await trends_message(services, click.caller))


async def done(services: Services, click: Click) -> ClickAnswer:
    closed = await services.db.write(close_one, click.caller, number_in(click.value))
    services.later(redraw_latest(services, click.caller))
    return Fresh(closed_card(closed, click.caller))


async def help_click(services: Services, click: Click) -> ClickAnswer:
    return Fresh(_everything(services, all_commands()))


async def show_help(services: Services, command: Command) -> Message:
    """All commands, or one with its examples."""
    word = command.rest.strip().split()[0].lower() if command.rest.strip() else ""
    specs = all_commands()
    if not word:
        return _everything(services, specs)
    by_verb = {verb: spec for spec in specs for verb in spec.verbs if verb}
    spec = by_verb.get(word) or by_verb.get(closest(word, list(by_verb)) or "")
    if spec is None:
        words = f"There is no command called {plain(word)[:60]}."
        everything = _everything(services, specs)
        return Message(words, [section(f":information_source: {words}"), *everything.blocks])
    return help_one(spec.usage, spec.does, spec.examples, services.command)


def all_commands() -> tuple[CommandSpec, ...]:
    """Every command of every feature, in the order of help."""
    from bot.slack.features import FEATURES

    return tuple(spec for feature in FEATURES for spec in feature.commands)


def _everything(services: Services, specs: Sequence[CommandSpec]) -> Message:
    return help_view([(spec.usage, spec.does) for spec in specs], services.command)


FEATURE = Feature(
    name="panel",
    commands=(
        CommandSpec(
            ("", "today"), "", "Today: what is due, whom to write to, and the common things as buttons", ("",), show
        ),
        CommandSpec(
            ("help",), "help [command]", "All commands, or one with examples", ("help", "help remind"), show_help
        ),
    ),
    actions={
        "panel.log": log,
        "panel.add": add,
        "panel.due": due,
        "panel.trends": trends,
        "panel.done": done,
        "panel.help": help_click,
    },
)
