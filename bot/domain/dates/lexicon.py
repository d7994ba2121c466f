"""The words of time, as tables: weekdays, months, units, numbers, parts of the day, small function words.

Owns vocabulary only. Which words may stand together is the grammar's business.
"""

from bot.domain.dates.wordlists import listed, words

WEEKDAYS: dict[str, int] = {
    name: day
    for day, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed weds",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
WEEKDAY_PLURALS: dict[str, int] = {f"{name}s": day for name, day in WEEKDAYS.items() if len(name) > 5}
UNSURE_WEEKDAYS = frozenset({"mon", "wed", "weds", "sat", "sun"})
"""Also ordinary words: read as weekdays only where the words beside them say so."""

MONTHS: dict[str, int] = {
    name: month
    for month, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
UNSURE_MONTHS = words("march mar april may june august jan jun apr aug dec sep oct nov feb jul sept")
"""Names of people, ordinary words and short forms: a month only beside a day, a year or a preposition."""

FOREIGN_MONTHS: dict[str, int] = {
    name: month
    for month, names in enumerate(
        (
            "januar janvier enero gennaio januari janeiro tammi",
            "februar février fevrier febrero febbraio februari fevereiro helmi",
            "märz maerz mars marzo maart março maalis",
            "avril abril aprile huhti",
            "mai mayo maggio mei maio touko",
            "juni juin junio giugno junho kesä",
            "juli juillet julio luglio julho heinä",
            "août aout agosto augustus elo",
            "septembre septiembre settembre setembro syys",
            "oktober octobre octubre ottobre outubro loka okt",
            "novembre noviembre novembro marras",
            "dezember décembre decembre diciembre dicembre dezembro dez joulu",
        ),
        start=1,
    )
    for name in names.split()
}
"""Month names of the neighbouring languages, read only beside a day: "12 octobre"."""

UNITS: dict[str, str] = {
    name: unit
    for unit, names in {
        "second": "seconds sec secs",
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs h",
        "day": "day days",
        "workday": "workday workdays",
        "week": "week weeks wk wks",
        "fortnight": "fortnight fortnights",
        "weekend": "weekend weekends wkend wknd",
        "workweek": "workweek workweeks",
        "month": "month months mth mths mos",
        "quarter": "quarter quarters qtr",
        "year": "year years yr yrs",
        "decade": "decade decades",
        "century": "century centuries",
    }.items()
    for name in names.split()
}
SHORT_UNITS = {"d": "day", "w": "week", "h": "hour", "y": "year", "m": "minute", "mo": "month"}
"""Only glued to a number: "3d", "2w"."""

FREQUENCIES: dict[str, str] = {
    "hourly": "PT1H",
    "daily": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "annual": "P1Y",
    "semiannual": "P6M",
    "semiannually": "P6M",
    "biannually": "P6M",
    "biannual": "P6M",
    "biennial": "P2Y",
    "biennially": "P2Y",
}

SMALL_NUMBERS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
}
TENS: dict[str, int] = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
} | {"fourty": 40}
SMALL_ORDINALS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        listed(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        start=1,
    )
} | {"thirtieth": 30}

PARTS_OF_DAY: dict[str, tuple[int, int, str]] = {
    "morning": (8, 12, "MO"),
    "mornings": (8, 12, "MO"),
    "lunchtime": (12, 14, "MI"),
    "lunch": (12, 14, "MI"),
    "afternoon": (12, 18, "AF"),
    "afternoons": (12, 18, "AF"),
    "evening": (18, 21, "EV"),
    "evenings": (18, 21, "EV"),
    "eve": (18, 21, "EV"),
    "night": (20, 24, "NI"),
    "nights": (20, 24, "NI"),
}
"""Word -> first hour, exclusive last hour, code. A part of the day is a period, not an hour that was said."""

RELATIVE_DAYS: dict[str, int] = {
    "today": 0,
    "todays": 0,
    "yesterday": -1,
    "yesterdays": -1,
    "tomorrow": 1,
    "tomorrows": 1,
    "tmrw": 1,
    "tmr": 1,
    "tmw": 1,
    "yday": -1,
    "y'day": -1,
    "yest": -1,
    "ystd": -1,
    "2day": 0,
    "2moro": 1,
    "2mrw": 1,
    "overmorrow": 2,
}
NEXT = frozenset({"next", "nxt"})
COMING = frozenset({"coming", "upcoming", "following", "forthcoming"})
LAST = frozenset({"last", "previous", "prev"})
PAST = frozenset({"past"})
THIS = frozenset({"this", "current"})
ABOUT = words("about around approximately approx roughly almost nearly exactly circa ca")
EARLY = frozenset({"early", "beginning", "start", "begin", "boq"})
MIDDLE = frozenset({"mid", "middle"})
LATE = frozenset({"late", "end", "ending"})
PREPOSITIONS = words(
    "on by until till before after since from to for of at in through thru during around about next last this "
    "past coming following every each and or between upcoming via starting beginning"
)
DAY_PREPOSITIONS = words("on by until till before after since from for to every each starting due")
MONTH_PREPOSITIONS = words(
    "in of since until till by during through from for before after early late mid next last this end beginning "
    "start around about middle coming past throughout"
)
DECADES: dict[str, int] = {
    name: value
    for value, name in enumerate(
        listed("tens twenties thirties forties fifties sixties seventies eighties nineties"), start=1
    )
}
FISCAL = words("fiscal financial calendar")
"""Kinds of year, all read as the calendar's."""
SEASONS: dict[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

_NUMBER_WORDS = {
    *SMALL_NUMBERS,
    *TENS,
    *SMALL_ORDINALS,
    "a",
    "an",
    "half",
    "quarter",
    "quarters",
    "couple",
    "few",
    "several",
    "some",
    "hundred",
    "dozen",
}
_NAMES = {
    *WEEKDAYS,
    *WEEKDAY_PLURALS,
    *MONTHS,
    *FOREIGN_MONTHS,
    *UNITS,
    *SHORT_UNITS,
    *FREQUENCIES,
    *PARTS_OF_DAY,
    *RELATIVE_DAYS,
    *NEXT,
    *COMING,
    *LAST,
    *PAST,
    *THIS,
    *SEASONS,
    *DECADES,
    *FISCAL,
}
STARTERS = frozenset(
    _NAMES | _NUMBER_WORDS | ABOUT | EARLY | MIDDLE | LATE | MONTH_PREPOSITIONS | _NUMBER_WORDS
) | words(
    "the every evry each all over whole in within at by from between for on after before once twice thrice bi semi q h "
    "second closest nearest ides rest remaining remainder final eow eom eoq eoy bom boq boy eod cob eob towards very "
    "right now tonight tonights noon midday midnight earlier later less more weekday weekdays weekends cw wk business "
    "working work mid most during until till upcoming nxt w kw fy penultimate midweek midmonth midyear close just as asap "
    "per nightly everyday weekday weekdays weekend weekends overnight am pm"
)
"""Words with which something about time may begin; names of holidays are joined to them by the reader."""
NEAR_NUMBERS = frozenset(_NAMES | _NUMBER_WORDS) | words(
    "st nd rd th am pm a p h s of in to on at and until till through thru business working work times x time uhr "
    "oclock o'clock hrs past after before tonight day days noon midnight ish w every each daily"
)
"""Words that make a number beside them worth a look."""
MODIFIERS = NEXT | COMING | LAST | PAST | THIS | {"the"}
"""What may stand before a weekday or a unit."""
COUNTERS = frozenset(_NUMBER_WORDS) | {"#"}
"""What a count may begin with; "#" stands for any number in figures."""
