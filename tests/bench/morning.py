"""A year of mornings: `python tests/bench/morning.py TRACE... [--users N] [--people N] [--days N] [--workers N] [--json]`.

Every simulated user has people whose habits are those of pairs in the traces: a person's contacts come at gaps drawn from
the gaps of one real pair, opened by the user as often as in that pair. They also make follow-ups, have birthdays, read
stories, and answer what a morning suggests as often as their temper says: write (which is a contact), snooze, say "less
often", or do nothing. One in ten turns quiet on some day of the year and never does anything again; whoever is not quiet and
finds the messages gone brings them back after a week. Contacts of the first year only build up the rhythms; the second year
is measured. Ctrl-C ends it early, with the figures of those who had lived until then.

What is measured is the decision alone: messages, people in each, items carried again within a week, what was acted on, and
the processor time of reading stored rhythms and of ranking. As in the product, the database hands over a short list; how
often that list leads to the same people as ranking everybody is measured too. Queries and sending are measured elsewhere.
"""

import random
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.domain.nudges import WEEKDAYS
from bot.domain.nudges.pace import Standing
from bot.usecases.timetable import next_morning
from tests.bench.common import Figure, build_parser, percentile, print_report
from tests.bench.simulated import BEGIN, HISTORY_DAYS, Tally, User
from tests.bench.traces import History, read_trace


@dataclass(frozen=True, slots=True)
class Table:
    """A user's schedule, as `members` has it."""

    tz: str
    pace: str
    hour: int = 9
    weekdays: int = WEEKDAYS
    country: str = ""
    away_until: date | None = None


def live(user: User, tally: Tally) -> None:
    """One user's measured year, morning by morning, as the scheduler would call for them."""
    at, last, to_quiet = BEGIN + timedelta(days=HISTORY_DAYS), None, 0
    served: set[date] = set()
    waiting = told_end = False
    while at < user.end:
        moment = next_morning(Table(user.tz, user.standing.pace), at, served=last)
        if moment is None and not user.is_quiet(at):
            # Whoever is still there misses the messages, and presses Resume after a week.
            user.standing, at, told_end, tally.resumed = Standing(), at + timedelta(days=7), False, tally.resumed + 1
            continue
        if moment is None or moment >= user.end:
            break
        last = moment.astimezone(ZoneInfo(user.tz)).date()
        tally.doubled_days += last in served
        served.add(last)
        user.live_until(moment)
        user.spend_day(moment - timedelta(hours=1))
        if waiting:
            user.reckon()
        waiting = user.morning(moment, tally)
        tally.weekly += waiting and user.standing.pace == "weekly"
        to_quiet += waiting and user.is_quiet(moment)
        tally.after_off += waiting and told_end
        told_end = told_end or user.standing.pace == "off"
        at = moment
    if user.quiet_from is not None:
        tally.quiet_users += 1
        tally.to_quiet.append(to_quiet)


_HABITS: list[History] = []


def load(traces: list[Path]) -> None:
    """Read the habits of all pairs, once a process."""
    for path in traces:
        trace = read_trace(path)
        _HABITS.extend(history for others in trace.histories.values() for history in others.values())


def year_of(number: int, people: int, days: int) -> Tally:
    tally = Tally()
    live(User(random.Random(number), _HABITS, people, days), tally)
    return tally


def figures(tally: Tally, users: int) -> list[Figure]:
    both = [a + b for a, b in zip(tally.rank_ms, tally.read_ms, strict=True)]
    return [
        Figure("users", users, key="users"),
        Figure("mornings", tally.mornings, key="mornings"),
        Figure("messages", tally.messages, key="messages"),
        Figure("items a message", tally.items / max(1, tally.messages), key="items_per_message"),
        *(Figure(f"  {name}", n / max(1, tally.messages)) for name, n in sorted(tally.sections.items())),
        Figure("people a message, most", max(tally.people, default=0), key="people_max", goal=("<=", 3)),
        Figure("repeated within a week", tally.repeats / max(1, tally.items), key="repeat_share", goal=("<=", 0.10)),
        Figure("local days served twice", tally.doubled_days, key="doubled", goal=("<=", 0)),
        Figure("same as ranking everybody", tally.agreed / max(1, tally.compared), key="agreement"),
        Figure("users who turned quiet", tally.quiet_users, key="quiet_users"),
        Figure(
            "  messages to one of them, mean", sum(tally.to_quiet) / max(1, len(tally.to_quiet)), key="to_quiet_mean"
        ),
        Figure("  messages to one of them, most", max(tally.to_quiet, default=0), key="to_quiet", goal=("<=", 7)),
        Figure("  messages after the last was announced", tally.after_off, key="after_off", goal=("<=", 0)),
        Figure("weekly messages", tally.weekly, key="weekly"),
        Figure("brought back by their user", tally.resumed, key="resumed"),
        Figure("items acted on", tally.acted / max(1, tally.items), key="acted_share"),
        Figure("processor time a morning, mean", sum(both) / max(1, len(both)), "ms", "cpu_ms", ("<=", 1.0)),
        Figure("  ranking", sum(tally.rank_ms) / max(1, len(both)), "ms", "rank_ms"),
        Figure("  reading stored rhythms", sum(tally.read_ms) / max(1, len(both)), "ms", "read_ms"),
        Figure("  both, 99th percentile", percentile(both, 99), "ms", "cpu_p99_ms"),
    ]


def main() -> None:
    parser = build_parser(__doc__)
    parser.add_argument("traces", nargs="+", type=Path, metavar="TRACE")
    parser.add_argument("--users", type=int, default=1000)
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument(
        "--workers", type=int, default=1, help="processes that share the users; each counts its own time"
    )
    options = parser.parse_args()
    with ProcessPoolExecutor(options.workers, initializer=load, initargs=(options.traces,)) as pool:
        tally, lived = Tally(), 0
        years = pool.map(partial(year_of, people=options.people, days=options.days), range(options.users))
        try:
            for lived, one in enumerate(years, 1):  # noqa: B007
                tally.add(one)
        except KeyboardInterrupt:
            pool.shutdown(cancel_futures=True)
    print_report("A year of mornings", figures(tally, lived), as_json=options.json)


if __name__ == "__main__":
    main()
