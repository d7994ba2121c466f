"""How well lines are understood, over files of lines with what they should become.

    python tests/bench/understanding.py tests/bench/data/lines_tuning.jsonl [more files] [--json] [--misses]

A record: `text`, `now` (ISO 8601 with offset), `tz`, `known` (key forms of people the owner has), and what is wanted:
`people` (names, handles, addresses or Slack ids; titles do not matter), `kind` (null or "note" where no contact took
place), `at` and each of `follow_ups` (a day, or [first, last] when any day between is right), `promises` (`by`, `due`),
optionally `cadence_days`.

person: all and only the right people. kind: the kind. date, follow-up: of the lines where one is wanted or given, those
that are right. promise precision and recall. lost: characters that are neither in the note nor read. All per file.

The sets in `data/`: `lines_tuning` is what the reader was written with; `lines_held` was set aside before and is only ever
measured; `lines_blind` and those numbered after it were written by people who had not seen the reader, measured unseen
first and then used to find what to mend.

person counts those too for whom only something to come is ("met Yoav; meeting Omer on Tuesday").
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.notes import Line, name_candidates, parse_line
from bot.domain.people import normalise, split_name

Day = str | list[str] | None
COLUMNS = (
    "lines",
    "person",
    "kind",
    "date",
    "follow_up",
    "promise_precision",
    "promise_recall",
    "lost",
    "p50_ms",
    "max_ms",
)


def day_right(wanted: Day, given: date | None) -> bool:
    """Whether a day is the one wanted, or lies in the wanted period."""
    if wanted is None or given is None:
        return wanted is None and given is None
    first, last = (wanted, wanted) if isinstance(wanted, str) else wanted
    return first <= given.isoformat() <= last


def matched_days(wanted: Iterable[Day], given: list[date]) -> bool:
    """Whether the given days are the wanted ones, one to one, in any order."""
    left = list(given)
    for day in wanted:
        hit = next((g for g in left if day_right(day, g)), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


def people_right(record: dict[str, Any], line: Line) -> bool:
    return {key(p) for p in record["people"]} == {key(r.value) for r in line.named}


def key(name: str) -> str:
    """Two names with one key are one person's: `Dr. Ana Silva`, `ana silva`."""
    return " ".join(split_name(name).words) or normalise(name)


def contact(kind: str | None) -> str | None:
    """A note, a plan and small talk are all no contact."""
    return None if kind == "note" else kind


def lost_characters(line: Line) -> int:
    """Letters and digits of the raw line that no read span covers and that the note does not have in order."""
    taken = {i for span in line.read if not span.in_note for i in range(span.start, span.end)}
    position = lost = 0
    for i, character in enumerate(line.raw):
        if character.isspace() or i in taken:
            continue
        found = line.note.find(character, position)
        lost += found < 0
        position = position if found < 0 else found + 1
    return lost


def follow_up_right(record: dict[str, Any], line: Line) -> bool:
    cadence = record.get("cadence_days")
    if (cadence is None) != (line.cadence_days is None):
        return False
    if cadence is not None and line.cadence_days is not None and abs(cadence - line.cadence_days) > 1:
        return False
    return matched_days(record["follow_ups"], [f.due.date() for f in line.follow_ups])


def promises_right(record: dict[str, Any], line: Line) -> int:
    """How many of the promises given are wanted ones (by whom and for when)."""
    left, right = list(record["promises"]), 0
    for promise in line.promises:
        due = promise.due.date() if promise.due else None
        hit = next((w for w in left if w["by"] == promise.by and day_right(w["due"], due)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return right


def measure(path: Path, show_misses: bool) -> dict[str, Any]:
    """The figures of one file; prints what was misread when asked."""
    records = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]
    checks: dict[str, list[bool]] = {"person": [], "kind": [], "date": [], "follow_up": []}
    given = wanted = right = lost = 0
    times = []
    for record in records:
        now = datetime.fromisoformat(record["now"]).astimezone(ZoneInfo(record["tz"]))
        started = time.perf_counter()
        known = frozenset(name_candidates(record["text"])) & frozenset(record["known"])
        line = parse_line(record["text"], now, known=known)
        times.append(1000 * (time.perf_counter() - started))
        found = {"person": people_right(record, line), "kind": contact(record["kind"]) == contact(line.kind)}
        if record["at"] is not None or line.at is not None:
            found["date"] = day_right(record["at"], line.at.date() if line.at else None)
        if record["follow_ups"] or line.follow_ups or record.get("cadence_days") or line.cadence_days:
            found["follow_up"] = follow_up_right(record, line)
        for name, is_right in found.items():
            checks[name].append(is_right)
        hits = promises_right(record, line)
        given, wanted, right = given + len(line.promises), wanted + len(record["promises"]), right + hits
        lost += lost_characters(line)
        wrong = [name for name, is_right in found.items() if not is_right]
        if hits != len(line.promises) or hits != len(record["promises"]):
            wrong.append("promise")
        if show_misses and wrong:
            print(
                f"{'+'.join(wrong)}: {record['text']}\n    wanted {wanted_text(record)}\n    given  {given_text(line)}"
            )
    shares = {name: round(sum(values) / len(values), 4) if values else 1.0 for name, values in checks.items()}
    return {
        "lines": len(records),
        **shares,
        "promise_precision": round(right / given, 4) if given else 1.0,
        "promise_recall": round(right / wanted, 4) if wanted else 1.0,
        "lost": lost,
        "p50_ms": round(statistics.median(times), 2) if times else 0.0,
        "max_ms": round(max(times), 2) if times else 0.0,
    }


def wanted_text(record: dict[str, Any]) -> str:
    return str({k: record[k] for k in ("people", "kind", "at", "follow_ups", "promises") if record[k]})


def given_text(line: Line) -> str:
    return str(
        {
            "people": [r.value for r in line.named],
            "kind": line.kind and line.kind.value,
            "at": line.at and line.at.date().isoformat(),
            "follow_ups": [(f.due.date().isoformat(), f.about) for f in line.follow_ups],
            "promises": [(p.by, p.due and p.due.date().isoformat(), p.text) for p in line.promises],
            "cadence": line.cadence_days,
            "note": line.note,
        }
    )


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, help="JSON lines files of lines with what they should become")
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    parser.add_argument("--misses", action="store_true", help="print every line that was misread")
    options = parser.parse_args(argv)
    figures = {path.stem: measure(path, options.misses) for path in options.files}
    print("".join(["file".ljust(20), *(column.rjust(18) for column in COLUMNS)]))
    for name, row in figures.items():
        print("".join([name.ljust(20), *(str(row[column]).rjust(18) for column in COLUMNS)]))
    if options.json:
        print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
