"""A channel's digest, and what is said when one is set up or ends."""

from collections.abc import Sequence

from bot.slack.requests import Block, Message
from bot.slack.views.kit import button, context, cut, plain, section
from bot.slack.views.trends import link_text
from bot.storage.digests import Digest
from bot.usecases.digests import DueDigest

_SOURCES_NAMED = 3


def digest_message(due: DueDigest, command: str) -> Message:
    """The stories, and who has set this up."""
    blocks: list[Block] = [section(":newspaper: *New in the sources of this channel*")]
    for one in due.stories:
        sources = ", ".join(plain(cut(name, 60)) for name in one.sources[:_SOURCES_NAMED])
        more = len(one.sources) - _SOURCES_NAMED
        blocks.append(
            section(
                f"*<{one.story.url}|{link_text(one.story.title)}>*\n{sources}{f' and {more} more' if more > 0 else ''}"
            )
        )
    blocks.append(context(attribution(due.digest, command)))
    return Message("; ".join(plain(one.story.title) for one in due.stories)[:3900], blocks)


def attribution(digest: Digest, command: str) -> str:
    channel = f"<#{digest.channel}>"
    return f"Set up by <@{digest.user_id}>, who turns it off with `{command} digest` {channel} `off`."


def begun_message(digest: Digest, command: str) -> Message:
    """Said in the channel, so that everybody there knows."""
    words = f"<@{digest.user_id}> has set up a daily digest here: new stories of public feeds, on weekdays at {_at(digest)}."
    return Message(words, [section(f":newspaper: {words}"), context(attribution(digest, command))])


def digests_view(digests: Sequence[Digest], notice: str = "") -> Message:
    blocks: list[Block] = [context(notice)] if notice else []
    if not digests:
        words = "You have set up no digest in a channel."
        hint = "`digest #channel 9:00` posts new stories of your feeds there on weekdays, in your name."
        return Message(words, [*blocks, section(f":newspaper: {words}"), context(hint)])
    blocks.append(section("*Digests you have set up*"))
    for one in digests:
        words = f"<#{one.channel}>  ·  weekdays at {_at(one)} ({plain(one.tz)})"
        off = button("Turn off", f"digests.off/{one.channel}", one.channel)
        blocks.append(section(words, accessory=off))
    return Message(f"{notice} You have set up {len(digests)} digests.".strip(), blocks)


def _at(digest: Digest) -> str:
    return f"{digest.hour}:{digest.minute:02d}"
