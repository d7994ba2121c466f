"""The word of a clause that says what sort of contact it was: a verb, a noun with "with", an emoji, or a misspelling."""

from bot.domain.notes.clauses import Clause, date_like
from bot.domain.notes.contact import Keyword
from bot.domain.notes.contact_words import (
    BASE_KINDS,
    EMOJI_KINDS,
    MEDIA,
    NOUN_KINDS,
    PHRASE_KINDS,
    PROGRESSIVE_KINDS,
    SPECIFIC,
    VERB_KINDS,
)
from bot.domain.notes.deeds import GIVING_WORDS, of_a_work_before, read_answer, read_giving
from bot.domain.notes.events import EVENT_WORDS, read_event
from bot.domain.notes.given_names import given_names
from bot.domain.notes.grammar_words import FIRST_PERSON, PLACE_PREPOSITIONS, SUBJECTS, TOPICS
from bot.domain.notes.model import Kind
from bot.domain.notes.names import Names
from bot.domain.notes.slips import swapped_keyword, typed_keyword
from bot.domain.notes.together import CONTENT_VERBS, WITH, read_togetherness
from bot.domain.people.words import words

_LOOSE_NOUNS = words(
    """
    ama answer audio audios bao boost bowling brainstorm brew buzz caldo canteen ceremony check-in checkin class
    climb climbing club concert conference course diner eggs event exchange fair fest filter flowers food
    foodcourt gala gig ginger golf gossip grill hang hike jog karaoke keynote kick-off kickoff lecture line loom
    mail mate meetup mint onsite opening padel panel party pasta pide podcast postcard present quiche reception
    recording response retreat ride roundtable run salad session show showcase slack snack snacks social squash
    summit swag swim talk talks tennis text texts toast vc visit walkthrough webinar wine workshop yoga
    """
)
_NOT_BEFORE = words("to will not her his their can at no any prefers prefer about after before for of")
_PASSIVE = words("got was were been is being get getting be are")
_NOT_SEEN = words("on that a an how some it this the it's")
_ANSWERED = words(
    "my our email mail message dm question comment thread post call article video reel photo story tweet talk"
)
_ORDERS = words(
    "buy send order bring get plan schedule set arrange prepare write make find ask give check need waiting"
)
_NOT_HELD = words("notes invite agenda minutes request link recording summary transcript")
_NOUN_PHRASES = words(
    "word office pair conference fish town team video vid phone voice shout google hello hi missed happy flat ice dim cold"
)
_DENIED = words(
    "almost nearly cannot can't couldn't won't wasn't without haven't havent hasn't hasnt hadn't didn't didnt "
    "never not don't doesn't"
)
_DENIABLE = words("got came said dropped wrote")
_TALKING = words("the our had good great nice long quick deep short lovely interesting honest brief")
_ABLE = words("to finally")
_GLAD = words("great nice good lovely fab wonderful fun pleasure awesome happy glad so really")
"""As in "great seeing Ana", "lovely to see Bo": glad of what has been."""
_GLADNESS = _GLAD | words(
    "it was it's its been to very such a what an absolutely super honestly always finally again also was"
)
_MANAGED = words("got get managed")
_SEEN_GLADLY = {*words("seeing meeting visiting"), ("running", "into"), ("bumping", "into"), ("hanging", "out")}
_GOT_ON = words("got jumped hopped hop jump dialled dialed joined went logged")
_MOST_GLAD = 6
"""Words of "it was so very nice of you to ..." before what one was glad of."""
_BEGUN = words("start starts begin keep stop avoid try consider suggest suggests recommend")
_STATED = words("is are address number id")
_NAMED_OWNER_KINDS = frozenset((Kind.BOOST,))
_THREADS = words("thread group exchange conversation convo chat message msg dm")
_TRYING = {
    "calling": Kind.CALL, "ringing": Kind.CALL, "phoning": Kind.CALL, "texting": Kind.MESSAGE, "messaging": Kind.MESSAGE,
    "emailing": Kind.EMAIL, "mailing": Kind.EMAIL, "pinging": Kind.MESSAGE, "dialling": Kind.CALL, "facetiming": Kind.CALL,
    "dming": Kind.MESSAGE, "whatsapping": Kind.MESSAGE,
}  # fmt: skip
_PHONES = words("mobile phone cell landline number cellphone")
_WRITTEN = frozenset((Kind.EMAIL, Kind.MESSAGE, Kind.CALL, Kind.COMMENT, Kind.REPLY))
_MEALS = frozenset((Kind.LUNCH, Kind.COFFEE, Kind.CALL))
_PROGRESS_LEAD = words("i'm im i am we're we are and also then back now just on at next this tomorrow , : pm")
_FAR = 80
"""Words of a clause among which a contact is looked for; nobody says one later."""
_SLIPS_WITHIN = 2
"""Words from the start of a clause that may be a slip of one of contact; further on only right before a "with"."""
_TELLING = frozenset(
    VERB_KINDS.keys()
    | NOUN_KINDS.keys()
    | BASE_KINDS.keys()
    | PROGRESSIVE_KINDS.keys()
    | MEDIA.keys()
    | {first for first, _ in PHRASE_KINDS}
    | EVENT_WORDS
    | GIVING_WORDS
    | words("came tried attempted seeing meeting visiting running bumping hanging")
    | words("got jumped hopped hop jump dialled dialed joined logged")
)
"""Every word at which a contact may be said; the others are passed by."""


def find_keyword(names: Names, clause: Clause) -> Keyword | None:
    """The first keyword of contact in a clause, before any topic ("about", "who"); None when there is none."""
    for i, low in enumerate(names.lows(clause.first, min(clause.last, clause.first + _FAR)), clause.first):
        if low in TOPICS and i > clause.first and low != "so":
            break
        if low in _TELLING:
            found = _keyword_at(names, clause, i)
        elif i - clause.first <= _SLIPS_WITHIN or names.low(i + 1) in WITH:
            found = _slip_or_sign(names, clause, i)
        else:
            continue
        if found:
            return found
    return read_togetherness(names, clause)


def _keyword_at(names: Names, clause: Clause, i: int) -> Keyword | None:
    low = names.low(i)
    if names.tokens[i].kind not in ("word", "number"):
        return None
    if (low in VERB_KINDS or low in _DENIABLE or low in BASE_KINDS) and _denied(names, clause, i):
        return None
    if answer := read_answer(names, i):
        return answer
    phrase = PHRASE_KINDS.get((low, names.low(i + 1)))
    if phrase:
        verb = low not in _NOUN_PHRASES or names.low(i + 1).endswith("ed")
        return Keyword(i, i + 2, phrase, verb, done=verb and not low.startswith("catch"))
    if event := read_event(names, clause, i) or _tried(names, i):
        return event
    if low in VERB_KINDS and _verb_counts(names, i) and not (low == "called" and _is_named_so(names, clause, i)):
        return _verb_run(names, i)
    if low in MEDIA and names.low(i + 1) in _THREADS and _noun_counts(names, clause, i + 1, MEDIA[low]):
        return Keyword(i, i + 2, MEDIA[low], False)
    if (low in _SEEN_GLADLY or (low, names.low(i + 1)) in _SEEN_GLADLY) and _is_glad(names, clause, i):
        return Keyword(i, i + 1 if low in _SEEN_GLADLY else i + 2, Kind.MET, True, done=True)
    if low in _GOT_ON and (last := _dialled(names, clause, i)):
        return Keyword(i, last, Kind.CALL, True, done=True)
    if low in PROGRESSIVE_KINDS and _progressive(names, clause, i):
        return Keyword(i, i + 1, PROGRESSIVE_KINDS[low], True, ahead=True)
    if low in NOUN_KINDS and _noun_counts(names, clause, i, NOUN_KINDS[low]):
        return _noun_run(names, clause, i)
    if low in BASE_KINDS and (i == clause.first or names.low(i - 1) in _ABLE):
        able = i > clause.first
        if not able or _is_glad(names, clause, i) or not _MANAGED.isdisjoint(names.lows(clause.first, i)):
            return Keyword(i, i + 1, BASE_KINDS[low], True, done=able)
    slipped = i - clause.first <= _SLIPS_WITHIN or names.low(i + 1) in WITH
    return read_giving(names, clause, i) or (_misspelt(names, clause, i) if slipped else None)


def _slip_or_sign(names: Names, clause: Clause, i: int) -> Keyword | None:
    """A picture that opens the clause ("☕ Ana"), or a word that is no word of contact and may be a slip of one."""
    token = names.tokens[i]
    if token.kind in ("emoji", "punct") and i == clause.first and token.text in EMOJI_KINDS:
        return Keyword(i, i + 1, EMOJI_KINDS[token.text], False)
    return _misspelt(names, clause, i) if token.kind in ("word", "number") else None


def _tried(names: Names, i: int) -> Keyword | None:
    """As in "tried calling Ana", "tried to ring Bo", "tried Ana on her mobile": a call that was made, answered or not."""
    if names.low(i) not in ("tried", "attempted"):
        return None
    j = i + 2 if names.low(i + 1) == "to" else i + 1
    kind = BASE_KINDS.get(names.low(j)) or _TRYING.get(names.low(j))
    if kind in _WRITTEN:
        return Keyword(i, j + 1, kind, True, done=True)
    named = names.at(i + 1, slot=True)
    if named and names.low(named.end) == "on" and not _PHONES.isdisjoint(names.lows(named.end, named.end + 4)):
        return Keyword(i, i + 1, Kind.CALL, True, done=True)
    return None


def _is_glad(names: Names, clause: Clause, i: int) -> bool:
    """Whether token `i` is what one was glad of ("great seeing Ana", "it was so nice to see Bo")."""
    before = names.lows(clause.first, i)
    return len(before) <= _MOST_GLAD and not _GLAD.isdisjoint(before) and _GLADNESS.issuperset(before)


def _dialled(names: Names, clause: Clause, i: int) -> int:
    """The token behind the way in "got on Teams with", "hopped on a quick Zoom with"; 0 without one."""
    if names.low(i + 1) not in ("on", "onto", "in", "into"):
        return 0
    j = next((j for j in range(i + 2, min(clause.last, i + 6)) if MEDIA.get(names.low(j)) is Kind.CALL), 0)
    return j + 1 if j and not WITH.isdisjoint(names.lows(j, j + 4)) else 0


def _denied(names: Names, clause: Clause, i: int) -> bool:
    """Whether a "never" or "didn't" stands at most three words before token `i`."""
    return not _DENIED.isdisjoint(names.lows(max(clause.first, i - 3), i))


def _is_named_so(names: Names, clause: Clause, i: int) -> bool:
    """ "a boy called Enzo", "a new dog, called Sture": the word before is no person, but somebody of a sort."""
    if names.low(i - 1) == "," and i == clause.first:
        return names.at(i - 2, slot=False) is None and not {"a", "an"}.isdisjoint(names.lows(max(0, i - 5), i - 2))
    of_a_sort = i - clause.first >= 2 and names.low(i - 2) in ("a", "an", "the", "this")
    return of_a_sort and names.at(i - 1, slot=False) is None and names.at(i + 1, slot=True) is not None


def _verb_counts(names: Names, i: int) -> bool:
    kind = VERB_KINDS[names.low(i)]
    if names.low(i).endswith("ing") and (names.low(i - 1).endswith("'s") or names.low(i - 1) in _BEGUN):
        return False
    if names.low(i) == "thank" and names.low(i + 1) == "you" and names.low(i - 1) in ("a", "the", "my"):
        return False
    if names.low(i) == "bumped" and (named := names.at(i + 1, slot=True)) and named.owns:
        return False
    if names.low(i) == "tagged" and names.at(i + 1, slot=True) is None:
        return names.low(i + 1) in ("me", "us")
    if names.low(i) == "sat" and date_like(names.low(i + 1)):
        return False
    if names.low(i) == "saw" and (named := names.at(i + 1, slot=True)) and named.owns:
        return False
    if names.low(i) == "forwarded" and not names.first_in_sentence(i) and names.low(i + 1) not in FIRST_PERSON:
        return names.low(i - 1) in FIRST_PERSON
    if names.low(i) in ("saw", "liked", "answered", "tagged") and names.low(i + 1) in _NOT_SEEN:
        return names.low(i) in ("answered", "liked") and not _ANSWERED.isdisjoint(names.lows(i + 2, i + 4))
    if names.low(i - 1) in _PASSIVE and kind is not Kind.INTRODUCTION and i > 0:
        return False
    if names.low(i) in ("tweeted", "tooted") and (named := names.at(i + 1, slot=True)) and named.owns:
        return True
    if kind not in _NAMED_OWNER_KINDS or (of_a_work_before(names, i)):
        return True
    if names.low(i + 1) in ("my", "our", "us", "me"):
        return True
    if any(
        low in ("of", "by", "from") and names.at(i + n, slot=True) for n, low in enumerate(names.lows(i + 1, i + 6), 2)
    ):
        return True
    following = names.at(i + 1, slot=True)
    shared = following is not None and names.low(i) != "promoted" and following.strong
    return following is not None and (following.owns or shared or following.reference.kind != "name")


def _verb_run(names: Names, i: int) -> Keyword:
    """The verb at token `i` together with one joined to it ("liked & reposted"), the more telling of both."""
    kinds, last = [_kind_of_verb(names, i)], i + 1
    if names.low(last) in ("and", "&", "&amp;", "+", "/") and names.low(last + 1) in VERB_KINDS:
        kinds.append(_kind_of_verb(names, last + 1))
        last += 2
    return Keyword(i, last, min(kinds, key=SPECIFIC.index), True, done=True)


def _kind_of_verb(names: Names, i: int) -> Kind:
    """The kind of the verb at token `i`; to tweet what is somebody's is to boost it."""
    owned = names.at(i + 1, slot=True) if names.low(i) in ("tweeted", "tooted") else None
    return Kind.BOOST if owned and owned.owns else VERB_KINDS[names.low(i)]


def _misspelt(names: Names, clause: Clause, i: int) -> Keyword | None:
    before_with = names.low(i + 1) in WITH
    if names.at(i, slot=False) and not (before_with or (i == clause.first and not names.given_at(i))):
        return None
    word = typed_keyword(names.low(i), given_names(), before_with)
    if word is None and i == clause.first and names.tokens[i].text.islower():
        following = names.at(i + 1, slot=True)
        word = swapped_keyword(names.low(i)) if following and following.strong and not following.owns else None
    if word is None:
        return None
    kind = VERB_KINDS.get(word) or NOUN_KINDS[word]
    return Keyword(i, i + 1, kind, word in VERB_KINDS, done=word in VERB_KINDS)


def _noun_run(names: Names, clause: Clause, i: int) -> Keyword:
    j, kinds = i, []
    while j < clause.last and names.low(j) in NOUN_KINDS:
        kinds.append(NOUN_KINDS[names.low(j)])
        j += 1
    before = {names.low(k) for k in range(clause.first, i)}
    if names.low(i) == "lunch" and names.low(j) in ("n", "and", "&", "&amp;") and names.low(j + 1) == "learn":
        return Keyword(i, j + 2, Kind.EVENT, False)
    if kinds == [Kind.EVENT] and names.low(i) == "talk" and names.low(j) in WITH and before & _TALKING:
        kinds = [Kind.OTHER]
    return Keyword(
        i, j, min(kinds, key=SPECIFIC.index), False, done=bool(before & {"had", "grabbed", "was", "after", "went"})
    )


def _noun_counts(names: Names, clause: Clause, i: int, kind: Kind) -> bool:
    """A noun of contact counts near the start of its clause or right before "with"; not as what somebody prefers."""
    before, after = names.low(i - 1) if i > clause.first else "", names.low(i + 1)
    if _only_spoken_of(names, clause, i, before, after):
        return False
    if after == "of" and kind in _WRITTEN and names.at(i + 2, slot=True):
        return True
    if after in WITH or after in ("from", "by") or (after in _NOT_HELD and names.low(i + 2) in WITH):
        return True
    treated = before == "to" and names.low(i - 2) in ("me", "us")
    meal = kind in _MEALS and (before in ("at", "for") or treated) and i - clause.first <= 8
    if before in _NOT_BEFORE and not meal:
        return False
    hosted = _hosted(names, clause, i, kind)
    if hosted is not None:
        return hosted
    return _loosely_said(names, clause, i) if names.low(i) in _LOOSE_NOUNS else meal or i - clause.first <= 7


def _only_spoken_of(names: Names, clause: Clause, i: int, before: str, after: str) -> bool:
    """Whether the words around a noun say that it was not held, or only state something of it."""
    if after in _STATED or (names.low(i) in BASE_KINDS and before in SUBJECTS) or before in ("no", "any", "without"):
        return True
    if (after in _NOT_HELD and names.low(i + 2) not in WITH) or names.low(clause.first) in _ORDERS:
        return True
    if not _DENIED.isdisjoint(names.lows(max(clause.first, i - 6), i)):
        return True
    return any(names.low(j) in CONTENT_VERBS and not _makes(names, j) for j in range(max(clause.first, i - _FAR), i))


def _hosted(names: Names, clause: Clause, i: int, kind: Kind) -> bool | None:
    """Whether what somebody is named to own or hold at the start of a clause was a contact; None when nobody is."""
    host = names.at(clause.first, slot=True)
    if host is None or not host.owns:
        return None
    doing = names.low(host.end)
    if host.end < i - 1 and _does_now(names.low(i - 1)) and kind is not Kind.EVENT:
        return False
    if doing.endswith("ing") and doing not in NOUN_KINDS:
        return False
    if host.end == i and kind in (Kind.MET, Kind.CALL, Kind.INTRODUCTION):
        return False
    return True if 0 <= i - host.end <= 2 and kind is Kind.EVENT else None


def _does_now(low: str) -> bool:
    """Whether a word may say what somebody does at any time ("Vikram's company matches gifts")."""
    return low.isalpha() and low.endswith("s") and not low.endswith(("ss", "us")) and low not in NOUN_KINDS


def _loosely_said(names: Names, clause: Clause, i: int) -> bool:
    """Whether a noun that is often no contact ("run", "flowers") is followed by where, when or with whom."""
    rest = names.lows(i + 2, clause.last)
    held = names.low(i + 1) in PLACE_PREPOSITIONS and (not WITH.isdisjoint(rest) or (i == clause.first and ":" in rest))
    dated = date_like(names.low(i + 1)) or (names.low(i + 1) in ("on", "last", "this") and date_like(names.low(i + 2)))
    held = held or (dated and not WITH.isdisjoint(rest))
    return (held and i - clause.first <= 3) or (i == clause.first and names.at(i + 1, slot=False) is not None)


def _makes(names: Names, j: int) -> bool:
    """ "left a comment", "were at the meeting", "missed a call"."""
    if names.low(j) == "missed":
        return names.low(j + 1) in ("a", "an", "his", "her", "their") and names.low(j + 2) in ("call", "calls")
    if names.low(j) in ("was", "were", "been"):
        return names.low(j + 1) in ("at", "on", "in", "there")
    return names.low(j) == "left" and names.low(j + 1) in ("a", "an", "some")


def _progressive(names: Names, clause: Clause, i: int) -> bool:
    lead = all(names.low(j) in _PROGRESS_LEAD or date_like(names.low(j)) for j in range(clause.first, i))
    return lead and names.low(i + 1) not in WITH | words("about notes was at in on")
