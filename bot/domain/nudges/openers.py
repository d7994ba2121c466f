"""A first sentence to write to somebody, from the reason and what was last noted: plain text for the user to change.

Says nothing that the user's own log does not say. Sending it is the user's.
"""

import re
from collections.abc import Mapping, Sequence

from bot.domain.nudges.model import Reason

_NOTE_CHARS = 160
# A note speaks of somebody; to them it is said with "you".
_TO_YOU = (
    (re.compile(r"\b(?:s?he|they)(?:'s|’s| is| are|'re|’re)\b", re.IGNORECASE), "you are"),
    (re.compile(r"\b(?:s?he|they) was\b", re.IGNORECASE), "you were"),
    (re.compile(r"\b(?:s?he|they) has\b", re.IGNORECASE), "you have"),
    (
        re.compile(r"\b(?:s?he|they) (?P<verb>like|love|want|need|work|live|plan|hope|look|start|run)s\b"),
        r"you \g<verb>",
    ),
    (re.compile(r"\b(?:her|his|their)\b", re.IGNORECASE), "your"),
    (re.compile(r"\b(?:s?he|they|him|them)\b", re.IGNORECASE), "you"),
)


def opener(name: str, reasons: Sequence[Reason], about: str = "") -> str:
    """A message to begin with. `about`: what a follow-up or a reply is about, in the user's own words."""
    first = name.split()[0] if name.split() else ""
    hello = f"Hi {first}" if first else "Hi"
    by_kind: dict[str, Mapping[str, object]] = {reason.kind: reason.values for reason in reasons}
    if "birthday" in by_kind:
        return f"Happy birthday{f', {first}' if first else ''}! I hope you have a lovely day."
    if "owed" in by_kind:
        rest = f" about {_line(about)}" if about else ""
        return f"{hello}, sorry for the late reply{rest}. "
    if "due" in by_kind:
        return f"{hello}, about {_line(about)}: " if about else f"{hello}, as promised: "
    return " ".join([f"{hello}, how have you been?", *_topics(by_kind)])


def _topics(by_kind: Mapping[str, Mapping[str, object]]) -> list[str]:
    said = []
    if "last_time" in by_kind:
        said.append(f"Last time: {to_you(_line(str(by_kind['last_time'].get('note') or '')))}. How is that going?")
    if "posted" in by_kind:
        said.append(f"I read your post “{_line(str(by_kind['posted'].get('title') or ''))}”.")
    return said


def to_you(note: str) -> str:
    """A note about somebody as one would say it to them: "her move to Berlin" -> "your move to Berlin"."""
    for pattern, words in _TO_YOU:
        note = pattern.sub(words, note)
    return note


def _line(text: str) -> str:
    """The first line, cut at a word, without its full stop."""
    line = " ".join(text.split())
    if len(line) > _NOTE_CHARS:
        line = f"{line[:_NOTE_CHARS].rsplit(' ', 1)[0]}…"
    return line.rstrip(" .")
