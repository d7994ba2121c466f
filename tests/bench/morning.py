"""A year of mornings: `python tests/bench/morning.py TRACE... [--users N] [--people N] [--days N] [--json]`.

Every simulated user has people whose habits are those of pairs in the traces: a person's contacts come at gaps drawn from
the gaps of one real pair, opened by the user as often as in that pair. They also make follow-ups, have birthdays, read
stories, and answer what a morning suggests as often as their temper says: write (which is a contact), snooze, say "less
often", or do nothing. One in ten turns quiet on some day of the year and never does anything again; whoever is not quiet and
finds the messages gone brings them back after a week. Contacts of the first year only build up the rhythms; the second year
is measured.

What is measured is the decision alone: messages, people in each, items carried again within a week, what was acted on, and
the processor time of reading stored rhythms and of ranking. As in the product, the database hands over a short list of a
hundred; how often that list leads to the same people as ranking everybody is measured too. Queries and sending are
measured elsewhere.
"""

import json
import random
import sys
import time
from collections import Counter, deque
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.domain.nudges import (
    WEEKDAYS,
    FollowUp,
    Morning,
    MorningInput,
    PersonState,
    Story,
    less_often,
    next_send_at,
    rank,
    snoozed,
)
from bot.domain.nudges.pace import Standing, after_message
from bot.domain.rhythm import Contact, Summary, overdue_from
from tests.bench.common import Figure, build_parser, percentile, print_report
from tests.bench.traces import DAY_S, History, read_trace

BEGIN = datetime(2025, 1, 1, tzinfo=UTC)
HISTORY_DAYS = 365
ZONES = ("Europe/Lisbon", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Auckland")
SHORT_LIST, FULL_EVERY = 100, 10
TURN_QUIET = 0.1
STORIES_A_DAY, SOURCES, FOLLOW_UPS_A_DAY, WITH_BIRTHDAY = 4, 12, 0.3, 0.5


@dataclass(slots=True)
class Tally:
    """What a year came to, over all users."""

    mornings: int = 0
    messages: int = 0
    items: int = 0
    repeats: int = 0
    acted: int = 0
    people: list[int] = field(default_factory=list)
    sections: Counter[str] = field(default_factory=Counter)
    doubled_days: int = 0
    quiet_users: int = 0
    to_quiet: list[int] = field(default_factory=list)
    weekly: int = 0
    resumed: int = 0
    compared: int = 0
    agreed: int = 0
    rank_ms: list[float] = field(default_factory=list)
    read_ms: list[float] = field(default_factory=list)


class User:
    """One simulated user; `luck` decides everything that is not Rapport's."""

    def __init__(self, luck: random.Random, habits: list[History], people: int, days: int) -> None:
        self.luck = luck
        self.end = BEGIN + timedelta(days=HISTORY_DAYS + days)
        self.tz = luck.choice(ZONES)
        self.writes, self.snoozes = luck.betavariate(2, 3), luck.betavariate(1, 9)
        self.people = [self._person(number) for number in range(people)]
        self.quiet_at = [overdue_from(p.summary, p.created_at, p.cadence_days) for p in self.people]
        self.contacts = self._contacts(luck.choices(habits, k=people))
        self.follow_ups: dict[int, FollowUp] = {}
        self.stories: dict[int, Story] = {}
        self.made = 0
        quiet = self.end - timedelta(days=luck.uniform(1, days)) if luck.random() < TURN_QUIET else None
        self.quiet_from = quiet
        self.standing, self.used = Standing(), False
        self.carried: deque[tuple[datetime, frozenset[str]]] = deque()

    def _person(self, number: int) -> PersonState:
        month, day = self.luck.randint(1, 12), self.luck.randint(1, 28)
        birthday = f"--{month:02}-{day:02}" if self.luck.random() < WITH_BIRTHDAY else None
        cadence = self.luck.choice((14, 30, 90)) if self.luck.random() < 0.05 else None
        return PersonState(number, f"Person {number}", BEGIN, cadence_days=cadence, birthday=birthday)

    def _contacts(self, habits: list[History]) -> deque[tuple[datetime, int, bool]]:
        """All contacts that happen by themselves, in order of time."""
        found = []
        for number, habit in enumerate(habits):
            gaps = [later - earlier for earlier, later in zip(habit.starts_s, habit.starts_s[1:], strict=False)]
            at = BEGIN + timedelta(days=self.luck.uniform(0, HISTORY_DAYS))
            if len(gaps) >= 2:
                at = BEGIN + timedelta(seconds=self.luck.uniform(0, max(gaps)))
            while at < self.end:
                found.append((at, number, self.luck.choice(habit.mine)))
                if len(gaps) < 2:
                    break
                at += timedelta(seconds=self.luck.choice(gaps))
        return deque(sorted(found))

    def live_until(self, now: datetime) -> None:
        """Let everything happen that happens by itself before `now`."""
        while self.contacts and self.contacts[0][0] < now:
            at, number, mine = self.contacts.popleft()
            if not self.is_quiet(at):
                self._log(number, Contact(at, mine, "message"))
                self.used = True

    def is_quiet(self, now: datetime) -> bool:
        return self.quiet_from is not None and now >= self.quiet_from

    def reckon(self) -> None:
        """Judge the message before, as the product does before each next one."""
        self.standing, self.used = after_message(self.standing, used=self.used), False

    def spend_day(self, now: datetime) -> None:
        """A day's new stories and follow-ups."""
        for _ in range(STORIES_A_DAY):
            self.made += 1
            source = f"Feed {self.luck.randrange(SOURCES)}"
            self.stories[self.made] = Story(self.made, f"Story {self.made}", "https://example.org", source, now)
        self.stories = {k: s for k, s in self.stories.items() if now - s.published_at < timedelta(days=7)}
        if self.luck.random() < FOLLOW_UPS_A_DAY and not self.is_quiet(now):
            self.made += 1
            due = now + timedelta(days=self.luck.randint(1, 40))
            person = self.luck.choice(self.people)
            self.follow_ups[self.made] = FollowUp(self.made, due, person_id=person.person_id, name=person.name)

    def morning(self, now: datetime, tally: Tally) -> bool:
        """One morning: decide, carry, answer; whether there was a message."""
        short = self._short_list(now)
        stored = [json.dumps(person.summary.to_json()) for person in short]
        begun = time.process_time()
        read = [replace(p, summary=Summary.from_json(json.loads(text))) for p, text in zip(short, stored, strict=True)]
        tally.read_ms.append((time.process_time() - begun) * 1000)
        day = MorningInput(tuple(read), tuple(self.follow_ups.values()), (), tuple(self.stories.values()), WEEKDAYS)
        local = now.astimezone(ZoneInfo(self.tz))
        begun = time.process_time()
        said = rank(day, local)
        tally.rank_ms.append((time.process_time() - begun) * 1000)
        if tally.mornings % FULL_EVERY == 0:
            tally.compared += 1
            tally.agreed += said == rank(replace(day, people=tuple(self.people)), local)
        tally.mornings += 1
        if said:
            self._carry(said, now, tally)
            acted = tally.acted
            if not self.is_quiet(now):
                self._answer(said, now, tally)
            self.used = self.used or tally.acted > acted
        return bool(said)

    def _short_list(self, now: datetime) -> list[PersonState]:
        """Who is overdue and may be suggested, as the database orders and cuts them, and whose birthday is near."""
        rested, tomorrow = now - timedelta(days=13), now + timedelta(days=1)
        silent = []
        for person in self.people:
            due, last = self.quiet_at[person.person_id], person.last_nudged_at
            held = person.snoozed_until is not None and person.snoozed_until > now
            if due is not None and due < tomorrow and not held and (last is None or last < rested):
                days = (now.timestamp() - person.summary.end_s) / DAY_S + 0.5
                silent.append((person.cadence_days is None, -person.summary.n / days**2, person.person_id))
        near = {f"{now + timedelta(days=ahead):%m-%d}" for ahead in range(-1, 7)}
        chosen = dict.fromkeys(number for _, _, number in sorted(silent)[:SHORT_LIST])
        chosen.update(dict.fromkeys(p.person_id for p in self.people if p.birthday and p.birthday[-5:] in near))
        return [self.people[number] for number in chosen]

    def _carry(self, said: Morning, now: datetime, tally: Tally) -> None:
        """Note what was shown, and count what was shown in the seven days before as well."""
        keys = [f"f{item.follow_up.follow_up_id}" for item in said.due]
        keys += [f"p{item.person.person_id}" for item in (*said.reengage, *said.dates)]
        keys += [f"s{item.story.story_id}" for item in said.stories]
        while self.carried and now - self.carried[0][0] >= timedelta(days=6, hours=12):
            self.carried.popleft()
        recent = frozenset().union(*(keys for _, keys in self.carried))
        tally.messages += 1
        tally.items += len(keys)
        tally.repeats += sum(key in recent for key in keys)
        tally.people.append(len(said.reengage))
        tally.sections.update(due=len(said.due), people=len(said.reengage), dates=len(said.dates))
        tally.sections.update(stories=len(said.stories))
        self.carried.append((now, frozenset(keys)))
        for due in said.due:
            self.follow_ups[due.follow_up.follow_up_id] = replace(due.follow_up, shown_at=now)
        for told in said.stories:
            self.stories[told.story.story_id] = replace(told.story, shown_at=now)

    def _answer(self, said: Morning, now: datetime, tally: Tally) -> None:
        for due in said.due:
            if self.luck.random() < self.writes:
                tally.acted += 1
                del self.follow_ups[due.follow_up.follow_up_id]
        for item in said.reengage:
            number = item.person.person_id
            self.people[number] = replace(item.person, last_nudged_at=now)
            fate = self.luck.random()
            tally.acted += fate < self.writes + self.snoozes
            if fate < self.writes:
                self._log(number, Contact(now + timedelta(hours=2), True, "message"))
            elif fate < self.writes + self.snoozes / 2:
                until = snoozed(now.astimezone(ZoneInfo(self.tz)), self.luck.choice((7, 14, 30)))
                self.people[number] = replace(self.people[number], snoozed_until=until)
            elif fate < self.writes + self.snoozes:
                self._keep(replace(self.people[number], cadence_days=less_often(item.person)))

    def _log(self, number: int, contact: Contact) -> None:
        person = self.people[number]
        self._keep(replace(person, summary=person.summary.add(contact)))

    def _keep(self, person: PersonState) -> None:
        self.people[person.person_id] = person
        self.quiet_at[person.person_id] = overdue_from(person.summary, person.created_at, person.cadence_days)


def live(user: User, tally: Tally) -> None:
    """One user's measured year, morning by morning, as the scheduler would call for them."""
    at, last, to_quiet = BEGIN + timedelta(days=HISTORY_DAYS), None, 0
    served: set[object] = set()
    waiting = False
    while (moment := _next_morning(user, at, last)) is not None and moment < user.end:
        last = moment.astimezone(ZoneInfo(user.tz)).date()
        tally.doubled_days += last in served
        served.add(last)
        user.live_until(moment)
        user.spend_day(moment - timedelta(hours=1))
        if waiting:
            user.reckon()
        ended = user.standing.pace == "off"
        waiting = user.morning(moment, tally)
        tally.weekly += waiting and user.standing.pace == "weekly"
        to_quiet += waiting and user.is_quiet(moment)
        at = moment
        if ended and user.is_quiet(moment):
            break
        if ended:
            user.standing, at, tally.resumed = Standing(), moment + timedelta(days=7), tally.resumed + 1
    if user.quiet_from is not None:
        tally.quiet_users += 1
        tally.to_quiet.append(to_quiet)


def _next_morning(user: User, at: datetime, last: date | None) -> datetime | None:
    weekly = user.standing.pace == "weekly" and last is not None
    return next_send_at(user.tz, 9, WEEKDAYS, at, served=last + timedelta(days=6) if weekly and last else last)


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
        Figure("  messages to one of them, most", max(tally.to_quiet, default=0), key="to_quiet", goal=("<=", 8)),
        Figure("weekly messages", tally.weekly, key="weekly"),
        Figure("brought back by their user", tally.resumed, key="resumed"),
        Figure("items acted on", tally.acted / max(1, tally.items), key="acted_share"),
        Figure("processor time a morning, mean", sum(both) / max(1, len(both)), "ms", "cpu_ms", ("<=", 1.0)),
        Figure("  ranking", sum(tally.rank_ms) / max(1, len(both)), "ms", "rank_ms"),
        Figure("  reading a hundred stored rhythms", sum(tally.read_ms) / max(1, len(both)), "ms", "read_ms"),
        Figure("  both, 99th percentile", percentile(both, 99), "ms", "cpu_p99_ms"),
    ]


def main() -> None:
    parser = build_parser(__doc__)
    parser.add_argument("traces", nargs="+", type=Path, metavar="TRACE")
    parser.add_argument("--users", type=int, default=1000)
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--days", type=int, default=365)
    options = parser.parse_args()
    habits: list[History] = []
    for path in options.traces:
        trace = read_trace(path)
        habits += [history for others in trace.histories.values() for history in others.values()]
        days = (trace.last_s - trace.first_s) / DAY_S
        print(f"{trace.name}: {len(habits)} habits so far, {days:.0f} days", file=sys.stderr)
    tally = Tally()
    for number in range(options.users):
        live(User(random.Random(number), habits, options.people, options.days), tally)
    print_report("A year of mornings", figures(tally, options.users), as_json=options.json)


if __name__ == "__main__":
    main()
