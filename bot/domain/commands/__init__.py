"""Commands: the text after a sub-command -> typed values. Pure; what a command then does is the use cases' business."""

from bot.domain.commands.keeping import (
    CIRCLE_CHARS,
    CircleOrder,
    circle_key,
    circle_name,
    parse_circle,
    parse_merge,
)
from bot.domain.commands.looking import parse_find, parse_follow
from bot.domain.commands.model import AddPerson, Birthday, Cadence, Find, Follow, Remind, Snooze
from bot.domain.commands.people import parse_add, parse_done, parse_note
from bot.domain.commands.references import leading_people, whole_name
from bot.domain.commands.timed import parse_cadence, parse_remind, parse_snooze
from bot.domain.commands.verbs import VERBS, closest, split_command

__all__ = [
    "CIRCLE_CHARS",
    "VERBS",
    "AddPerson",
    "Birthday",
    "Cadence",
    "CircleOrder",
    "Find",
    "Follow",
    "Remind",
    "Snooze",
    "circle_key",
    "circle_name",
    "closest",
    "leading_people",
    "parse_add",
    "parse_cadence",
    "parse_circle",
    "parse_done",
    "parse_find",
    "parse_follow",
    "parse_merge",
    "parse_note",
    "parse_remind",
    "parse_snooze",
    "split_command",
    "whole_name",
]
