"""Counted channels: what is said there when counting begins and ends, and what rises in them."""

from collections.abc import Sequence
from datetime import UTC

from bot.domain.caller import Caller
from bot.domain.trends import sparkline
from bot.slack.requests import Block, Message
from bot.slack.views.kit import actions, bold, button, confirmation, context, cut, divider, plain, section
from bot.slack.views.trends import link_text
from bot.slack.views.words import say_ago
from bot.storage.channels import FEWEST, CountedChannel
from bot.usecases.channels import KEPT_WEEKS, ChannelTrend, ChannelTrends, SharedLink

_CHANNELS_NAMED = 3


def begun_message(channel: str, user_id: str, command: str) -> Message:
    """Said in the channel, so that everybody there knows."""
    words = f"<@{user_id}> lets Rapport count links and words here from now on, to show what rises in this channel."
    what = (
        f"Kept for {KEPT_WEEKS} weeks: how many different people use a word or share a link in a week, once at least {FEWEST} "
        "do. Members of this channel alone see it. Messages are not kept. Who wrote, and what fewer people use, is there as "
        "hashes alone, which are deleted when the week ends."
    )
    how = f"Any member can stop it, here or with `{command} unfollow` <#{channel}>; that deletes all numbers."
    blocks = [section(f":bar_chart: {words}"), section(what), actions(_stop(channel)), context(how)]
    return Message(f"{words} {what} {how}", blocks)


def ended_message(user_id: str) -> Message:
    words = (
        f"<@{user_id}> has stopped the counting of links and words here. All numbers of this channel have been deleted."
    )
    return Message(words, [section(f":bar_chart: {words}")])


def shared_message() -> Message:
    words = (
        "This channel is shared with another organisation now. Links and words are not counted here any more, and all numbers "
        "have been deleted."
    )
    return Message(words, [section(f":bar_chart: {words}")])


def over_card() -> Message:
    """What becomes of the notice whose button was pressed."""
    words = "Links and words were counted here. That has been stopped."
    return Message(words, [context(f":bar_chart: {words}")])


def counted_blocks(channels: Sequence[CountedChannel], caller: Caller) -> list[Block]:
    """Those the caller is in, each with who opted it in and a button to stop."""
    if not channels:
        return []
    blocks: list[Block] = [section("*Channels*  ·  links and words are counted there, for their members")]
    for one in channels:
        words = f"<#{one.channel}>\nSince {say_ago(one.opened_at, caller)}, by <@{one.opened_by}>"
        blocks.append(section(words, block_id=f"counted:{one.channel}", accessory=_stop(one.channel)))
    return blocks


def channel_blocks(found: ChannelTrends, caller: Caller) -> list[Block]:
    """The section of `trends`; none for who is in no such channel."""
    if not found.channels:
        return []
    blocks: list[Block] = [
        divider(),
        section(f"*In your channels*{'  ·  last week' if _is_over(found, caller) else ''}"),
    ]
    if not found.terms and not found.links:
        where = _places(found.channels)
        return [*blocks, context(f"Nothing stands out in {where}. Only what {FEWEST} people or more use is shown.")]
    blocks += [section(_term(one, caller)) for one in found.terms]
    if found.links:
        blocks.append(section("\n".join(["Shared most", *map(_link, found.links)])))
    return blocks


def channel_line(found: ChannelTrends, caller: Caller) -> str:
    """What rises most, where, and why it is shown, in one line; empty when nothing does."""
    if not found.terms:
        return ""
    one = found.terms[0]
    when = "last week" if _is_over(found, caller) else "this week"
    return f"<#{one.channels[0]}>: *{plain(one.term)}*{_curve(one)}  ·  {one.people} people {when}, {_usual(one)}"


def _is_over(found: ChannelTrends, caller: Caller) -> bool:
    return (caller.now.astimezone(UTC).date() - found.week).days >= 7


def _usual(one: ChannelTrend) -> str:
    """The reason: what an earlier week was like. Numbers below `FEWEST` are not kept."""
    if one.usual is None:
        return "the first week that is counted"
    return f"usually {round(one.usual)}" if round(one.usual) >= FEWEST else f"usually under {FEWEST}"


def _curve(one: ChannelTrend) -> str:
    return f"  {sparkline(one.curve)}" if len(one.curve) > 1 else ""


def _term(one: ChannelTrend, caller: Caller) -> str:
    weeks = (caller.now.astimezone(UTC).date() - one.first_week).days // 7
    first = ("this week", "last week")[weeks] if weeks < 2 else f"{weeks} weeks ago"
    lines = [
        f"*{plain(one.term)}*{_curve(one)}",
        f"{one.people} people in {_places(one.channels)}, {_usual(one)}  ·  first seen {first}",
    ]
    if one.concerns:
        lines.append(f":wave: Might interest {', '.join(bold(tie.name) for tie in one.concerns)}")
    return "\n".join(lines)


def _link(one: SharedLink) -> str:
    title = one.story.title if one.story else one.url.removeprefix("https://")
    url = one.story.url if one.story else one.url
    source = f", from {plain(cut(one.story.feed_title, 40))}" if one.story else ""
    return f"•  <{plain(url)}|{link_text(cut(title, 90))}>  ·  {one.people} people in {_places(one.channels)}{source}"


def _places(channels: Sequence[str]) -> str:
    named = ", ".join(f"<#{channel}>" for channel in channels[:_CHANNELS_NAMED])
    more = len(channels) - _CHANNELS_NAMED
    return f"{named} and {more} more" if more > 0 else named


def _stop(channel: str) -> Block:
    sure = confirmation("Stop counting here?", "All numbers of the channel are deleted. The channel is told.", "Stop")
    return button("Stop counting", f"channels.stop/{channel}", channel, confirm=sure)
