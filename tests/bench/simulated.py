"""Users who live a year with Rapport in a few seconds: habits of real pairs, and a temper by which they answer mornings."""

import json
import random
import time
from collections import Counter, deque
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.nudges import (
    WEEKDAYS,
    FollowUp,
    Morning,
    MorningInput,
    PersonState,
    Story,
    less_often,
    rank,
    snoozed,
)
from bot.domain.nudges.pace import Standing, after_message
from bot.domain.rhythm import Contact, Summary, overdue_from
from bot.usecases.gathering import MOST_QUIET
from tests.bench.traces import DAY_S, History

BEGIN = datetime(2025, 1, 1, tzinfo=UTC)
HISTORY_DAYS = 365
ZONES = ("Europe/Lisbon", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Auckland")
FULL_EVERY = 50
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
    after_off: int = 0
    weekly: int = 0
    resumed: int = 0
    compared: int = 0
    agreed: int = 0
    rank_ms: list[float] = field(default_factory=list)
    read_ms: list[float] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count what another counted."""
        for each in fields(self):
            mine, theirs = getattr(self, each.name), getattr(other, each.name)
            setattr(self, each.name, mine + theirs)


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
        summaries: dict[int, Summary] = {}
        while self.contacts and self.contacts[0][0] < now:
            at, number, mine = self.contacts.popleft()
            if not self.is_quiet(at):
                before = summaries.get(number) or self.people[number].summary
                summaries[number] = before.add(Contact(at, mine, "message"))
                self.used = True
        for number, summary in summaries.items():
            self._keep(replace(self.people[number], summary=summary))

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
        read = [_read(person, text) for person, text in zip(short, stored, strict=True)]
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
        due = sum(one.due_at < tomorrow for one in self.follow_ups.values())
        silent = []
        for person in self.people:
            quiet, last = self.quiet_at[person.person_id], person.last_nudged_at
            held = person.snoozed_until is not None and person.snoozed_until > now
            if quiet is not None and quiet < tomorrow and not held and (last is None or last < rested):
                days = (now.timestamp() - person.summary.end_s) / DAY_S + 0.5
                silent.append((person.cadence_days is None, -person.summary.n / days**2, person.person_id))
        near = {f"{now + timedelta(days=ahead):%m-%d}" for ahead in range(-1, 5)}
        chosen = dict.fromkeys(number for _, _, number in sorted(silent)[: MOST_QUIET + due])
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


def _read(person: PersonState, stored: str) -> PersonState:
    """A person as the database hands them over: the rhythm as text, everything else in columns."""
    return PersonState(
        person_id=person.person_id,
        name=person.name,
        created_at=person.created_at,
        summary=Summary.from_json(json.loads(stored)),
        cadence_days=person.cadence_days,
        birthday=person.birthday,
        snoozed_until=person.snoozed_until,
        last_nudged_at=person.last_nudged_at,
    )
