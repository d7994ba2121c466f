"""Every word the grammar knows. Any other word ("Ana", "budget") is only a word to it.

Owns the sum of the tables. A word that a rule names must be here: the tests hold the rules to it.
"""

from functools import lru_cache

from bot.domain.dates.feasts import NAMED_AFTER_HOLIDAYS, OTHER_NEW_YEARS
from bot.domain.dates.holidays import HOLIDAY_WORDS
from bot.domain.dates.lexicon import DAY_PREPOSITIONS, NEAR_NUMBERS, PREPOSITIONS, STARTERS, UNSURE_MONTHS
from bot.domain.dates.tenses import TENSE_WORDS
from bot.domain.dates.tokens import Token
from bot.domain.dates.wordlists import words

_OF_RULES = words(
    "already alternate android api apt article back base be birthday bn breakfast build but calendar chapter chat "
    "clock coffee commencing cup cups date dated dinner drinks ed event flat follow full g gpa grade "
    "he hence i ies inch inches invoice ios is issue java k kernel kg km lb least level macos majority "
    "meeting merry mile miles moment n no node not nr number o odds oh order other page pages party pct "
    "people per percent php points postgres postgresql prior pts python rate rated rating ratio release room ruby "
    "score scored section seeing sharp she single so star stars step suite t talk teaspoon than then they "
    "class dozen hundred de roast season annum avenue ave row try attempt birthday anniversary edition round hole inning "
    "lap episode option point item child person book generation amendment window street door stop station gate draft "
    "iteration wave series meetup mail floor floors place another b c dinnertime e gone only play school show solid under "
    "moved pushed postponed rescheduled delayed shifted changed "
    "ring chase nudge text his bumped "
    "off u football w times thousand ticket til touch trip tsp ubuntu up v ver version versions we when who with"
)
VOCABULARY = (
    STARTERS
    | NEAR_NUMBERS
    | PREPOSITIONS
    | DAY_PREPOSITIONS
    | UNSURE_MONTHS
    | TENSE_WORDS
    | NAMED_AFTER_HOLIDAYS
    | OTHER_NEW_YEARS
    | _OF_RULES
    | HOLIDAY_WORDS
)
_SHORT, _LONG = 3, "¤¤¤¤¤"
_TELLING_ENDS = ("'ll", "'d", "ed")


def outlined(token: Token) -> Token:
    """The token as the grammar sees it: a word it does not know keeps its capital, about its length and a telling end.

    Equal ones are mostly one object, so that the plans kept for later leave the collector little to look at.
    """
    low = token.low
    if token.kind == "w" and low not in VOCABULARY:
        plain = "¤" if len(low) <= _SHORT else _LONG
        for end in _TELLING_ENDS:
            if low.endswith(end):
                plain = _LONG[: max(len(low) - len(end), 0)] + end
        low = plain
    return _shared(low, *token[1:])


_shared = lru_cache(maxsize=2_048)(Token)
