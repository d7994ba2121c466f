"""Events as contacts: somebody's, those one went to with others, those the writer took part in."""

import re
from collections.abc import Sequence

from bot.domain.notes.clauses import Clause
from bot.domain.notes.contact import Keyword
from bot.domain.notes.contact_words import NOUN_KINDS
from bot.domain.notes.model import Kind
from bot.domain.notes.name_words import event_like
from bot.domain.notes.names import Names
from bot.domain.people.words import words

_STAGED = words("speak speaking present presenting talk talking perform pitch pitching keynote live moderate play")
_WORKS_ON_STAGE = words(
    "presentation wedding graduation launch show recital exhibition opening demo session play premiere "
    "housewarming preview service function ball bash do farewell birthday send-off party picnic barbecue braai"
)
_TOOK_PART = words(
    "gave did ran held hosted led moderated judged recorded filmed shot presented spoke sat co-hosted cohosted "
    "organised organized "
    "co-organised co-organized streamed delivered"
)
_OUTINGS = words(
    "awards match game derby race races museum theatre theater cinema opera exhibition exhibit zoo circus stadium gallery "
    "movies ballet musical concert gig rodeo regatta parade marathon parkrun finals semifinal premiere carnival"
)
"""Where one goes with others, and what one sees there."""
_CONFERENCES = words(
    "afrotech bett blackhat broadcastasia bsides ces cebit collision cvpr cybertech dconf defcon devday devoxx "
    "dld dmexco dockercon dreamforce e3 emnlp fosdem fossasia gamescom gdc gitex icassp iclr icml ietf ifa "
    "indiafoss europython pyladies pycascades foss4g scale froscon wikimania mozfest nordicjs jsnation apidays strangeloop "
    "libreplanet akademy guadec debconf emfcamp codemash jfokus goto voxxed "
    "infocomm ignite itb jsworld kaigi kubecon leap mipim money20/20 mwc nab neurips nrf oktane oscon pax pycon "
    "qcon railsconf re:invent re:publica reinvent republica rsa rubykaigi saastr sibos siggraph slush stackconf "
    "sxsw tnw token2049 vivatech wef websummit wwdc gtc"
)
"""Conferences that are called by a name of their own."""
_LIKE_CONFERENCES = re.compile(
    r"(?=\w*[A-Z])\w{3,}(?:[Tt]ech|[Kk]aigi|[Ff]est|[Ss]ummit|Week|Days?|World|Expo|Camp|[Cc]on|FOSS|OSS|Hacks|Congress|"
    r"Forum|Confab|Unconf|Conf\w{0,4})\d*"
)
_THINGS_HELD = words(
    "thing event do bash mixer shindig gathering get-together gettogether night evening day launch jam party social"
)
_SPORTS = words("game match race races derby finals semifinal")
_DAYS_OF = words("demo open sports field community careers family fun launch industry developer founder hack away")
_RECORDED = words("video videos episode interview stream short reel")
_PARTNERED = words("with w/ w together alongside at")
_NAMED_DAY = 3
"""Words from "was at the" on: a name of one word at least stands before its day."""
_GENERAL = words("a the an")
_ARTICLES = words("a an the our their some")
_TURNED_UP = words("came joined spoke presented talked showed was were")
_TABLE = ("dinner", "lunch", "supper", "brunch", "breakfast")
_SHOWN = words("saw watched heard caught")
EVENT_WORDS = _TOOK_PART | _TURNED_UP | _SHOWN | words("went at live do")
"""The words at which an event may be told."""


def read_event(names: Names, clause: Clause, i: int) -> Keyword | None:
    """As in "went to Ana's wedding", "watched Ana's keynote", "saw Ana speak", "Ana came to our meetup"."""
    low = names.low(i)
    if low not in EVENT_WORDS:
        return None
    if last := _gone_to(names, clause, i, low):
        return Keyword(i, last, Kind.EVENT, True, done=True)
    if low in ("was", "were") and names.low(i + 1) in ("with", "w/", "w") and names.at(i + 2, slot=True):
        return Keyword(i, i + 2, Kind.MET, True, done=True)
    if low == "at" and (owned_event(names, i + 1) if i > clause.first else _outing(names, clause, i)):
        return Keyword(i, i + 1, Kind.EVENT, False, done=True)
    if low == "went" and names.low(i + 1) == "for" and names.low(i + 2) != "the":
        return Keyword(i, i + 2, Kind.OTHER, True, done=True)
    if (low in _TOOK_PART and _staged(names, clause, i)) or (low in _SHOWN and _watched(names, clause, i)):
        return Keyword(i, i + 1, Kind.EVENT, True, done=True)
    if (
        low in ("live", "do")
        and names.low(i + 1) in _PARTNERED
        and not _GENERAL.isdisjoint(names.lows(clause.first, i))
    ):
        return Keyword(i, i + 1, Kind.EVENT, False)
    return _came(names, clause, i) if low in _TURNED_UP else None


def _is_conference(names: Names, i: int, last: int) -> int:
    """The token behind the name of a conference at token `i` ("RubyKaigi", "MWC", "Slush 2026", "the Figma launch thing")."""
    j = i + 1 if names.low(i) in _ARTICLES else i
    k = j
    while (
        k < min(last, j + 5)
        and names.low(k) not in _PARTNERED
        and names.low(k) not in ("on", "in", "at", "last", "and")
    ):
        k += 1
    if k == j or k >= last:
        return 0
    known = names.low(j) in _CONFERENCES or bool(_LIKE_CONFERENCES.fullmatch(names.tokens[j].text))
    dated = k - j > 1 and names.tokens[j].text[:1].isupper() and names.low(k - 1).isdecimal()
    thing = j > i and k - j > 1 and names.low(k - 1) in _THINGS_HELD and names.tokens[j].text[:1].isupper()
    return k if known or dated or thing else 0


def _gone_to(names: Names, clause: Clause, i: int, low: str) -> int:
    """The token behind "went to", "was at", "spoke at" before an event; 0 for anything else."""
    to = names.low(i + 1)
    if low == "sat" and names.lows(i + 1, i + 3) == ["in", "on"] and owned_event(names, i + 3):
        return i + 3
    if low == "went" and to == "to" and (named := names.at(i + 2, slot=True)) and named.owns:
        return i + 2
    if low in _TURNED_UP and to in ("at", "on") and owned_event(names, i + 2):
        return i + 2
    if low not in ("was", "were", "went") or to not in ("at", "to"):
        return 0
    if (held := _is_conference(names, i + 2, clause.last)) and not _PARTNERED.isdisjoint(names.lows(held, clause.last)):
        return held
    return i + 2 if _attended(names, clause, i) else 0


def _outing(names: Names, clause: Clause, i: int) -> bool:
    """As in "At the Hamburg community day with Rieke"."""
    return names.low(i + 1) in _ARTICLES and _attended(names, clause, i - 1)


def _watched(names: Names, clause: Clause, i: int) -> bool:
    """As in "saw Ana speak", "watched Ana's keynote", "saw the new exhibition with Tadej"."""
    if names.low(i + 1) in _ARTICLES:
        return (
            names.low(i) in ("saw", "watched")
            and _SPORTS.isdisjoint(names.lows(i, i + 6))
            and _attended(names, clause, i)
        )
    named = names.at(i + 1, slot=True)
    return named is not None and (owned_event(names, i + 1) or names.low(named.end) in _STAGED)


def _came(names: Names, clause: Clause, i: int) -> Keyword | None:
    """As in "Ana came to our meetup", "Bo joined for dinner"."""
    if i == clause.first or not names.at(clause.first, slot=True):
        return None
    for j in (i + 1, i + 2):
        if names.low(j) in ("to", "for") and names.low(j + 1) in (*_TABLE, "ours", "mine"):
            return Keyword(i, j + 1, Kind.LUNCH if names.low(j + 1) in _TABLE else Kind.MET, True, done=True)
        if names.low(j) in ("to", "at") and names.low(j + 1) in ("our", "my", "the"):
            held = NOUN_KINDS.get(names.low(j + 2)) is Kind.EVENT or event_like(names.low(j + 2))
            return Keyword(i, j + 1, Kind.EVENT, True, done=True) if held else None
    return None


def _attended(names: Names, clause: Clause, i: int) -> bool:
    """As in "was at the xmas party on the 19th with Bo", "Ana and Bo were at the preview with me": an event together."""
    held = next((j for j in range(i + 2, min(clause.last, i + 8)) if is_event(names, j) or _day_of(names, i, j)), 0)
    partners = [j for j in range(held, clause.last) if held and names.low(j) in ("with", "w/", "w")]
    if not partners:
        return False
    mine = i <= clause.first or names.low(i - 1) in ("i", "we", "and", "also", "just")
    return mine or names.low(partners[0] + 1) in ("me", "us")


def _day_of(names: Names, i: int, j: int) -> bool:
    """As in "was at the Porto tech day": a day with a name of its own."""
    return (
        names.low(j) in ("day", "night")
        and j - i > _NAMED_DAY
        and names.low(j - 1) not in ("whole", "same", "other", "next")
    )


def is_event(names: Names, j: int) -> bool:
    """Whether token `j` names an event or a feast with others."""
    low = names.low(j)
    return (
        NOUN_KINDS.get(low) is Kind.EVENT
        or low in _WORKS_ON_STAGE
        or event_like(low)
        or low in _OUTINGS
        or (low in ("day", "night") and (names.low(j - 1) in _DAYS_OF or names.low(j - 1) in _OUTINGS))
    )


def attends(names: Names, told: Sequence[Clause]) -> bool:
    """Whether a plain clause tells of an event the writer went to ("Went to the Kubernetes meetup, sat next to Olu")."""
    for clause in told:
        i = clause.first + 1 if names.low(clause.first) in ("i", "we") else clause.first
        went = names.low(i) in ("went", "was", "were") and names.low(i + 1) in ("to", "at")
        if went and any(is_event(names, j) for j in range(i + 2, min(clause.last, i + 8))):
            return True
    return False


def _staged(names: Names, clause: Clause, i: int) -> bool:
    """As in "gave a talk", "ran a workshop together with", "recorded an episode with": an event the writer took part in."""
    for j in range(i + 1, min(clause.last, i + 6)):
        low = names.low(j)
        if low in _PARTNERED or names.at(j, slot=False):
            return False
        if NOUN_KINDS.get(low) is Kind.EVENT or (low in _RECORDED and names.low(j + 1) in _PARTNERED):
            return True
    return False


def owned_event(names: Names, i: int) -> bool:
    """Whether somebody's event is named from token `i` on ("Ana's talk", "Ana's book launch party")."""
    named = names.at(i, slot=True)
    if named is None or not named.owns:
        return False
    return any(
        NOUN_KINDS.get(low) is Kind.EVENT or low in _WORKS_ON_STAGE for low in names.lows(named.end, named.end + 3)
    )
