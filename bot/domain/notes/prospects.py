"""Clauses that only a day ahead makes a plan or an order: "quiz Otto on Tuesday", "Jorge pitches Weds 11am", "
""Bo is coming Sunday"."""

from bot.domain.notes.clauses import Clause
from bot.domain.notes.contact_words import NOUN_KINDS, VERB_KINDS
from bot.domain.notes.grammar_words import DOINGS, FINITE, GLUE, SUBJECTS, TOPICS
from bot.domain.notes.names import Names
from bot.domain.notes.vocabulary import MONTHS_AND_DAYS, PLACES, ROLES
from bot.domain.people.words import words

_NO_ORDER = (
    FINITE
    | DOINGS
    | GLUE
    | SUBJECTS
    | TOPICS
    | PLACES
    | ROLES
    | MONTHS_AND_DAYS
    | VERB_KINDS.keys()
    | NOUN_KINDS.keys()
    | words(
        "saw felt knew kept lost paid drove came gave told made put let hit beat thank hello hey dear uncle aunt big old "
        "little new via per plus team with from near under birthday bday poor apparently maybe perhaps not only even"
    )
)
_NO_BASE = ("ed", "s", "ing", "ly", "er", "or", "ion", "ness", "'d", "'ll")
_COMING = words(
    "coming joining visiting dropping popping hosting having meeting seeing cooking staying bringing swinging"
)
_BE = words("is are 's 're i'm we're she's he's they're im")


def orders_somebody(names: Names, clause: Clause) -> bool:
    """Whether any verb in its plain form is followed by somebody ("quiz Otto on the budget", "sound Declan out")."""
    i = clause.first
    token, low = names.tokens[i], names.low(i)
    if token.kind != "word" or not low.isalpha() or len(low) < 3 or low in _NO_ORDER or low.endswith(_NO_BASE):
        return False
    if names.given_at(i) or names.at(i, slot=False):
        return False
    named = names.at(i + 1, slot=False)
    if named is None or not named.strong or named.end > clause.last or not names.believed(named):
        return False
    return names.low(named.end) not in FINITE | DOINGS


def acts_soon(names: Names, clause: Clause) -> bool:
    """Whether somebody does something in the present tense ("Jorge pitches the partners"); with an hour ahead it is a plan."""
    named = names.at(clause.first, slot=False)
    if named is None or named.owns or not named.strong or named.end >= clause.last:
        return False
    low = names.low(named.end)
    return (
        low.isalpha()
        and low.endswith("s")
        and not low.endswith("ss")
        and low not in ("is", "was", "has", "does", "says")
    )


def is_coming(names: Names, clause: Clause) -> bool:
    """Whether a contact is said to be coming ("Beth is coming round on Sunday")."""
    return any(
        names.low(j) in _COMING and (names.low(j - 1) in _BE or names.low(j - 1).endswith(("'s", "'re")))
        for j in range(clause.first + 1, clause.last)
    )
