"""Channels that a member opted in: what is counted there, and what rises in them. No text is kept, and nobody's name."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from bot.domain.caller import Caller
from bot.domain.errors import NotUnderstood
from bot.domain.trends import canonical_url, score_rising
from bot.domain.trends.meeting import Tie, whom_it_concerns
from bot.domain.trends.said import Said, said_in
from bot.storage.channels import (
    LINK,
    TERM,
    WRITER,
    Asked,
    Counted,
    CountedChannel,
    Lease,
    Week,
    add_marks,
    begin_counting,
    close_channel,
    counted_channels,
    counts_in,
    drop_marks,
    drop_opening,
    give_up,
    key_of_week,
    open_channel,
    writer_of,
)
from bot.storage.feeds import latest_stories
from bot.storage.rows import Story
from bot.storage.tx import Tx
from bot.usecases.meeting import ties_for

MOST_CHANNELS = 50
KEPT_WEEKS = 8
"""How many weeks that are over are kept, and drawn."""

TELLING = timedelta(minutes=2)
"""Longer than telling a channel and looking whether it was told can take."""

TERMS_SHOWN = 5
LINKS_SHOWN = 3
_MOST_RANKED = 60
_PEOPLE_NAMED = 3
_WEAKEST = 1.0
"""About five people where three are usual. In a channel of few everybody says the usual words, one week more than another."""

_STORIES_COMPARED = 600


@dataclass(frozen=True, slots=True)
class ChannelTrend:
    """A term that is up. `channels` that carry it, where it is up most first; `people` of that one.

    `usual`: people there in an earlier week on average, those of too few taken as none; `None`: there was no earlier week.
    `curve`: people a week, oldest first, summed over the channels. `first_week`: the Monday (UTC) of the week in which it
    was first used by enough people, as far back as the curve goes.
    """

    term: str
    channels: tuple[str, ...]
    people: int
    usual: float | None
    curve: tuple[int, ...]
    first_week: date
    concerns: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class SharedLink:
    """`story`: the one of the asker's own sources that it is."""

    url: str
    channels: tuple[str, ...]
    people: int
    story: Story | None


@dataclass(frozen=True, slots=True)
class ChannelTrends:
    """What rises in `channels`, and what is shared there most. `week`: the Monday of the week it is about."""

    channels: tuple[str, ...] = ()
    week: date = date.min
    terms: tuple[ChannelTrend, ...] = ()
    links: tuple[SharedLink, ...] = ()


def week_of(at: datetime) -> date:
    """The Monday of that week, UTC."""
    day = at.astimezone(UTC).date()
    return day - timedelta(days=day.weekday())


def start_counting(tx: Tx, caller: Caller, channel: str) -> Asked:
    """Opt a channel in. Whether the caller may is for Slack to say, before.

    Nothing is counted until the channel has been told and `channel_told` says so. Who is to tell it has `TELLING` for that.

    Raises:
        NotUnderstood: the workspace counts very many already.
    """
    workspace_id = caller.scope.workspace_id
    counted = counted_channels(tx, workspace_id)
    if len(counted) >= MOST_CHANNELS and all(one.channel != channel for one in counted):
        raise NotUnderstood(f"{MOST_CHANNELS} channels of this workspace are counted already. Stop one first.")
    lease = Lease(caller.now, caller.now + TELLING)
    return open_channel(tx, workspace_id, channel, caller.scope.user_id, week_of(caller.now), lease)


def channel_told(tx: Tx, workspace_id: str, channel: str, asked_at: datetime, now: datetime) -> bool:
    """The notice stands: count what is written from now on. False: it was stopped meanwhile."""
    return begin_counting(tx, workspace_id, channel, asked_at, now)


def channel_not_told(tx: Tx, workspace_id: str, channel: str, asked_at: datetime, *, is_sure: bool) -> None:
    """There is no notice; or, not `is_sure`, nobody knows, and the next who asks is to find out."""
    (drop_opening if is_sure else give_up)(tx, workspace_id, channel, asked_at)


def stop_counting(tx: Tx, workspace_id: str, channel: str) -> bool:
    """Delete all that was counted; false when nothing was."""
    return close_channel(tx, workspace_id, channel)


def count_message(
    tx: Tx, workspace_id: str, channel: str, user_id: str, now: str, before: str, written_at: datetime, at: datetime
) -> None:
    """Count a message that reads `now` and read `before` (empty: it was not there; it is not there any more).

    `written_at`: when it was first posted. What was said in a week that is over stays as it was counted: nobody can tell
    any more whose it was.
    """
    week = week_of(at)
    if week_of(written_at) != week:
        return
    key = key_of_week(tx, workspace_id, channel, week, written_at)
    if key is None:
        return
    writer, is_used, was_used = writer_of(key, user_id), _used(said_in(now)), _used(said_in(before))
    running = Week(workspace_id, channel, week, key)
    drop_marks(tx, running, writer, was_used - is_used)
    if now:
        add_marks(tx, running, writer, (is_used - was_used) | {(WRITER, "")})


def channel_trends(tx: Tx, caller: Caller, channels: Sequence[str]) -> ChannelTrends:
    """What rises in `channels`, all of which the caller is in: this week, or last week as long as this one is silent."""
    if not channels:
        return ChannelTrends()
    this = week_of(caller.now)
    counts = counts_in(tx, caller.scope.workspace_id, channels, this - timedelta(weeks=KEPT_WEEKS))
    followed = _followed(tx, caller)
    found = ChannelTrends(tuple(channels), this)
    for week in (this, this - timedelta(weeks=1)):
        past = [one for one in counts if one.week <= week]
        found = ChannelTrends(tuple(channels), week, _terms(tx, caller, past, week), _links(past, week, followed))
        if found.terms or found.links:
            return found
    return ChannelTrends(tuple(channels), this)


def counted_of(tx: Tx, workspace_id: str) -> list[CountedChannel]:
    return counted_channels(tx, workspace_id)


def _used(said: Said) -> set[tuple[str, str]]:
    return {(TERM, term) for term in said.terms} | {(LINK, link) for link in said.links}


def _terms(tx: Tx, caller: Caller, counts: Sequence[Counted], week: date) -> tuple[ChannelTrend, ...]:
    writers = {(one.channel, one.week): one.people for one in counts if one.kind == WRITER}
    by_term: dict[str, dict[str, dict[date, int]]] = defaultdict(lambda: defaultdict(dict))
    for one in counts:
        if one.kind == TERM:
            by_term[one.term][one.channel][one.week] = one.people
    scored = []
    for term, carriers in by_term.items():
        scores = {channel: _score(weeks, channel, writers, week) for channel, weeks in carriers.items()}
        score = max(scores.values())
        if score >= _WEAKEST:
            strongest = sorted((-scores[name], name) for name in carriers if week in carriers[name])
            scored.append((score, term, {name: carriers[name] for _, name in strongest}))
    scored.sort(key=lambda row: (-row[0], " " not in row[1], row[1]))
    chosen = _distinct([(term, carriers) for _, term, carriers in scored[:_MOST_RANKED]])
    ties = ties_for(tx, caller, [_as_story(term, caller) for term, _ in chosen])
    return tuple(
        _trend(term, by_term[term], carriers, week, writers, whom_it_concerns(term, "", ties))
        for term, carriers in chosen
    )


def _score(weeks: Mapping[date, int], channel: str, writers: Mapping[tuple[str, date], int], week: date) -> float:
    """People are the documents: whoever says a word a hundred times says it once."""
    past = sorted(at for name, at in writers if name == channel and at < week)
    bg, bn = [weeks.get(at, 0) for at in past], [writers[channel, at] for at in past]
    return score_rising(weeks.get(week, 0), writers.get((channel, week), 0), bg, bn)


def _distinct(terms: Sequence[tuple[str, dict[str, dict[date, int]]]]) -> list[tuple[str, dict[str, dict[date, int]]]]:
    """A word of a phrase that stands there already, or a phrase around a word that does, says nothing new."""
    chosen: list[tuple[str, dict[str, dict[date, int]]]] = []
    taken: set[str] = set()
    for term, carriers in terms:
        words = set(term.split())
        if len(chosen) < TERMS_SHOWN and not words & taken:
            chosen.append((term, carriers))
            taken |= words
    return chosen


def _trend(
    term: str,
    everywhere: Mapping[str, Mapping[date, int]],
    carriers: Mapping[str, Mapping[date, int]],
    week: date,
    writers: Mapping[tuple[str, date], int],
    concerns: tuple[Tie, ...],
) -> ChannelTrend:
    place = next(iter(carriers))
    past = [carriers[place].get(at, 0) for name, at in writers if name == place and at < week]
    usual = sum(past) / len(past) if past else None
    curve = tuple(sum(one.get(at, 0) for one in everywhere.values()) for at in sorted({at for _, at in writers}))
    first = min(at for one in everywhere.values() for at in one)
    return ChannelTrend(term, tuple(carriers), carriers[place][week], usual, curve, first, concerns[:_PEOPLE_NAMED])


def _links(counts: Sequence[Counted], week: date, followed: Mapping[str, Story]) -> tuple[SharedLink, ...]:
    shared: dict[str, dict[str, int]] = defaultdict(dict)
    for one in counts:
        if one.kind == LINK and one.week == week:
            shared[one.term][one.channel] = one.people
    most = sorted(shared.items(), key=lambda row: (-max(row[1].values()), row[0] not in followed, row[0]))
    return tuple(
        SharedLink(
            url, tuple(sorted(where, key=lambda name: (-where[name], name))), max(where.values()), followed.get(url)
        )
        for url, where in most[:LINKS_SHOWN]
    )


def _followed(tx: Tx, caller: Caller) -> dict[str, Story]:
    since = caller.now - timedelta(weeks=2)
    rows = latest_stories(tx, caller.scope, since=since, unseen=False, limit=_STORIES_COMPARED)
    return {canonical_url(row.url): row for row in rows if row.published_at <= caller.now}


def _as_story(term: str, caller: Caller) -> Story:
    return Story(0, 0, "", None, None, "", term, "", caller.now)
