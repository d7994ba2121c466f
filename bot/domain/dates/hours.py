"""An hour of the day as a value, and how it joins a day.

Owns what an hour without "am" or "pm" means. How hours are written belongs to `clock`.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.dates.calendar import midnight
from bot.domain.dates.model import Grain, Tense
from bot.domain.dates.values import Value, View


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour of the day; `minute` is negative for "a quarter to".

    `sure`: morning or evening is known. `part`: first and last hour and code of a part of the day. `said`: false when
    only the part was named. `until`: hour and minute at which it ends.
    """

    hour: int
    minute: int = 0
    sure: bool = True
    part: tuple[int, int, str] | None = None
    said: bool = True
    until: tuple[int, int] | None = None

    @property
    def iso(self) -> str:
        """As in "T16", "T19:13", or "TMO" for a part of the day."""
        if not self.said and self.part:
            return f"T{self.part[2]}"
        hour, minute = divmod(self.twenty_four() * 60 + self.minute, 60)
        return f"T{hour % 24:02}:{minute:02}" if minute else f"T{hour % 24:02}"

    def twenty_four(self) -> int:
        """The hour 0 to 24: an hour without "am" or "pm" is read by its part of the day, 1 to 6 in the afternoon."""
        if self.sure or self.hour > 12:
            return self.hour
        code = self.part[2] if self.part else ""
        if code == "MO":
            return self.hour
        if code in {"AF", "EV", "NI", "MI"}:
            late = 12 if not (code == "NI" and self.hour < 5) else 0
            return 24 if self.hour == 12 and code == "NI" else self.hour % 12 + late
        return self.hour + 12 if self.hour <= 6 else self.hour


def joined(first: Clock, second: Clock) -> Clock:
    """An hour and a part of the day said of the same moment."""
    if first.said and second.said:
        return first
    hour, part_of = (first, second) if first.said else (second, first)
    return replace(hour, part=part_of.part) if hour.said else part_of


def at_clock(value: Value, time: Clock) -> Value:
    """A day with its hour; a part of the day gives the period of its hours."""
    start = midnight(value.day)
    if not time.said and time.part:
        first, last, _ = time.part
        return Value(start + timedelta(hours=first), start + timedelta(hours=last), Grain.HOUR, True)
    moment = start + timedelta(hours=time.twenty_four() % 24, minutes=time.minute)
    if time.twenty_four() == 24 and time.part is None:
        moment = start
    elif time.twenty_four() == 24:
        moment += timedelta(days=1)
    grain = Grain.MINUTE if time.minute else Grain.HOUR
    if time.until is None:
        return Value(moment, None, grain, True)
    stop = start + timedelta(hours=time.until[0], minutes=time.until[1])
    for later in (0, 12, 24):
        if stop + timedelta(hours=later) > moment:
            return Value(moment, stop + timedelta(hours=later), grain, True)
    return Value(moment, None, grain, True)


def bare(view: View, time: Clock) -> Value:
    """A time without a day: the next one, or the last one in the past tense."""
    today = at_clock(Value(midnight(view.today)), time)
    last = today.start
    if view.tense is Tense.PAST and today.start > view.wall:
        return _moved(today, -1)
    return _moved(today, 1) if view.tense is not Tense.PAST and last <= view.wall else today


def _moved(value: Value, days: int) -> Value:
    step = timedelta(days=days)
    return replace(value, start=value.start + step, end=value.end + step if value.end else None)
