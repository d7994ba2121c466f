"""What the first two people of the demo have told Rapport over a year: sample people, contacts, notes, follow-ups, feeds.

Everything goes in through the use cases, as typed lines of days gone by, so that the demo's data are what Rapport itself
would have kept.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.demo.newsstand import FOLDER, render
from bot.demo.sample_people import JONAS_KNOWS, MAYA_KNOWS, Contact
from bot.demo.story import COMMUNITY, JONAS, MAYA, MEMBERS, TEAM, said_in
from bot.domain.caller import Caller
from bot.domain.nudges import next_send_at
from bot.domain.scope import Scope
from bot.domain.trends import Topic
from bot.feeds import parse_feed
from bot.storage.database import Database
from bot.storage.deliveries import last_day
from bot.storage.members import DEFAULT_HOUR, MONDAY_TO_FRIDAY, add_member, get_member
from bot.storage.tx import Tx
from bot.usecases.add_person import Card, add_person_card
from bot.usecases.change_settings import welcomed
from bot.usecases.channels import channel_told, count_message, start_counting
from bot.usecases.log_interaction import Logged, Typed, log_line
from bot.usecases.sources import follow_feed, follow_topics

_YEAR_DAYS = 365
# Real gaps are not even. Added to a contact's gap in turn, in days.
_UNEVEN_DAYS = (0, 2, -1, 3, -2, 1)
_AFTERNOON = 15

# Days before the story's first day, and the line. Those of the last days leave something for tomorrow.
_MAYA_SAID = (
    (20, "met Ravi Patel at EuroPython, he maintains a testing library and wants to write more. #python"),
    (9, "call with Kwame Mensah, he still needs a keynote speaker. follow up in a week about the keynote slot"),
    (5, "coffee with Noor Haddad, her podcast is looking for guests. follow up in 2 weeks about guests from Lisbon"),
    (3, "emailed Sofia Rossi the press kit. follow up in 4 days about the spring conference"),
    (2, "call with Fatima Al-Sayed and Daniel Cohen about the mentoring programme"),
)
_JONAS_SAID = (
    (16, "met Owen Clarke at the API meetup, he is rewriting their docs from scratch. #docs"),
    (6, "call with Mei Chen, her team would join the workshop. follow up in a week about the async workshop"),
    (2, "emailed Ravi Patel my questions. follow up in 3 days about the plugin system"),
)
# By week before the story's own: how many of the team said it, and what.
_COMMUNITY_SAID = (
    ((5, "venue"), (4, "speakers"), (2, "mentoring")),
    ((4, "venue"), (5, "speakers")),
    ((5, "speakers"), (3, "mentoring"), (4, "budget")),
    ((4, "venue"), (5, "speakers")),
)
# Feed, and whose own it is.
_FOLLOWED: dict[str, dict[str, str | None]] = {
    MAYA: {"async-letter": None, "community-signals": None, "lea-moreau": "Léa Moreau"},
    JONAS: {"async-letter": None, "rust-in-production": None},
}
_TOPICS = {MAYA: ("mentoring", "community"), JONAS: ("async", "rust")}


@dataclass(frozen=True, slots=True)
class Story:
    """When a demo database's story began, and the latest moment it is known to have reached (aware)."""

    start: datetime
    latest: datetime


def story_in(tx: Tx) -> Story | None:
    """How far the story in this database is; `None`: it holds none."""
    maya = get_member(tx, Scope(TEAM, MAYA))
    if maya is None or maya.welcomed_at is None:
        return None
    latest = maya.welcomed_at
    for member in MEMBERS:
        day = last_day(tx, Scope(TEAM, member.id))
        if day is not None:
            sent_at = datetime.combine(day, time(DEFAULT_HOUR, 1), ZoneInfo(member.tz))
            latest = max(latest, sent_at.astimezone(latest.tzinfo))
    return Story(maya.welcomed_at, latest)


def tell_history(db: Database, start: datetime, feed_hosts: Mapping[str, str]) -> None:
    """Fill an empty database with the year before `start` (aware). `feed_hosts`: a feed's name -> its "host:port"."""
    db.write_now(_tell, start, feed_hosts)


def _tell(tx: Tx, start: datetime, feed_hosts: Mapping[str, str]) -> None:
    zones = {member.id: ZoneInfo(member.tz) for member in MEMBERS}
    for user_id, contacts, said in ((MAYA, MAYA_KNOWS, _MAYA_SAID), (JONAS, JONAS_KNOWS, _JONAS_SAID)):
        scope, zone = Scope(TEAM, user_id), zones[user_id]
        next_at = next_send_at(zone.key, DEFAULT_HOUR, MONDAY_TO_FRIDAY, start)
        add_member(tx, scope, tz=zone.key, locale="en-GB", next_at=next_at, now=start)
        began = Caller(scope, start - timedelta(days=_YEAR_DAYS), zone)
        cards = [_card(contact, start.astimezone(zone)) for contact in contacts]
        ids = {card.name: add_person_card(tx, began, card).person.id for card in cards}
        for days, line in sorted([*_year_of(contacts), *said], key=lambda dated: -dated[0]):
            _log(tx, scope, zone, start, days, line)
        present = Caller(scope, start, zone)
        for name, author in _FOLLOWED[user_id].items():
            _follow(tx, present, name, start, feed_hosts[name], ids[author] if author else None)
        follow_topics(tx, present, [Topic(term) for term in _TOPICS[user_id]])
        welcomed(tx, present)
    _count(tx, start, zones)


def _count(tx: Tx, start: datetime, zones: Mapping[str, ZoneInfo]) -> None:
    """What was said in a channel that Maya opted in, by the week; in the last one, what stands there to be read."""
    began = start - timedelta(weeks=len(_COMMUNITY_SAID) + 1)
    asked = start_counting(tx, Caller(Scope(TEAM, MAYA), began, zones[MAYA]), COMMUNITY)
    assert asked.asked_at is not None
    channel_told(tx, TEAM, COMMUNITY, asked.asked_at, began)
    weeks = [[(member.id, text) for many, text in said for member in MEMBERS[:many]] for said in _COMMUNITY_SAID]
    for number, said in enumerate([*weeks, said_in(COMMUNITY)]):
        at = start - timedelta(weeks=len(weeks) - number, minutes=5)
        for user_id, text in said:
            count_message(tx, TEAM, COMMUNITY, user_id, text, "", at, at)


def _card(contact: Contact, today: datetime) -> Card:
    birthday = None
    if contact.birthday_in_days is not None:
        birthday = f"{today + timedelta(days=contact.birthday_in_days):%m-%d}"
    return Card(
        name=contact.name,
        company=contact.company,
        title=contact.title,
        emails=(contact.email,) if contact.email else (),
        birthday=birthday,
        tags=contact.tags,
    )


def _year_of(contacts: tuple[Contact, ...]) -> Iterator[tuple[int, str]]:
    """Every contact of the year as (days ago, line). The last notes belong to the last contacts."""
    for contact in contacts:
        days, number = contact.silent_days, 0
        while days < _YEAR_DAYS:
            how = contact.ways[number % len(contact.ways)].format(contact.name)
            yield days, f"{how}, {contact.notes[number]}" if number < len(contact.notes) else how
            days += max(2, contact.gap_days + _UNEVEN_DAYS[number % len(_UNEVEN_DAYS)])
            number += 1


def _log(tx: Tx, scope: Scope, zone: ZoneInfo, start: datetime, days: int, line: str) -> None:
    local = (start.astimezone(zone) - timedelta(days=days)).replace(hour=_AFTERNOON, minute=days % 60)
    answer = log_line(tx, Caller(scope, local.astimezone(start.tzinfo), zone), Typed(line, line))
    if not isinstance(answer, Logged):
        raise ValueError(f"the sample line {line!r} is not clear enough")


def _follow(tx: Tx, caller: Caller, name: str, start: datetime, feed_host: str, person_id: int | None) -> None:
    url = f"http://{feed_host}/{name}.xml"
    text = render((FOLDER / f"{name}.xml").read_text(encoding="utf-8"), start, caller.now)
    feed = parse_feed(text.encode(), "application/xml", url, caller.now)
    items = [
        {
            "guid": item.guid,
            "url": item.url or feed.site_url or url,
            "title": item.title,
            "summary": item.summary,
            "published_at": item.published_at or caller.now,
        }
        for item in feed.items
    ]
    follow_feed(tx, caller, url=url, title=feed.title, site_url=feed.site_url, items=items, person_id=person_id)
