"""Deeds that say a contact by more than one word: things given, sent, shared or passed on, people brought together."""

from bot.domain.notes.clauses import Clause
from bot.domain.notes.contact import Keyword
from bot.domain.notes.contact_words import GIFTS, NOUN_KINDS
from bot.domain.notes.model import Kind
from bot.domain.notes.names import Names
from bot.domain.people.words import words

_NO_GIFTS = words(
    "access address advice answer approval chance credit date deadline email extension feedback green hand "
    "heads-up heads hint "
    "hug idea kiss lift link list look number ok okay opinion overview permission pointers quote reference "
    "review ride rundown "
    "shot signal slot summary time times tip tips tour update warning yes no contact details name names "
    "preview walkthrough "
    "space room brief benefit impression push nudge reason reminder scoop low-down lowdown hard speech raise job word"
)
_THINGS = words("a an my our some one two three the his her")
_NOTES = {"line": Kind.MESSAGE, "note": Kind.MESSAGE, "ring": Kind.CALL, "buzz": Kind.CALL, "bell": Kind.CALL}
WORKS = words(
    "post posts article thread tweet video blog talk launch announcement newsletter blogpost reel story repo paper"
)
_WRITTEN = frozenset((Kind.CALL, Kind.MESSAGE, Kind.EMAIL, Kind.BOOST, Kind.REPLY))
_SENT = _WRITTEN | {Kind.GIFT, Kind.INTRODUCTION}
_BEHIND = words(
    "after before for at on in yesterday today last this with and from to during when because as while over"
)
"""What may follow a thing that is named: the word before it is what was given, not what sort it was ("a ring light")."""
_PASSED = words("gave sent dropped shot left fired wrote")
_REQUESTS = words("request invite invitation connection")
_GAVE = words("offered gave sent bought brought got shipped posted gifted handed ordered dropped couriered")
_PRAISED = words("recommended featured highlighted showcased advertised publicised publicized")
_HANDED_OVER = words("dropped left delivered sent took posted mailed shipped brought couriered gave")
_BOXES = words("box boxes bag bags bottle bottles crate tin tins jar jars tray punnet tub bouquet basket")
_KIN = words("auntie aunty aunt uncle grandma grandpa nana granny cousin sister brother big old")
_ALONG = words("took drove walked showed had brought dragged treated")
_WHERETO = words("to round around over out along home through for")
_SHARED = words("taxi cab ride uber room table train flight lift car stage pizza bottle tent hut lunch dinner")
_HAVE = words("have i've ive we've has")
_IT = words("it this that them these")
_FAR_BACK = 12
"""Words before a pronoun among which is named what it means."""
_COPIES = words("copy ticket tickets")
GIVING_WORDS = (
    _PASSED
    | _GAVE
    | _PRAISED
    | _ALONG
    | words("shared share posted hooked put made note accepted left delivered sent send took")
)
"""The words at which something may be given, shared or passed on."""


def _said(names: Names, i: int) -> str:
    """The word at token `i`; "have send" as those mean it who write so."""
    low = names.low(i)
    return "sent" if low == "send" and names.low(i - 1) in _HAVE else low


def read_answer(names: Names, i: int) -> Keyword | None:
    """As in "came back with comments": to come back with something is to answer."""
    low, back = names.low(i), names.low(i + 1) == "back"
    if not back:
        return None
    if low == "came" and names.low(i + 2) in ("with", "to", "and", "saying", "about"):
        return Keyword(i, i + 2, Kind.REPLY, True, done=True)
    return None


def read_giving(names: Names, clause: Clause, i: int) -> Keyword | None:
    """Gave or sent something: a gift, a message of some sort, a share of somebody's post, an introduction."""
    rode = names.low(i) == "shared" and names.low(i + 1) in ("a", "an", "the") and names.low(i + 2) in _SHARED
    if rode or _takes_along(names, i):
        return Keyword(i, i + 1, Kind.MET, True, done=True)
    for reader in (_sharing, _joining, _passing, _giving, _sending):
        if kind := reader(names, clause, i):
            return Keyword(i, i + 1, kind, True, done=True)
    return None


def _takes_along(names: Names, i: int) -> bool:
    """As in "took Mei to the match", "showed Klaus round the lab", "had Jonas over"."""
    named = names.at(i + 1, slot=True) if names.low(i) in _ALONG else None
    if named is None or named.owns or not named.strong:
        return False
    return names.low(names.list_at(i + 1, len(names.tokens))[-1].end) in _WHERETO


def _sharing(names: Names, clause: Clause, i: int) -> Kind | None:
    """As in "shared Ana's post", "Ana shared my talk", "recommended Ana's podcast"."""
    low, named = names.low(i), names.at(i + 1, slot=True)
    if low == "posted" and named is not None and named.owns and names.low(named.end) in WORKS:
        return Kind.BOOST
    if low in _PRAISED or low in ("shared", "share"):
        mine = low not in _PRAISED and names.low(i + 1) in ("my", "our")
        if _of_somebody(names, clause, i) or of_a_work_before(names, i):
            return Kind.BOOST
        shared = mine and not WORKS.isdisjoint(names.lows(i + 2, i + 5))
        handed = named is not None and named.reference.kind != "name" and names.low(named.end) in WORKS
        return Kind.BOOST if shared or handed or (named is not None and named.owns) else None
    return None


def of_a_work_before(names: Names, i: int) -> bool:
    """Whether the verb at token `i` has for its object somebody's work spoken of before ("Loved Ana's article, reposted it")."""
    if names.low(i + 1) not in _IT or names.low(i + 2) in ("with", "w/", "w", "to"):
        return False
    return any(
        names.low(j) in WORKS and (owner := names.at(k, slot=True)) is not None and owner.owns and owner.end <= j
        for j in range(max(0, i - _FAR_BACK), i)
        for k in range(max(0, j - 3), j)
    )


def _of_somebody(names: Names, clause: Clause, i: int) -> bool:
    """As in "shared post of Zosia", "shared the article by Ana": somebody's work."""
    for j in range(i + 1, min(clause.last, i + 5)):
        if names.low(j) in WORKS and names.low(j + 1) in ("of", "by", "from"):
            named = names.at(j + 2, slot=True)
            return named is not None and named.strong
    return False


def _joining(names: Names, clause: Clause, i: int) -> Kind | None:
    """As in "hooked Ana up with Bo", "put Ana in touch with Bo", "made the connection between Ana and Bo"."""
    low, following = names.low(i), names.lows(i + 1, min(clause.last, i + 9))
    hooked = low == "hooked" and {"up", "with"} <= set(following[1:])
    put = low == "put" and any(f"in {word}" in " ".join(following) for word in ("touch", "contact"))
    made = low == "made" and {"connection", "between"} <= set(following)
    return Kind.INTRODUCTION if hooked or put or made else None


def _passing(names: Names, clause: Clause, i: int) -> Kind | None:
    """As in "dropped Ana a line", "a note from Ana", "accepted her request", "left feedback on the draft"."""
    low = names.low(i)
    if low == "note" and names.low(i + 1) == "from":
        return Kind.MESSAGE if i == clause.first or names.low(clause.first) in ("got", "received") else None
    if low == "accepted":
        return Kind.MESSAGE if not _REQUESTS.isdisjoint(names.lows(i + 1, min(clause.last, i + 6))) else None
    if (
        low in ("left", "gave", "posted")
        and "feedback" in names.lows(i + 1, i + 3)
        and "on" in names.lows(i + 2, i + 5)
    ):
        return Kind.COMMENT
    return _passed(names, clause, i) if _said(names, i) in _PASSED else None


def _giving(names: Names, clause: Clause, i: int) -> Kind | None:
    boxed = not _BOXES.isdisjoint(names.lows(i + 1, min(clause.last, i + 10)))
    if names.low(i) in _HANDED_OVER and boxed and _handed_to(names, clause, i):
        return Kind.GIFT
    given = names.low(i) in _GAVE and (_gift_follows(names, clause, i) or _hands_over(names, clause, i))
    return Kind.GIFT if given else None


def _handed_to(names: Names, clause: Clause, i: int) -> bool:
    """Whether what is handed over is for somebody ("dropped off a box of kaju katli for Kapoor")."""
    if names.at(i + 1, slot=True):
        return True
    to = (j for j in range(i + 2, min(clause.last, i + 10)) if names.low(j) in ("for", "to", "with", "at"))
    return any(names.at(j + 1, slot=True) or names.low(j + 1) in ("her", "him", "them") for j in to)


def _sending(names: Names, clause: Clause, i: int) -> Kind | None:
    """As in "sent Ana the deck", "sent the offer to Ana", "gave Ana a lift"."""
    low, named = _said(names, i), names.at(i + 1, slot=True)
    if low == "gave":
        return Kind.OTHER if named and not named.owns and named.strong else None
    if low != "sent":
        return None
    if names.low(i + 1) in ("over", "across", "along", "through", "me", "us"):
        return Kind.MESSAGE
    if named is None or named.owns:
        to = next((j for j in range(i + 1, min(clause.last, i + 8)) if names.low(j) == "to"), 0)
        to += names.low(to + 1) in ("both", "all") and to > 0
        return Kind.MESSAGE if to and names.at(to + 1, slot=True) else None
    nearby = (names.low(j) for j in range(named.end, min(clause.last, named.end + 4)))
    return next((NOUN_KINDS[word] for word in nearby if NOUN_KINDS.get(word) in _SENT), Kind.MESSAGE)


def _passed(names: Names, clause: Clause, i: int) -> Kind | None:
    """As in "dropped Ana a line", "left Ana a voicemail", "sent a quick note to Ana"."""
    named = names.at(i + 1, slot=True)
    mine = names.low(i + 1) in ("me", "us")
    first = named.end if named and not named.owns else i + 1
    for j in range(first, min(clause.last, first + 4)):
        low = names.low(j)
        kind = _NOTES.get(low) or (NOUN_KINDS.get(low) if NOUN_KINDS.get(low) in _WRITTEN else None)
        if low == "ring" and names.low(j + 1) in ("light", "lights", "tone"):
            return None
        if (
            kind
            and (named or mine or names.low(j + 1) in ("to", "for"))
            and names.low(j - 1) not in ("the", "my", "our")
        ):
            return kind
    return None


def _hands_over(names: Names, clause: Clause, i: int) -> bool:
    """Whether somebody is given a thing, of whatever sort: "gave Liz my old monitor", "ordered a lamp for Bo"."""
    low, named = names.low(i), names.at(i + 2 if names.low(i + 1) in _KIN else i + 1, slot=True)
    if names.low(i + 1) == "to":
        named = names.at(i + 2, slot=True)
    first = named.end if named and not named.owns else i + 2 if names.low(i + 1) in ("me", "us") else 0
    if first and low not in ("gave", "brought", "bought", "gifted", "handed"):
        return False
    if not first:
        ends = ("for", "to") if low in ("gave", "brought", "handed") else ("for",)
        to = next((j for j in range(i + 2, min(clause.last, i + 8)) if names.low(j) in ends), 0)
        if not to or low not in ("gave", "brought", "handed", "ordered", "bought") or not names.at(to + 1, slot=True):
            return False
        first = i + 1
    things = names.lows(first, min(clause.last, first + 4))
    if not things or things[0] not in _THINGS:
        return False
    last = len(things) - 1
    heads = [
        thing for n, thing in enumerate(things) if n == last or things[n + 1] in _BEHIND or not things[n + 1].isalpha()
    ]
    return not any(thing in _NO_GIFTS for thing in things) and not any(head in NOUN_KINDS for head in heads)


def _gift_follows(names: Names, clause: Clause, i: int) -> bool:
    following = [names.low(j) for j in range(i + 1, min(clause.last, i + 12))]
    if "from" in following:
        following = following[: following.index("from") + 1]
    if names.low(i) == "got" and "from" not in following and names.at(i + 1, slot=True) is None:
        return False
    return any(
        (low in GIFTS and following[n : n + 2] != ["print", "of"]) or (low in _COPIES and names.low(i) != "sent")
        for n, low in enumerate(following)
    )
