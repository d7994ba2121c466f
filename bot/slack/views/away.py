"""Days without a daily message, and its coming back."""

from datetime import date, datetime

from bot.domain.caller import Caller
from bot.slack.requests import Message
from bot.slack.views.kit import actions, button, section


def away_card(until: date | None, next_at: datetime | None, caller: Caller) -> Message:
    """Until when the user is away, with the button that ends it; or that they are not."""
    if until is None or until <= caller.local.date():
        words = f"You are not away. {coming(next_at, caller)} Say `away until Monday` to have none until then."
        return Message(words, [section(words)])
    words = f":palm_tree: No daily message until {until:%A} {until.day} {until:%B}. {coming(next_at, caller)}"
    return Message(words, [section(words), actions(button("Back", "morning.back"), block_id="away")])


def back_card(next_at: datetime | None, caller: Caller) -> Message:
    """Messages come again."""
    words = f"Welcome back. {coming(next_at, caller)}"
    return Message(words, [section(words)])


def resumed_card(next_at: datetime | None, caller: Caller) -> Message:
    """Messages come daily again."""
    words = f"The daily message is back. {coming(next_at, caller)}"
    return Message(words, [section(f":sunrise: {words}")])


def coming(next_at: datetime | None, caller: Caller) -> str:
    """When the next daily message comes."""
    if next_at is None:
        return "Daily messages are off."
    at = next_at.astimezone(caller.zone)
    return f"The next one comes on {at:%A} {at.day} {at:%B} at {at:%H:%M}."
