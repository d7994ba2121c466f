"""Clauses that only a day ahead makes a plan or an order: "quiz Otto on Tuesday", "Jorge pitches Weds 11am"."""

from itertools import pairwise

from bot.domain.notes.clauses import Clause, date_like
from bot.domain.notes.contact_words import NOUN_KINDS, VERB_KINDS
from bot.domain.notes.events import owned_event
from bot.domain.notes.grammar_words import DOINGS, FINITE, GLUE, SUBJECTS, TOPICS
from bot.domain.notes.names import Named, Names
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
_STANDING = words(
    "is was has does says prefers likes loves hates wants needs works lives knows thinks hopes owns runs sleeps swears "
    "reckons gets means seems looks feels sounds keeps always takes drinks eats smokes speaks uses plays"
)
"""What holds for somebody at any time, so that an hour behind it is no appointment ("prefers calls before noon")."""
_NO_BASE = ("ed", "s", "ing", "ly", "er", "or", "ion", "ness", "'d", "'ll")
_COMING = words(
    "coming joining visiting dropping popping hosting having meeting seeing cooking staying bringing swinging"
)
_PRONOUNS = words("her him them")
_WITH = words("with w/ w")
BEHIND = words("last yesterday yday ago earlier today previous past")
WEEKDAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun tomorrow tmrw tmr"
)
_LEADS_TO_HAVING = words(
    "i we also still then and so on at in the this next tomorrow tonight noon morning evening night afternoon am pm : ,"
)
_HAVE_DONE = words(
    "had been to just spoken met seen taken sent written given gone got made done run held begun eaten drunk"
)
_PLAINLY_AHEAD = words("tomorrow tmrw tmr next tonight")
_TO_REACH = words("call ring phone ping text email mail message dm nudge ask tell chase poke bug remind write follow")
_TRAVELS = words("flying driving travelling traveling going heading coming cycling sailing")
_SHORTEST_DOING, _FAR_OBJECT = 5, 6
_HOURS = words("am pm noon midday o'clock")
_GOING = words(
    "speaking presenting performing exhibiting volunteering moderating playing going attending off headed heading visiting at"
)
_OWN_DOINGS = words("hosting having cooking staying bringing")
"""What others do is no plan of the writer's ("Hank's hosting a bbq on Saturday")."""
_I_AM = words("i'm im am we're are")
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


def orders_then(names: Names, clause: Clause) -> bool:
    """Whether what is to be done stands behind a condition ("if Ola doesn't sign by Friday call Tomek")."""
    for j in range(clause.first + 3, clause.last - 1):
        pronoun, named = names.low(j + 1) in _PRONOUNS, names.at(j + 1, slot=False)
        if names.low(j) in _TO_REACH and (pronoun or (named is not None and named.strong)):
            return True
    return False


def does_soon(names: Names, clause: Clause) -> bool:
    """Whether something is being done on a day plainly ahead ("connecting Mbali and Ruben tomorrow")."""
    i = (
        clause.first + 1
        if names.low(clause.first) in _I_AM and names.low(clause.first) not in ("am", "are")
        else clause.first
    )
    low, lows = names.low(i), names.lows(i, clause.last)
    doing = (
        low.endswith("ing") and len(low) > _SHORTEST_DOING and low not in NOUN_KINDS and names.tokens[i].kind == "word"
    )
    travels = low in _TRAVELS and any(a == "to" and b in ("see", "meet", "visit") for a, b in pairwise(lows))
    if (
        not doing
        or (_PLAINLY_AHEAD.isdisjoint(lows) and not travels)
        or not BEHIND.isdisjoint(lows)
        or not FINITE.isdisjoint(lows)
    ):
        return False
    named = (names.at(j, slot=False) for j in range(i + 1, min(clause.last, i + _FAR_OBJECT)))
    return not _PRONOUNS.isdisjoint(lows[1:3]) or any(one is not None and one.strong for one in named)


def acts_soon(names: Names, clause: Clause) -> bool:
    """Whether somebody does something in the present tense ("Jorge pitches the partners"); with an hour ahead it is a plan."""
    named = names.at(clause.first, slot=False)
    if named is None or named.owns or not named.strong or named.end >= clause.last:
        return False
    low = names.low(named.end)
    return low.isalpha() and low.endswith("s") and not low.endswith("ss") and low not in _STANDING


def is_coming(names: Names, clause: Clause) -> bool:
    """Whether a contact is said to be coming ("Beth is coming round on Sunday")."""
    for j in range(clause.first + 1, clause.last):
        low, before = names.low(j), names.low(j - 1)
        if low in _COMING and (before in _BE or before.endswith(("'s", "'re"))):
            return low not in _OWN_DOINGS or before in _I_AM
    return False


def has_before(names: Names, clause: Clause) -> bool:
    """Whether a meeting is had, in the present ("On Monday at 12 I have meeting with", "we've got lunch with")."""
    for j in range(clause.first, min(clause.last, clause.first + 10)):
        low, before = names.low(j), names.low(j - 1)
        held = low in ("have", "having", "there's") or (low == "got" and before in ("i've", "we've", "ive", "have"))
        if held:
            after = names.low(j + 2 if low == "have" and names.low(j + 1) == "got" else j + 1)
            return (
                after not in _HAVE_DONE and not after.endswith("ed") and BEHIND.isdisjoint(names.lows(j, clause.last))
            )
        if (
            low not in _LEADS_TO_HAVING
            and not date_like(low)
            and low not in _BE
            and low not in ("i've", "we've", "ive")
        ):
            return False
    return False


def is_with_somebody_met(names: Names, clause: Clause) -> bool:
    """Whether a clause beside a contact names a further one by a pronoun and a day ("lunch with her monday")."""
    lows = names.lows(clause.first, clause.last)
    if _PRONOUNS.isdisjoint(lows) or not BEHIND.isdisjoint(lows):
        return False
    met = any(low in _WITH and after in _PRONOUNS for low, after in pairwise(lows))
    return met and not FINITE & set(lows) - {"going", "now", "also", "still", "just"} and _names_day(lows)


def _names_day(lows: list[str]) -> bool:
    return any(low in WEEKDAYS or date_like(low) for low in lows)


def is_hour(lows: list[str], j: int) -> bool:
    """Whether the word at place `j` tells an hour ("4pm", "15h", "noon")."""
    if not 0 <= j < len(lows):
        return False
    low = lows[j]
    clocked = low[:1].isdigit() and (
        ":" in low or low.endswith(("am", "pm", "h")) or lows[j + 1 : j + 2] in (["am"], ["pm"])
    )
    hour, _, minute = low.partition(".")
    pointed = hour.isdigit() and minute.isdigit() and len(hour) <= len(minute) == 2
    return clocked or pointed or low in _HOURS


def is_somebodys_hour(names: Names, clause: Clause) -> bool:
    """Whether a clause is nothing but people, a day and an hour ("Ana friday 3pm")."""
    listed = names.list_at(clause.first, clause.last)
    if not listed or not all(named.strong or names.is_known(named) for named in listed):
        return False
    lows = names.lows(listed[-1].end, clause.last)
    if not lows or len(lows) > 7 or not BEHIND.isdisjoint(lows):
        return False
    bare = all(
        low in WEEKDAYS or date_like(low) or low in _HOURS or low in ("on", "at", ",", "next", "the") for low in lows
    )
    return bare and any(is_hour(lows, j) for j in range(len(lows)))


def goes_on_soon(names: Names, clause: Clause) -> bool:
    """Whether somebody met is to be seen again, by what is then being done ("pairing with her thursday")."""
    i = clause.first + 1 if names.low(clause.first) in ("i'm", "im", "we're") else clause.first
    lows = names.lows(i, clause.last)
    doing = any(low.endswith("ing") and len(low) > 4 for low in lows[:2])
    if not doing or not BEHIND.isdisjoint(lows) or (names.low(i).endswith("'s") and names.low(i) != "let's"):
        return False
    if not lows[0].endswith("ing") and not any(a in _WITH and b in _PRONOUNS for a, b in pairwise(lows)):
        return False
    return not _PRONOUNS.isdisjoint(lows[1:7]) and _names_day(lows) and not any(low in ("was", "were") for low in lows)


def attends_soon(names: Names, clause: Clause) -> Named | None:
    """Whose event is to be attended ("Going to Lena's launch next Thursday"); None for any other clause."""
    i = clause.first
    while i < clause.last and names.low(i) in ("i", "we", "i'm", "im", "we're", "are", "am", "also"):
        i += 1
    low = names.low(i)
    if low not in _GOING or (low == "at" and i == clause.first):
        return None
    j = i + 2 if names.low(i + 1) in ("to", "at") else i + 1
    ahead = owned_event(names, j) and BEHIND.isdisjoint(names.lows(clause.first, clause.last))
    return names.at(j, slot=True) if ahead else None
