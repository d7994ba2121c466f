"""Everything the owner knows about one person, on one card."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.caller import Caller
from bot.domain.errors import NotFound
from bot.domain.rhythm import Contact, Rhythm, Summary, overdue_from, rhythm_of
from bot.storage.circles import circles_of
from bot.storage.entries import interactions_of, notes_of
from bot.storage.feeds import latest_stories
from bot.storage.follow_ups import open_follow_ups
from bot.storage.people import get_person
from bot.storage.rows import FollowUp, Interaction, Note, Person, Story
from bot.storage.tx import Tx
from bot.usecases.add_person import Card, card_of
from bot.usecases.cadences import Wish, wish_of

_POSTS_DAYS = 30


@dataclass(frozen=True, slots=True)
class Profile:
    """`quiet_at`: when silence begins to be unusual. `last`: the latest contact.

    Of notes the latest, as (note, when it was said: the day of the contact it tells of, else when it was typed), latest first.

    `wish`: the cadence that holds and where it comes from, `None` when the rhythm is learned. `circles`: names.
    """

    person: Person
    card: Card
    rhythm: Rhythm
    quiet_at: datetime | None
    last: Interaction | None
    notes: tuple[tuple[Note, datetime], ...]
    follow_ups: tuple[FollowUp, ...]
    posts: tuple[Story, ...]
    wish: Wish | None = None
    circles: tuple[str, ...] = ()


def profile(tx: Tx, caller: Caller, person_id: int) -> Profile:
    """Raises:
    NotFound: there is no such person of this user's.
    """
    person = get_person(tx, caller.scope, person_id)
    if person is None:
        raise NotFound("That person is not there any more.")
    met = interactions_of(tx, caller.scope, person_id)
    contacts = [Contact(one.at, one.mine, one.kind) for one in met]
    summary = Summary.of(contacts)
    wish = wish_of(tx, caller, person)
    posts = latest_stories(tx, caller.scope, since=caller.now - timedelta(days=_POSTS_DAYS), unseen=False)
    return Profile(
        person=person,
        card=card_of(tx, caller, person),
        rhythm=rhythm_of(contacts, caller.now),
        quiet_at=overdue_from(summary, person.created_at, wish.days if wish else None),
        last=met[-1] if met else None,
        notes=_said(notes_of(tx, caller.scope, person_id, limit=5), met),
        follow_ups=tuple(open_follow_ups(tx, caller.scope, person_ids=[person_id], limit=5)),
        posts=tuple(post for post in posts if post.person_id == person_id)[:2],
        wish=wish,
        circles=tuple(name for _, name in circles_of(tx, caller.scope, person_id)),
    )


def _said(notes: Iterable[Note], met: Iterable[Interaction]) -> tuple[tuple[Note, datetime], ...]:
    at = {one.line_id: one.at for one in met}
    return tuple(sorted(((note, at.get(note.line_id, note.created_at)) for note in notes), key=_when, reverse=True))


def _when(said: tuple[Note, datetime]) -> datetime:
    return said[1]
