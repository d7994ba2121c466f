"""Gaps in words: plain text, in the units people think in."""

_DAYS_BELOW = 14
_WEEKS_BELOW = 63
_MONTHS_BELOW = 730
_MONTH_DAYS = 30.44
_YEAR_DAYS = 365.25
_WHOLE_MONTHS = (30, 31, 60, 61, 62)

_VERBS = {"met": "met"}


def explain_gap(
    quiet_for_days: float | None,
    usual_gap_days: float | None = None,
    *,
    cadence_days: float | None = None,
    kind: str = "",
) -> str:
    """Why somebody counts as quiet: "6 weeks since you last spoke; you usually talk every 3".

    An explicit cadence is named instead of the usual gap; without either only the silence is. `quiet_for_days` None
    means that no contact was ever logged. `kind` is the last contact's kind and chooses the verb.
    """
    if quiet_for_days is None:
        silence = "no contact logged yet"
        return silence if cadence_days is None else f"{silence}; you asked for every {_every(cadence_days)}"
    silence = f"{spell_days(quiet_for_days)} since you last {_VERBS.get(kind, 'spoke')}"
    if cadence_days is not None:
        return f"{silence}; you asked for every {_every(cadence_days, quiet_for_days)}"
    if usual_gap_days is not None:
        return f"{silence}; you usually talk every {_every(usual_gap_days, quiet_for_days)}"
    return silence


def spell_days(days: float) -> str:
    """A duration as people say it: "1 day", "6 weeks", "4 months", "2 years"; under half a day is "less than a day"."""
    count, unit = _measure(days)
    if not count:
        return "less than a day"
    return f"{count} {unit}{'' if count == 1 else 's'}"


def _every(days: float, after_days: float | None = None) -> str:
    """What follows "every": the unit is left out when the sentence has just named the same one."""
    count, unit = _measure(days)
    if count <= 1:
        return unit
    if after_days is not None and _measure(after_days)[1] == unit:
        return str(count)
    return f"{count} {unit}s"


def _measure(days: float) -> tuple[int, str]:
    """Count and unit, rounded; half a unit is enough to round up.

    Below nine weeks people count in weeks, but what was asked for as a month or two comes back as months, and what comes
    to twelve months as a year.
    """
    whole = int(days + 0.5)
    if whole < _DAYS_BELOW:
        return (whole // 7, "week") if whole and whole % 7 == 0 else (whole, "day")
    months = int(days / _MONTH_DAYS + 0.5)
    if days >= _MONTHS_BELOW or months == 12:
        return int(days / _YEAR_DAYS + 0.5), "year"
    if days >= _WEEKS_BELOW or whole in _WHOLE_MONTHS:
        return months, "month"
    return int(days / 7 + 0.5), "week"
