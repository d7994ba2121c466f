"""`ideas`: what to write about, from what one's people raised."""

from bot.slack.feature import CommandSpec, Feature
from bot.slack.requests import Command, Message
from bot.slack.services import Services
from bot.slack.views.ideas import ideas_view
from bot.usecases.content_ideas import content_ideas


async def ideas(services: Services, command: Command) -> Message:
    """All, or those about a word: `ideas mentoring`."""
    found = await services.db.read(content_ideas, command.caller)
    wanted = command.rest.strip().casefold()
    return ideas_view([one for one in found if wanted in one.term], command.caller)


FEATURE = Feature(
    name="ideas",
    commands=(
        CommandSpec(
            ("ideas",),
            "ideas",
            "What to write about: questions and themes that several of your people raised lately",
            ("ideas", "ideas mentoring"),
            ideas,
        ),
    ),
)
