"""A line cut into clauses: stretches that say one thing (a contact, something to come back to, a promise, a fact)."""

import re
from typing import NamedTuple

from bot.domain.notes.contact_words import BASE_KINDS, NOUN_KINDS, PHRASE_KINDS, VERB_KINDS
from bot.domain.notes.faces import FACE_STARTS, face_end
from bot.domain.notes.grammar_words import FINITE, SUBJECTS
from bot.domain.notes.name_words import HONORIFICS
from bot.domain.notes.names import Names
from bot.domain.notes.tokens import Token
from bot.domain.notes.vocabulary import MONTHS_AND_DAYS, PLACES, ROLES
from bot.domain.people.words import words

_OPENS = re.compile(
    r"(?:follow(?:ing)?[ -]?ups?\b|f/u\b|fup\b|remind me\b|reminder\b|circle back\b|check (?:back|in)\b|touch base\b"
    r"|get back to\b|hit (?:her|him|them|'?em) up\b|ck (?:in|back)\b"
    r"|retry\b|try (?:(?:her|him|them) )?again\b|ping (?:her|him|them|back|again)\b"
    r"|next steps?\b|todo\b|need to\b|i need to\b|have to\b|gotta\b"
    r"|should (?:follow|ping|send|call|email|write|check)\b|don'?t forget\b|remember to\b|let'?s (?:catch|follow|check|meet)\b"
    r"|i'?ll \w|i will\b|i promised\b|i owe\b|i said i'?d\b|promised\b|(?:she|he|they)(?:'ll| will)\b|owe (?:her|him|them)\b"
    r"|will (?:send|follow|ping|intro|introduce|share|call|email|write|check|get back|try|ring|text|message|review|ask|forward|"
    r"reply|circle|come back|connect)\b)",
    re.IGNORECASE,
)
_OPENING_WORDS = words(
    "follow following follow-up follow-ups followup followups following-up f f/u fup remind reminder circle check touch get hit "
    "ck retry ping next todo need i have gotta should don't dont remember let's lets i'll ill i'd promised she he they she'll "
    "he'll they'll owe will try"
)
"""The first words of every way to open in `_OPENS`: the others need no look at it."""
_GLUED = words(
    "a an the my her his their our sent had got to will i'll ill need should must let's lets i we and i'd she'd "
    "he'd they'd we'd "
    "kindly you "
    "gonna please pls can could "
    "daily weekly monthly quarterly yearly fortnightly biweekly "
    "we'll ill i'd or else otherwise reckons reckon swears swore thinks insists figures word quick she he they who that if "
    "when said says told she'll he'll they'll would don't not"
)
_DO = BASE_KINDS.keys() | words("send ask try book invite write chase remind follow nudge buy pay bring share")
_HELD = words("met saw called phoned rang emailed texted messaged pinged lunched")
"""Behind one of these and a name a "will" is the writer's ("met ana will send the deck")."""
_GERMAN_DAY = re.compile(r"\d{1,2}\.\d{1,2}$")
_GOES_ON = re.compile(r" (?:[^\W\d_A-ZÄÖÜ]|I\b)")
_SHORTENED = words("co inc ltd corp dept approx")
_LAST_SIGN = "\u218f"
_TELLS = words("said says told tells asked wants wanted promised offered")
_BEING = words("back off away out free keen not gone sick on in still now also happy")
_NAMED_ING = words(
    "meeting wedding training listing briefing booking building painting drawing recording ring king screening opening "
    "housewarming evening morning reading hearing talking thing pricing funding hiring onboarding posting"
)
"""What somebody may have, though it ends as what one does."""
_ADVERBS = words("now also still never just recently already")
_AFTER_ITEMS = words(", and & &amp; n + .") | {""}
_WITH = words("with w/ w")
_BEFORE_DATES = words("by on in before until next this the of end eow eod week month early late latest at")
_LABELS = words("todo to-do fixme action actions ai task reminder")
_LONGEST_APPOSITION = 9
_LONGEST_SUBJECT = 9
"""Tokens of the longest name and of what somebody of that name does."""
_IN_APPOSITION = words("and & &amp; ex of at the @ , / - from ceo cto coo cfo vp pm hr &lt; &gt;")
_STOPS = frozenset(".!?;…|•")
_DASHES = frozenset("-–—*")
_JOINS = frozenset(("and", "but", "then", "so", "also", "plus", "&", "&amp;", "+", "btw", "while", "because", "n"))


class Clause(NamedTuple):
    """Tokens `[first, last)`; characters `[start, end)`; `sentence` counts from 0."""

    first: int
    last: int
    start: int
    end: int
    sentence: int


def split_clauses(names: Names, text: str, most: int) -> list[Clause]:
    """The first `most` clauses in order. Separators between them (full stops, commas, "and") belong to none."""
    clauses: list[Clause] = []
    sentence, first = 0, _label_end(names)
    tokens = names.tokens

    def close(last: int) -> None:
        if last > first:
            clauses.append(Clause(first, last, tokens[first].start, tokens[last - 1].end, sentence))

    inside = 0
    for i, token in enumerate(tokens):
        if len(clauses) >= most:
            return clauses
        if i < first or (token.kind == "word" and token.low not in _JOINS and token.low not in _OPENING_WORDS):
            continue
        if token.text == "(" and i > first:
            inside = apposition_end(names, text, i)
        if i < inside:
            continue
        if _ends_sentence(names, text, i) or (i > first and _is_picture(token) and _orders_after(names, text, i)):
            close(i)
            sentence, first = sentence + 1, i + 1
        elif (
            token.low in ("(", ")")
            or (_is_join(names, i) and _parts(names, text, i, first))
            or (token.text == ":" and _announces(names, text, i, first))
        ):
            close(i)
            first = i + 1
        elif (
            i > first
            and token.text in FACE_STARTS
            and (end := face_end(names, text, i))
            and _orders_after(names, text, end - 1)
        ):
            close(end)
            sentence, first = sentence + 1, end
        elif i > first and _opens_unannounced(names, text, i, first):
            close(i)
            first = i
    close(len(tokens))
    return clauses


def _label_end(names: Names) -> int:
    """The token behind a label with its bracket that opens a line ("Todo (release): …"); 0 without one."""
    if names.low(0) not in _LABELS or names.low(1) != "(":
        return 0
    close = next((j for j in range(2, min(len(names.tokens), _LONGEST_APPOSITION)) if names.low(j) == ")"), 0)
    return close + 2 if close and names.low(close + 1) == ":" else close + 1 if close else 0


def apposition_end(names: Names, text: str, i: int) -> int:
    """The token after a short bracket at token `i` that only names somebody or something ("(Acme)"); 0 for any other."""
    if aside := _aside_end(names, text, i):
        return aside
    if names.low(i + 2) == ")" and names.tokens[i + 1].kind == "word" and not starts_clause(names, text, i + 1):
        return i + 3
    for j in range(i + 1, min(len(names.tokens), i + _LONGEST_APPOSITION)):
        if names.tokens[j].text == ")":
            return j + 1 if j > i + 1 else 0
        capital = names.tokens[j].text[0].isupper() or names.tokens[j].kind != "word" or names.low(j) in ROLES
        if starts_clause(names, text, j) or not (capital or names.low(j) in _IN_APPOSITION or names.at(j, slot=True)):
            return 0
    return 0


def _aside_end(names: Names, text: str, i: int) -> int:
    """The token after a short bracket at token `i` that the clause goes on behind ("(youth league) with Fadiel"), else 0."""
    for j in range(i + 1, min(len(names.tokens), i + 6)):
        if names.tokens[j].text == ")":
            goes_on = names.low(j + 1) in ("with", "w/", "w", "to") and j > i + 1
            return j + 1 if goes_on else 0
        if starts_clause(names, text, j):
            return 0
    return 0


def _is_picture(token: Token) -> bool:
    return token.kind == "emoji" or (token.kind == "punct" and token.text > _LAST_SIGN)


def _orders_after(names: Names, text: str, i: int) -> bool:
    """Whether a new statement or an order follows the picture at token `i` ("gave 5k 😭 thank him on the 2nd")."""
    return starts_clause(names, text, i + 1) or names.low(i + 2) in ("her", "him", "them") or names.low(i + 1) in _DO


def _announces(names: Names, text: str, i: int, first: int) -> bool:
    """Whether the colon at `i` ends a statement and begins another: "long chat with Ana: she promised ..."."""
    apart = text[names.tokens[i].end : names.tokens[i].end + 1].isspace()
    order = names.low(i + 1) in _DO and names.low(i + 2) in ("me", "us", "back", "again")
    return apart and ((i - first > 2 and names.low(i + 1) in SUBJECTS) or (i - first > 1 and order))


def starts_clause(names: Names, text: str, i: int) -> bool:
    """Whether a new statement begins at token `i`: a subject, a verb of contact, something to do."""
    if i >= len(names.tokens):
        return False
    low = names.low(i)
    if low in SUBJECTS or low in VERB_KINDS or (low, names.low(i + 1)) in PHRASE_KINDS:
        return True
    if _opens(names, text, i):
        return True
    near = names.lows(i, i + _LONGEST_SUBJECT)
    if FINITE.isdisjoint(near) and not any("'" in each for each in near):
        return False
    named = names.at(i, slot=False)
    if named is None:
        return names.low(i + 1) in _TELLS and names.given_at(i)
    after = names.low(named.end)
    if named.owns and _goes_on(names, named.end):
        return True
    states = after in FINITE and (after not in _ADVERBS or names.low(named.end + 1) in FINITE | VERB_KINDS.keys())
    return states or names.low(named.end - 1).endswith("'ll")


def _goes_on(names: Names, i: int) -> bool:
    """Whether a 's before token `i` is an "is" ("Mark's sending the numbers", "Tom's back"), not an owner's."""
    low = names.low(i)
    return low in _BEING or (low.endswith("ing") and len(low) > 4 and low not in _NAMED_ING)


def _opens(names: Names, text: str, i: int) -> bool:
    if i >= len(names.tokens):
        return False
    return names.low(i) in _OPENING_WORDS and bool(_OPENS.match(text, names.tokens[i].start))


def date_like(low: str) -> bool:
    return low[:1].isdigit() or low in MONTHS_AND_DAYS


def _is_join(names: Names, i: int) -> bool:
    return names.tokens[i].low in _JOINS or names.tokens[i].text == ","


def _parts(names: Names, text: str, i: int, first: int) -> bool:
    """Whether the comma or conjunction at `i` parts two statements rather than two items of one list."""
    j = i + 1
    while j < len(names.tokens) and j - i < 3 and _is_join(names, j):
        j += 1
    listed_so_far = names.list_at(first, len(names.tokens), slot=False)
    if listed_so_far and listed_so_far[-1].end > i:
        return False
    joint = bool(listed_so_far) and listed_so_far[-1].end == i and names.low(j) in ("i", "me")
    if names.low(j) in _WITH:
        return False
    joint = joint or (i == first + 1 and names.low(first) in ("i", "me") and names.at(j, slot=False) is not None)
    if joint or starts_clause(names, text, j):
        return not joint and not _lists_guests(names, i, j, first)
    if names.tokens[i].text != ",":
        if names.low(j) in NOUN_KINDS and names.low(j + 1) in _WITH and _had_day(names, first, i):
            return True
        return names.tokens[i].low in ("but", "btw", "because", "while")
    if names.low(j) in PLACES and names.low(i - 2) in ("in", "at", "near"):
        return False
    if date_like(names.low(j)) and date_like(names.low(i - 1)):
        return False
    named = names.at(j, slot=True)
    if i == first or named is None:
        return True
    return not (named.strong or (names.lower and names.low(named.end) in _AFTER_ITEMS))


def _had_day(names: Names, first: int, i: int) -> bool:
    """Whether tokens `[first, i)` name somebody and a day ("lunch with Mo tomorrow and drinks with Ali on Saturday")."""
    lows = names.lows(first, i)
    return not _WITH.isdisjoint(lows) and any(date_like(low) for low in lows)


def _lists_guests(names: Names, i: int, j: int, first: int) -> bool:
    """Whether "and" only adds to whom a meal or meeting was with: "yesterday's lunch with Ana and Bo was lovely"."""
    named = names.at(j, slot=False)
    if named is None or names.tokens[i].low not in ("and", "&", "&amp;", "+"):
        return False
    dated = any(map(date_like, names.lows(named.end + 2, named.end + 4)))
    shifted = dated and names.low(named.end) in ("moved", "pushed", "shifted")
    if not shifted and names.low(named.end) not in ("was", "were", "went"):
        return False
    said = any(low in FINITE or low in VERB_KINDS for low in names.lows(first, i))
    return not said and any(low in ("with", "w/", "w") for low in names.lows(first, i))


def _opens_unannounced(names: Names, text: str, i: int, first: int) -> bool:
    """Hurried lines have no commas: "met ana follow up in 2 weeks"."""
    if not _opens(names, text, i) or names.low(i - 1) in _GLUED or names.low(i - 1).endswith("'ll"):
        return False
    # Asked last: of a heap of numbers every one would look at all before it.
    if all(date_like(names.low(j)) or names.low(j) in _BEFORE_DATES for j in range(first, i)):
        return False
    if (
        names.low(i) == "will"
        and i - first > 1
        and names.low(first) in _HELD
        and names.low(i + 1) not in ("", "at", "about")
    ):
        return True
    return (
        names.tokens[i - 1].kind != "word"
        or names.tokens[i].low not in ("will", "promised", "need", "have")
        or (
            names.at(i - 1, slot=False) is None
            and names.low(i - 1) not in ("you", "it")
            and not names.named_once(i - 1)
        )
    )


def _ends_sentence(names: Names, text: str, i: int) -> bool:
    token = names.tokens[i]
    if token.kind == "newline":
        return True
    if token.low == "&gt;":
        return names.low(i - 1) != "&lt;"
    if token.text in _DASHES:
        before = text[token.start - 1 : token.start]
        return before in ("", " ", "\n") and text[token.end : token.end + 1] in (" ", ">", "&", "-")
    if token.text not in _STOPS:
        return False
    after = text[token.end : token.end + 1]
    if token.text == "." and _GERMAN_DAY.match(names.low(i - 1)) and _GOES_ON.match(text, token.end):
        return False
    if token.text == "." and after.strip() and after not in "\"')<:*_":
        return False
    previous = names.low(i - 1)
    return not (
        token.text == "."
        and (
            previous in HONORIFICS
            or (previous in _SHORTENED and after == " " and text[token.end + 1 : token.end + 2].islower())
            or previous in ("st", "vs", "approx")
            or (len(previous) == 1 and previous.isalpha() and bool(after))
        )
    )


def from_token(clause: Clause, first: int, names: Names) -> Clause:
    """The part of a clause from token `first` on."""
    if clause.first >= first:
        return clause
    return Clause(first, clause.last, names.tokens[first].start, clause.end, clause.sentence)
