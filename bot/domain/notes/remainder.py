"""The note: what is left of a line when its purely structural parts are taken out, without losing a character."""

import re
from collections.abc import Collection, Iterable

from bot.domain.notes.clauses import Clause
from bot.domain.notes.grammar_words import GLUE
from bot.domain.notes.model import Span
from bot.domain.notes.names import Names

_WORDY = re.compile(r"\w")
_JOINTS = frozenset(("", "and", "&", "&amp;", "+", "then", "and then", "-", "–", "—"))
"""What may stand between two parts that are taken out and goes with them."""
_SEPARATORS = re.compile(r"[\s,;.:!]*")


def is_wordy(text: str) -> bool:
    """Whether a text says anything beyond punctuation."""
    return bool(_WORDY.search(text))


def all_read(names: Names, clause: Clause, used: Collection[int], dates: Iterable[tuple[int, int]]) -> bool:
    """Whether nothing in the clause would be lost if only its tokens `used` and its dates remained."""
    spans = tuple(dates)
    for i in range(clause.first, clause.last):
        token = names.tokens[i]
        if i in used or token.low in GLUE or token.kind == "tag":
            continue
        if any(start <= token.start < end for start, end in spans):
            continue
        if token.kind == "punct" and not is_wordy(token.text) and token.text in ",.:!&+/()-'\"":
            continue
        return False
    return True


def remaining_note(
    raw: str, names: Names, taken: list[Span], seen: list[Span], *, keep_all: bool
) -> tuple[str, tuple[Span, ...]]:
    """The note and all spans in order of start.

    Taken spans grow over the punctuation and white space that joined them to the rest. Tags leave the note where they
    stand at its ends or among themselves; within a sentence they are words of it and stay.
    """
    if keep_all:
        return raw.strip(), _ordered(seen)
    spans = _with_tags(raw, names, taken)
    gone = _grown(raw, _merged(spans))
    kept, position = [], 0
    for start, end in gone:
        kept.append(raw[position:start])
        position = max(position, end)
    kept.append(raw[position:])
    pieces = [piece.strip() for piece in kept]
    note = " ".join(piece for piece in pieces if piece)
    extra = [Span("seam", start, end, in_note=False) for start, end in gone if not _covered(start, end, spans)]
    return note, _ordered([*seen, *spans, *extra])


def _with_tags(raw: str, names: Names, taken: list[Span]) -> list[Span]:
    """Taken spans and the tags that are no words of a sentence (those beside an end, a stop or a taken part)."""
    spans = list(taken)
    if "tag" not in names.kinds:
        return spans
    ends = {span.end for span in taken}
    for token in reversed([t for t in names.tokens if t.kind == "tag"]):
        if _closes(raw, token.end, spans) or any(span.start <= token.start < span.end for span in spans):
            spans.append(Span("tag", token.start, token.end, in_note=False))
            ends.add(token.end)
    return spans


def _closes(raw: str, end: int, spans: list[Span]) -> bool:
    rest = raw[end:].lstrip(" ,;.!")
    if not rest or rest.startswith("\n"):
        return True
    position = len(raw) - len(rest)
    return any(span.start == position for span in spans)


def _merged(spans: list[Span]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for span in sorted(spans, key=_place):
        if merged and span.start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], span.end))
        else:
            merged.append((span.start, span.end))
    return merged


def _grown(raw: str, gone: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Let each part take the separators after it, and, at the end of the line, those before it except a full stop."""
    grown: list[tuple[int, int]] = []
    for start, end in gone:
        match = _SEPARATORS.match(raw, end)
        stop = match.end() if match else end
        if grown and raw[grown[-1][1] : start].strip(" ,;.:!\n") in _JOINTS:
            grown[-1] = (grown[-1][0], stop)
        else:
            grown.append((start, stop))
    return [_trim_before(raw, part) for part in grown]


def _trim_before(raw: str, part: tuple[int, int]) -> tuple[int, int]:
    start, end = part
    while start > 0 and raw[start - 1] in " ,;\n\t":
        start -= 1
    return start, end


def _covered(start: int, end: int, spans: list[Span]) -> bool:
    return any(span.start <= start and end <= span.end for span in spans)


def _ordered(spans: list[Span]) -> tuple[Span, ...]:
    return tuple(sorted(dict.fromkeys(spans), key=_place))


def _place(span: Span) -> tuple[int, int, str]:
    return span.start, span.end, span.label
