"""A channel's daily digest: set up by one member, attributed to them, made of public stories alone.

Only feeds that the member follows as feeds count: those followed as a person's own would tell whom the member knows, and
their topics, tags and notes have no part in what is chosen.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain import trends
from bot.domain.caller import Caller
from bot.domain.errors import Conflict, NotFound, NotUnderstood
from bot.domain.nudges import next_send_at
from bot.domain.scope import Scope
from bot.storage.digests import Digest, digest_in, due_digests, end_digest, move_digest_on, set_digest
from bot.storage.feeds import latest_stories
from bot.storage.members import MONDAY_TO_FRIDAY
from bot.storage.rows import Story
from bot.storage.tx import Tx
from bot.usecases.rising_now import story_of

MOST_STORIES = 5
_LOOK_BACK = timedelta(days=4)
_TIME = re.compile(r"^(?:at\s+)?(?P<hour>\d{1,2})(?::(?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?m\.?)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DigestStory:
    """`sources`: the titles of every feed that tells it."""

    story: Story
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DueDigest:
    """What one channel is to be told now; without stories nothing is sent."""

    digest: Digest
    stories: tuple[DigestStory, ...]


def parse_hour(text: str) -> tuple[int, int]:
    """Read `9`, `9:30`, `4pm` as (hour, minute).

    Raises:
        NotUnderstood: it is no time of day.
    """
    match = _TIME.match(" ".join(text.split()))
    hour = int(match["hour"]) if match else 99
    half = (match["half"] or "").casefold()[:1] if match else ""
    if half and 1 <= hour <= 12:
        hour = hour % 12 + 12 * (half == "p")
    elif half or hour > 23:
        raise NotUnderstood("At what time of day? Write it like: digest #channel 9:00")
    return hour, int(match["minute"] or 0) if match else 0


def start_digest(tx: Tx, caller: Caller, channel: str, hour: int, minute: int) -> Digest:
    """On weekdays at that time of the caller's own zone, from the next time on.

    Raises:
        Conflict: somebody else has set one up in that channel.
    """
    next_at = next_digest_at(caller.zone.key, hour, minute, caller.now)
    mine = set_digest(
        tx, caller.scope, channel, tz=caller.zone.key, hour=hour, minute=minute, next_at=next_at, now=caller.now
    )
    found = digest_in(tx, caller.scope.workspace_id, channel)
    if not mine or found is None:
        who = f"<@{found.user_id}>" if found else "Somebody else"
        raise Conflict(f"{who} has set up a digest there already; only they can change it.")
    return found


def stop_digest(tx: Tx, caller: Caller, channel: str) -> None:
    """Raises:
    NotFound: the caller has none there.
    """
    if not end_digest(tx, caller.scope, channel):
        raise NotFound("You have set up no digest in that channel. `digest` shows those you have.")


def next_digest_at(tz: str, hour: int, minute: int, now: datetime) -> datetime:
    past_the_hour = timedelta(minutes=minute)
    at = next_send_at(tz, hour, MONDAY_TO_FRIDAY, now - past_the_hour)
    if at is None:
        raise ValueError("weekdays were chosen, so there is a next one")
    return at + past_the_hour


def take_due(tx: Tx, now: datetime, workspace_id: str | None, limit: int) -> list[DueDigest]:
    """What is due, moved on to its next time at once: a digest is sent once or, when that fails, not at all."""
    found = []
    for digest in due_digests(tx, now, workspace_id, limit=limit):
        found.append(DueDigest(digest, digest_stories(tx, digest, now)))
        move_digest_on(tx, digest, next_digest_at(digest.tz, digest.hour, digest.minute, now), now)
    return found


def digest_stories(tx: Tx, digest: Digest, now: datetime) -> tuple[DigestStory, ...]:
    """What is new since the last digest, most widely told and freshest first; each story once."""
    scope = Scope(digest.workspace_id, digest.user_id)
    rows = latest_stories(tx, scope, since=now - _LOOK_BACK, unseen=False)
    public = [row for row in rows if row.person_id is None and row.published_at <= now]
    by_key = {str(row.id): row for row in public}
    ranked = trends.rank_stories(map(story_of, public), (), now, len(public), max_age=_LOOK_BACK)
    found = []
    for one in ranked:
        told = [by_key[one.story.key], *(by_key[also.key] for also in one.also)]
        # A story some source told before the last digest was new then.
        if all(row.published_at > digest.last_at for row in told):
            found.append(DigestStory(told[0], tuple(dict.fromkeys(row.feed_title for row in told))))
    return tuple(found[:MOST_STORIES])
