"""Circles: who is in one, all of them, and the cards that confirm a change."""

from bot.domain.caller import Caller
from bot.slack.requests import Block, Message
from bot.slack.views.capture import names_of
from bot.slack.views.kit import actions, bold, button, confirmation, context, plain, section
from bot.slack.views.people import pager, person_row
from bot.slack.views.words import say_cadence
from bot.storage.circles import Circle
from bot.storage.rows import Person
from bot.usecases.circles import CircleChanged, CircleList, CirclePage
from bot.usecases.find_people import Hit


def circle_view(shown: CirclePage, caller: Caller) -> Message:
    """A page of a circle's members with their last contact."""
    circle = shown.circle
    rhythm = f"  ·  {say_cadence(circle.cadence_days)}" if circle.cadence_days else ""
    blocks: list[Block] = [section(f":busts_in_silhouette: {bold(circle.name)}  ·  {_count(circle)}{rhythm}")]
    blocks += [person_row(Hit(person, (), None), caller, number) for number, person in enumerate(shown.people)]
    if shown.pages > 1:
        blocks.append(pager(shown.page, shown.pages, "circles.page", str(circle.id)))
    ask = confirmation("Delete the circle?", f"{circle.name}: its people stay.", "Delete")
    blocks.append(
        actions(
            button("How often", "cadence.show", f"circle:{circle.id}"),
            button("Delete circle", "circles.delete", str(circle.id), style="danger", confirm=ask),
            block_id=f"circle:{circle.id}",
        )
    )
    blocks.append(context(f"`circle {plain(circle.name)} add Ana, Bo` puts people in, `remove` takes them out."))
    names = ", ".join(plain(person.name) for person in shown.people)
    return Message(f"{plain(circle.name)}: {names or 'nobody yet'}"[:3900], blocks)


def circles_view(found: CircleList) -> Message:
    """All circles, a page at a time."""
    if not found.total:
        words = "You have no circles yet."
        hint = "`circle python-friends add Ana, Bo` makes one."
        return Message(f"{words} {hint}", [section(f":busts_in_silhouette: {words}"), context(hint)])
    blocks: list[Block] = [section(f"*Your circles*  ·  {found.total}")]
    for number, circle in enumerate(found.circles):
        rhythm = f"  ·  {say_cadence(circle.cadence_days)}" if circle.cadence_days else ""
        members = button("Members", f"circles.show/{number}", str(circle.id))
        blocks.append(section(f"{bold(circle.name)}  ·  {_count(circle)}{rhythm}", accessory=members))
    if found.pages > 1:
        blocks.append(pager(found.page, found.pages, "circles.list", ""))
    lines = ", ".join(f"{plain(circle.name)} ({circle.members})" for circle in found.circles)
    return Message(f"Your circles: {lines}"[:3900], blocks)


def added_to_circle(done: CircleChanged) -> Message:
    name = bold(done.circle.name)
    words = [f"{_names(done.changed)} {_verb(done.changed)} in {name} now"] if done.changed else []
    if done.others:
        words.append(f"{_names(done.others)} {'was' if len(done.others) == 1 else 'were'} in it already")
    blocks: list[Block] = [section(f":busts_in_silhouette: {'. '.join(words)}  ·  {_count(done.circle)}")]
    if done.is_new:
        blocks.append(context(f":sparkles: {name} is new."))
    elif done.circle.cadence_days and done.changed:
        blocks.append(context(f":repeat: The circle asks for a contact {say_cadence(done.circle.cadence_days)}."))
    return _confirmed(done, blocks, f"{_plain(done.changed or done.others)} in {plain(done.circle.name)}")


def removed_from_circle(done: CircleChanged) -> Message:
    name = bold(done.circle.name)
    words = [f"{_names(done.changed)} {_verb(done.changed)} out of {name}"] if done.changed else []
    if done.others:
        words.append(f"{_names(done.others)} {'was' if len(done.others) == 1 else 'were'} not in it")
    blocks: list[Block] = [section(f":busts_in_silhouette: {'. '.join(words)}  ·  {_count(done.circle)}")]
    return _confirmed(done, blocks, f"{_plain(done.changed or done.others)}: out of {plain(done.circle.name)}")


def renamed_circle(done: CircleChanged) -> Message:
    words = f"{bold(done.before)} is called {bold(done.circle.name)} now"
    if done.journal_id is None:
        words = f"It is called {bold(done.circle.name)} already"
    text = f"{plain(done.before)} is called {plain(done.circle.name)} now"
    return _confirmed(done, [section(f":pencil2: {words}.")], text)


def deleted_circle(done: CircleChanged) -> Message:
    words = f"The circle {bold(done.circle.name)} is deleted. Its {_count(done.circle)} stay."
    if not done.circle.members:
        words = f"The circle {bold(done.circle.name)} is deleted. It was empty."
    undo = actions(button("Undo", "log.undo", str(done.journal_id)), block_id=f"circle_gone:{done.journal_id}")
    return Message(f"{plain(done.circle.name)} is deleted.", [section(f":wastebasket: {words}"), undo])


def no_circle(words: str, near: list[Circle]) -> Message:
    """There is no such circle; those of nearly that name are a press away."""
    blocks: list[Block] = [section(f":information_source: {words}")]
    if near:
        row = [button(circle.name, f"circles.show/{number}", str(circle.id)) for number, circle in enumerate(near)]
        blocks.append(actions(*row, block_id="circle_near"))
    return Message(words, blocks)


def _confirmed(done: CircleChanged, blocks: list[Block], text: str) -> Message:
    row = [button("Members", "circles.show", str(done.circle.id))]
    if done.journal_id is not None:
        row.insert(0, button("Undo", "log.undo", str(done.journal_id)))
    blocks.append(actions(*row, block_id=f"circle_done:{done.journal_id or done.circle.id}"))
    return Message(text[:3900], blocks)


def _count(circle: Circle) -> str:
    return f"{circle.members} {'person' if circle.members == 1 else 'people'}"


def _names(people: tuple[Person, ...]) -> str:
    return names_of([person.name for person in people])


def _plain(people: tuple[Person, ...]) -> str:
    return ", ".join(plain(person.name) for person in people)[:1500]


def _verb(people: tuple[Person, ...]) -> str:
    return "is" if len(people) == 1 else "are"
