"""Reading who-wrote-to-whom traces for the measurements: CSV (may be gzipped), a header, then sender, receiver, seconds.

A trace becomes, for each person in it ("ego"), the conversations with everyone else. Messages of two people less than
twelve hours apart are one conversation, and whoever sent the first one opened it. A message to more than five people in
the same second is a circular and says nothing about two people.
"""

import csv
import gzip
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

MAX_RECEIVERS = 5
CONVERSATION_S = 12 * 3600
DAY_S = 86_400


@dataclass(slots=True)
class History:
    """Conversations with one person: their starts (seconds, ascending) and whether the ego opened each."""

    starts_s: list[int] = field(default_factory=list)
    mine: list[bool] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Trace:
    """`histories[ego][other]`; `first_s` and `last_s` are the first and last message of all."""

    name: str
    messages: int
    first_s: int
    last_s: int
    histories: dict[str, dict[str, History]]


def read_trace(path: Path) -> Trace:
    """Read one trace file.

    Raises:
        SystemExit: the file is not a trace; the text says which line.
    """
    messages = _read_messages(path)
    if not messages:
        raise SystemExit(f"{path}: no message in it")
    histories: dict[str, dict[str, History]] = defaultdict(dict)
    last_message_s: dict[tuple[str, str], int] = {}
    for at_s, sender, receiver in messages:
        pair = (min(sender, receiver), max(sender, receiver))
        before_s = last_message_s.get(pair)
        last_message_s[pair] = at_s
        if before_s is not None and at_s - before_s < CONVERSATION_S:
            continue
        for ego, other in ((sender, receiver), (receiver, sender)):
            history = histories[ego].setdefault(other, History())
            history.starts_s.append(at_s)
            history.mine.append(ego == sender)
    name = path.name.split(".")[0]
    return Trace(name, len(messages), messages[0][0], messages[-1][0], dict(histories))


def _read_messages(path: Path) -> list[tuple[int, str, str]]:
    """Distinct messages between two people, in time order, circulars left out."""
    opener = gzip.open if path.suffix == ".gz" else open
    found: set[tuple[int, str, str]] = set()
    with opener(path, "rt", encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.reader(lines), start=1):
            if number == 1:
                continue
            try:
                sender, receiver, at = row[0], row[1], int(row[2])
            except (IndexError, ValueError) as error:
                raise SystemExit(f"{path}, line {number}: expected sender,receiver,seconds") from error
            if sender != receiver:
                found.add((at, sender, receiver))
    receivers = Counter((at, sender) for at, sender, _ in found)
    return sorted(message for message in found if receivers[message[:2]] <= MAX_RECEIVERS)
