"""When the days that have a name fall: Christmas, Easter, Thanksgiving.

Owns the widely known days of the civil and the Western and Orthodox church year. Feasts of calendars that follow the moon
are not kept: guessing a day off would be worse than asking for the date.
"""

from collections.abc import Callable
from datetime import date, timedelta

from bot.domain.dates.calendar import add_months, easter, julian_easter, nth_weekday
from bot.domain.dates.wordlists import words

DayOfYear = Callable[[int], date]


def _fixed(month: int, day: int) -> DayOfYear:
    return lambda in_year: date(in_year, month, day)


def _nth(month: int, weekday: int, nth: int) -> DayOfYear:
    """The nth such weekday of a month, 0 for Monday; -1 is the last."""

    def day(in_year: int) -> date:
        start = date(in_year, month, 1)
        return nth_weekday(start, add_months(start, 1), weekday, nth) or start

    return day


def after(base: DayOfYear, days: int) -> DayOfYear:
    """The day that many days after another one."""
    return lambda in_year: base(in_year) + timedelta(days=days)


def _leap_day(in_year: int) -> date:
    """29 February of the year or of the next leap year."""
    while in_year % 4 or (in_year % 100 == 0 and in_year % 400):
        in_year += 1
    return date(in_year, 2, 29)


_THANKSGIVING = _nth(11, 3, 4)
_DAYS: tuple[tuple[DayOfYear, str], ...] = (
    (_fixed(1, 1), "new year, new years, new year day, new years day"),
    (_fixed(1, 6), "epiphany, three kings day"),
    (_nth(1, 0, 3), "martin luther king day, martin luther king jr day, mlk day, mlk jr day"),
    (_fixed(1, 25), "burns night"),
    (_fixed(1, 26), "australia day"),
    (_fixed(2, 2), "groundhog day, groundhog, candlemas"),
    (_fixed(2, 6), "waitangi day"),
    (_nth(2, 6, 2), "super bowl sunday"),
    (_fixed(2, 14), "valentine day, valentines day, valentine, valentines, st valentine day, saint valentine day"),
    (_nth(2, 0, 3), "presidents day, president day, washington birthday, washingtons birthday"),
    (_leap_day, "leap day"),
    (_fixed(3, 1), "st david day, saint david day"),
    (_fixed(3, 8), "women day, womens day, international women day, international womens day"),
    (_fixed(3, 14), "pi day"),
    (_fixed(3, 17), "st patrick day, saint patrick day, st patricks day, st paddy day, paddy day"),
    (_fixed(4, 1), "april fools, april fool, april fool day, april fools day, all fools day"),
    (_fixed(4, 15), "tax day"),
    (_fixed(4, 22), "earth day"),
    (_fixed(4, 23), "st george day, saint george day"),
    (_fixed(4, 25), "anzac day"),
    (_nth(4, 4, -1), "arbor day"),
    (_fixed(5, 1), "may day, international workers day, international labour day, international labor day"),
    (_fixed(5, 4), "star wars day"),
    (_fixed(5, 5), "cinco de mayo"),
    (_nth(5, 6, 2), "mother day, mothers day"),
    (lambda in_year: date(in_year, 5, 18 + (0 - date(in_year, 5, 18).weekday()) % 7), "victoria day"),
    (_nth(5, 0, -1), "memorial day"),
    (_fixed(6, 1), "children day, childrens day, international children day, international childrens day"),
    (_fixed(6, 5), "world environment day"),
    (_fixed(6, 14), "flag day"),
    (_nth(6, 6, 3), "father day, fathers day"),
    (_fixed(6, 19), "juneteenth"),
    (_fixed(6, 21), "summer solstice"),
    (_fixed(7, 1), "canada day"),
    (_fixed(7, 4), "independence day"),
    (_fixed(7, 14), "bastille day"),
    (_nth(7, 6, 4), "parents day, parent day"),
    (_fixed(8, 15), "assumption day, assumption of mary"),
    (_nth(9, 0, 1), "labour day, labor day"),
    (lambda in_year: _nth(9, 0, 1)(in_year) + timedelta(days=6), "grandparents day, grandparent day"),
    (_fixed(9, 11), "patriot day"),
    (_fixed(9, 16), "mexican independence day"),
    (_fixed(10, 3), "german unity day"),
    (_nth(10, 0, 2), "columbus day, indigenous peoples day, indigenous people day, canadian thanksgiving"),
    (_fixed(10, 16), "boss day, bosses day"),
    (_fixed(10, 31), "halloween, hallowe'en"),
    (_fixed(11, 1), "all saints day, all saint day, all hallows day, dia de los muertos"),
    (_fixed(11, 2), "all souls day, all soul day, day of the dead"),
    (_fixed(11, 5), "guy fawkes night, guy fawkes day, guy fawkes, bonfire night"),
    (_fixed(11, 11), "veterans day, veteran day, remembrance day, armistice day, singles day, single day"),
    (_THANKSGIVING, "thanksgiving, thanksgiving day"),
    (after(_THANKSGIVING, 1), "black friday"),
    (after(_THANKSGIVING, 2), "small business saturday"),
    (after(_THANKSGIVING, 4), "cyber monday"),
    (after(_THANKSGIVING, 5), "giving tuesday"),
    (_fixed(11, 30), "st andrew day, saint andrew day, st andrews day"),
    (_fixed(12, 6), "st nicholas day, saint nicholas day"),
    (_fixed(12, 8), "immaculate conception"),
    (_fixed(12, 21), "winter solstice"),
    (_fixed(12, 24), "christmas eve, xmas eve"),
    (_fixed(12, 25), "christmas, xmas, christmas day, xmas day"),
    (_fixed(12, 26), "boxing day, st stephen day, saint stephen day, kwanzaa"),
    (_fixed(12, 31), "new year eve, new years eve, nye"),
    (after(easter, -47), "shrove tuesday, fat tuesday, mardi gras, pancake day"),
    (after(easter, -46), "ash wednesday"),
    (after(easter, -7), "palm sunday"),
    (after(easter, -3), "maundy thursday, holy thursday"),
    (after(easter, -2), "good friday"),
    (after(easter, -1), "holy saturday, easter saturday"),
    (easter, "easter, easter sunday, easter day"),
    (after(easter, 1), "easter monday"),
    (after(easter, 39), "ascension day, ascension"),
    (after(easter, 49), "pentecost, whitsunday, whit sunday"),
    (after(easter, 50), "whit monday, pentecost monday"),
    (after(easter, 56), "trinity sunday"),
    (after(easter, 60), "corpus christi"),
    (julian_easter, "orthodox easter, greek easter"),
)
HOLIDAYS: dict[str, DayOfYear] = {name: day for day, names in _DAYS for name in names.split(", ")}
"""Each name, in small letters and without points or 's, and when it falls in a year."""
OTHER_NEW_YEARS = words("chinese lunar jewish islamic orthodox persian tamil ethiopian vietnamese tibetan")
NAMED_AFTER_HOLIDAYS = words(
    "tree trees card cards gift gifts present presents party parties market markets island islands egg eggs bunny bonus "
    "costume costumes turkey pudding carol carols song songs movie movies shopping sale sales resolution resolutions "
    "campaign jumper sweater lights decorations edition special newsletter"
)
"""What is named after a holiday and falls on other days: "Christmas party", "Easter Island"."""
