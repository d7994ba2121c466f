"""Refusals: what went wrong, what to try, and the words that were typed, given back."""

from bot.slack.requests import Message
from bot.slack.views.kit import calm, context, quoted, section

_PART = 2800
_PARTS = 4


def refusal(words: str, typed: str = "") -> Message:
    """`words` are Rapport's own; `typed` is what the user wrote (Slack-escaped), so that nothing has to be typed twice."""
    words = calm(words)
    blocks = [section(f":information_source: {words}")]
    if typed.strip():
        blocks.append(context("You wrote:"))
        blocks += [
            section(quoted(typed[at : at + _PART], 2990)) for at in range(0, min(len(typed), _PART * _PARTS), _PART)
        ]
    return Message(f"{words}\n{calm(typed)}"[:3900] if typed.strip() else words, blocks)
