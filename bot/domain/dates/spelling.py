"""Mends misspelt weekdays, months and day words: "tomorow", "wendesday", "febuary".

Owns one look-up, word -> the word that was meant. A word counts as misspelt when it is one slip (a letter missing,
doubled, changed or two swapped) from exactly one long name and is no ordinary word of its own.
"""

from functools import lru_cache

from bot.domain.dates.lexicon import MONTHS, RELATIVE_DAYS, WEEKDAYS
from bot.domain.dates.wordlists import words

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NAMES = tuple(
    name
    for name in (*WEEKDAYS, *MONTHS, *RELATIVE_DAYS, "tonight", "weekend", "afternoon", "morning", "evening")
    if len(name) >= 6
)
_ORDINARY = words(
    "moaning mourning "
    "sundry sunday monday mondays sundays today toddy todays toady decembers augusts augusta fridays mandays "
    "manday noonday midday payday heyday workday weekday weekends weekend tonight sundae octobers tomorrows"
)
_KNOWN_SLIPS = {
    "wensday": "wednesday",
    "wendsday": "wednesday",
    "wendesday": "wednesday",
    "wenesday": "wednesday",
    "wednsday": "wednesday",
    "tommorrow": "tomorrow",
    "tommorow": "tomorrow",
    "tomorow": "tomorrow",
    "tomoro": "tomorrow",
    "2morrow": "tomorrow",
    "yesturday": "yesterday",
    "yesterdy": "yesterday",
    "thrusday": "thursday",
    "thursady": "thursday",
    "teusday": "tuesday",
    "tusday": "tuesday",
    "saterday": "saturday",
    "satuday": "saturday",
    "frday": "friday",
    "firday": "friday",
    "febuary": "february",
    "feburary": "february",
    "febraury": "february",
    "janurary": "january",
    "janaury": "january",
    "agust": "august",
    "setpember": "september",
    "septemeber": "september",
    "ocotber": "october",
    "novmeber": "november",
    "decmeber": "december",
    "tday": "today",
    "tdy": "today",
    "tonite": "tonight",
    "2nite": "tonight",
    "nite": "night",
    "arvo": "afternoon",
    "aft": "afternoon",
    "morn": "morning",
    "nites": "nights",
    "noonish": "noon",
    "middayish": "midday",
    "midnightish": "midnight",
}


def _slips(name: str) -> set[str]:
    cuts = [(name[:i], name[i:]) for i in range(len(name) + 1)]
    found = {a + b[1:] for a, b in cuts if b}
    found |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    found |= {a + c + b[1:] for a, b in cuts if b for c in _LETTERS}
    found |= {a + c + b for a, b in cuts for c in _LETTERS}
    return found


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    doubtful: set[str] = set()
    for name in _NAMES:
        for slip in _slips(name):
            if table.setdefault(slip, name) != name:
                doubtful.add(slip)
    for word in doubtful | _ORDINARY | set(_NAMES) | {f"{name}s" for name in _NAMES}:
        table.pop(word, None)
    return table | _KNOWN_SLIPS


def mended(word: str) -> str:
    """The day or month name meant by a lower-case word, or the word itself."""
    if not 5 <= len(word) <= 11:
        return _KNOWN_SLIPS.get(word, word)
    return _table().get(word, word)
