"""Lines read on one Wednesday, and what came of them in short."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.notes import Line, name_candidates, parse_line

NOW = datetime(2026, 11, 25, 10, tzinfo=ZoneInfo("Europe/Berlin"))
"""A Wednesday."""


def read(text: str, *known: str) -> Line:
    return parse_line(text, NOW, known=frozenset(name_candidates(text)) & frozenset(known))


def who(line: Line) -> list[str]:
    return [reference.value for reference in line.people]


def coming(line: Line) -> list[str]:
    return [f.due.strftime("%m-%d") for f in line.follow_ups]


def promised(line: Line) -> list[tuple[str, str]]:
    return [(p.by, p.due.strftime("%m-%d") if p.due else "") for p in line.promises]
