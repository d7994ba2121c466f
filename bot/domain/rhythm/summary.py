"""What is kept per person instead of the history: a few numbers, brought up to date by each contact.

Contacts less than twelve hours apart are one conversation: ten messages of one evening say no more about a rhythm
than one. The last `WINDOW` conversations are kept as they are, because the usual gap is a median of recent gaps
(robust against one holiday, and free to follow a changed life); everything older is in the counts and in `weight`, a
sum that fades exponentially and so can be carried forward without its terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise
from statistics import median
from typing import Any

from bot.domain.rhythm.contact import Contact

CONVERSATION_S = 12 * 3600
WINDOW = 16
DAY_S = 86_400.0
HALF_LIFE_DAYS = 60.0


@dataclass(frozen=True, slots=True)
class Summary:
    """The sufficient statistics of one relationship; the empty one is `Summary()`.

    Times are whole seconds since 1970 UTC. `n` counts conversations, `mine` and `theirs` those whose opener is known.
    `recent` holds the starts of the last `WINDOW` conversations, ascending, `openers` one letter for each
    ("m" the user, "t" the other, "-" unknown). `end_s` is the last contact of the last conversation, `kind` its kind.
    `weight` is the faded number of conversations as of the start of the last one: each counts 1, halved every 60 days.
    """

    n: int = 0
    mine: int = 0
    theirs: int = 0
    first_s: int = 0
    end_s: int = 0
    kind: str = ""
    recent: tuple[int, ...] = ()
    openers: str = ""
    weight: float = 0.0
    usual_gap_days: float | None = None

    @property
    def last_s(self) -> int:
        """Start of the last conversation; 0 when there is none."""
        return self.recent[-1] if self.recent else 0

    @classmethod
    def of(cls, contacts: Iterable[Contact]) -> Summary:
        """The summary of a whole history, in any order: what an undo or an edit falls back to."""
        summary = cls()
        for contact in sorted(contacts, key=lambda c: c.at):
            summary = summary.add(contact)
        return summary

    def add(self, contact: Contact) -> Summary:
        """The summary with one more contact, in constant time; a contact logged late finds its place.

        A late contact older than the whole window is counted as a conversation of its own.
        """
        at_s = int(contact.at.timestamp())
        if self._belongs(at_s):
            if at_s < self.end_s:
                return self
            return replace(self, end_s=at_s, kind=contact.kind)
        late = self.n > 0 and at_s < self.end_s
        recent, openers = self._placed(at_s, _letter(contact.mine))
        return Summary(
            n=self.n + 1,
            mine=self.mine + (contact.mine is True),
            theirs=self.theirs + (contact.mine is False),
            first_s=min(self.first_s, at_s) if self.n else at_s,
            end_s=self.end_s if late else at_s,
            kind=self.kind if late else contact.kind,
            recent=recent,
            openers=openers,
            weight=self._weight_with(at_s),
            usual_gap_days=_usual_gap_days(recent),
        )

    def to_json(self) -> dict[str, Any]:
        """A small JSON object, under 400 bytes as text however long the history."""
        return {
            "n": self.n,
            "m": self.mine,
            "t": self.theirs,
            "f": self.first_s,
            "e": self.end_s,
            "k": self.kind,
            "r": list(self.recent),
            "o": self.openers,
            "w": self.weight,
            "u": self.usual_gap_days,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any] | None) -> Summary:
        """The reverse of `to_json`; None (nothing kept yet) is the empty summary."""
        if not value:
            return cls()
        return cls(
            n=value["n"],
            mine=value["m"],
            theirs=value["t"],
            first_s=value["f"],
            end_s=value["e"],
            kind=value["k"],
            recent=tuple(value["r"]),
            openers=value["o"],
            weight=value["w"],
            usual_gap_days=value["u"],
        )

    def _weight_with(self, at_s: int) -> float:
        """The faded sum with one conversation more, as of the later of it and the last one."""
        if at_s >= self.last_s:
            return self.weight * _fading(at_s - self.last_s) + 1.0
        return self.weight + _fading(self.last_s - at_s)

    def _belongs(self, at_s: int) -> bool:
        """Whether a contact at that second is part of a conversation that is already counted."""
        if not self.recent:
            return False
        if self.last_s <= at_s <= self.end_s or abs(at_s - self.end_s) < CONVERSATION_S:
            return True
        return any(abs(at_s - start) < CONVERSATION_S for start in self.recent)

    def _placed(self, at_s: int, letter: str) -> tuple[tuple[int, ...], str]:
        """The window with one conversation more, oldest dropped when it is full."""
        place = sum(start < at_s for start in self.recent)
        recent = (*self.recent[:place], at_s, *self.recent[place:])
        openers = self.openers[:place] + letter + self.openers[place:]
        return recent[-WINDOW:], openers[-WINDOW:]


def _letter(mine: bool | None) -> str:
    return "-" if mine is None else "m" if mine else "t"


def _usual_gap_days(starts: tuple[int, ...]) -> float | None:
    """Median gap in days; None below two gaps, when nothing is usual yet."""
    if len(starts) < 3:
        return None
    return median(later - earlier for earlier, later in pairwise(starts)) / DAY_S


def _fading(seconds: int) -> float:
    """What is left of a weight after so many seconds: one half after 60 days."""
    return float(2.0 ** (-seconds / (HALF_LIFE_DAYS * DAY_S)))


def moment(seconds: int) -> datetime:
    """Seconds since 1970 as an aware UTC moment."""
    return datetime.fromtimestamp(seconds, UTC)
