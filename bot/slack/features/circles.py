"""`circle`: groups of people, and the buttons of their lists."""

from bot.domain.commands import CircleOrder, circle_key, parse_circle
from bot.domain.errors import NotUnderstood
from bot.slack.feature import CommandSpec, Feature
from bot.slack.features.common import named_people, number_in, page_in
from bot.slack.features.which import asking
from bot.slack.requests import Click, ClickAnswer, Command, Fresh, Message
from bot.slack.services import Services
from bot.slack.views.circles import (
    added_to_circle,
    circle_view,
    circles_view,
    deleted_circle,
    no_circle,
    removed_from_circle,
    renamed_circle,
)
from bot.slack.views.kit import plain
from bot.storage.rows import Person
from bot.usecases.circles import (
    NoCircle,
    add_to_circle,
    check_name,
    circle_list,
    circle_named,
    circle_page,
    delete_circle,
    remove_from_circle,
    rename_circle,
)


async def circle(services: Services, command: Command) -> Message:
    """All circles, one with its people, or a change."""
    order = parse_circle(command.rest)
    try:
        return await _done(services, command, order)
    except NoCircle as error:
        near = [await services.db.read(circle_named, command.caller, key) for key in error.near]
        return no_circle(plain(error.text), near)


async def show(services: Services, click: Click) -> ClickAnswer:
    """A circle, as a message of its own: the list it was asked from stays."""
    return Fresh(circle_view(await services.db.read(circle_page, click.caller, number_in(click.value)), click.caller))


async def turn(services: Services, click: Click) -> ClickAnswer:
    page, _, circle_id = click.value.partition("|")
    shown = await services.db.read(circle_page, click.caller, number_in(circle_id), page_in(page))
    return circle_view(shown, click.caller)


async def turn_list(services: Services, click: Click) -> ClickAnswer:
    page = page_in(click.value.partition("|")[0])
    return circles_view(await services.db.read(circle_list, click.caller, page))


async def delete(services: Services, click: Click) -> ClickAnswer:
    shown = await services.db.read(circle_page, click.caller, number_in(click.value))
    done = await services.db.write_once(click.key, click.caller.now, delete_circle, click.caller, shown.circle.name)
    return deleted_circle(done)


async def _done(services: Services, command: Command, order: CircleOrder) -> Message:
    caller, once = command.caller, services.db.write_once
    match order.do:
        case "list":
            return circles_view(await services.db.read(circle_list, caller))
        case "show":
            found = await services.db.read(circle_named, caller, order.name)
            return circle_view(await services.db.read(circle_page, caller, found.id), caller)
        case "add":
            check_name(order.name)
            people = await _people(services, command, order)
            return added_to_circle(await once(command.key, caller.now, add_to_circle, caller, order.name, people))
        case "remove":
            await services.db.read(circle_named, caller, order.name)
            people = await _people(services, command, order)
            return removed_from_circle(
                await once(command.key, caller.now, remove_from_circle, caller, order.name, people)
            )
        case "rename":
            return renamed_circle(await once(command.key, caller.now, rename_circle, caller, order.name, order.to))
    return deleted_circle(await once(command.key, caller.now, delete_circle, caller, order.name))


async def _people(services: Services, command: Command, order: CircleOrder) -> list[Person]:
    if not order.people:
        words = "Whom shall I add to" if order.do == "add" else "Whom shall I take out of"
        raise NotUnderstood(f"{words} {order.name}? Write it like: circle {circle_key(order.name)} {order.do} Ana, Bo")
    return await named_people(services, command, order.people)


FEATURE = Feature(
    name="circles",
    commands=(
        CommandSpec(
            ("circle",),
            "circle python-friends add Ana, Bo",
            "Groups of people: `add`, `remove`, `rename`, `delete`; a name alone shows who is in it, no name lists all",
            (
                "circle python-friends add Ana, Bo",
                "circle python-friends remove Bo",
                "circle python-friends",
                "circle python-friends rename pythonistas",
                "circle python-friends delete",
                "circle",
            ),
            asking(circle, may_add=True),
        ),
    ),
    actions={
        "circles.show": show,
        "circles.page": turn,
        "circles.list": turn_list,
        "circles.delete": delete,
    },
)
