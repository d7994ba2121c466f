"""Clauses that promise: what the writer will do, and what others will do for the writer. Decides by words alone."""

import re

from bot.domain.notes.commitments import (
    AWAITED_BY,
    DAY_SAID,
    FROM_ME,
    MINE,
    MINE_BY,
    ON_ME,
    REPORTED,
    SENDS_BY,
    THEIRS,
    TO_ME,
)
from bot.domain.notes.contact_words import VERB_KINDS
from bot.domain.notes.everyday import EVERYDAY
from bot.domain.notes.grammar_words import GLUE
from bot.domain.notes.openings import said_in, says_by_when
from bot.domain.notes.vocabulary import COMMON
from bot.domain.people.words import words

_ONLY_MEANT = re.compile(r"(?:.{0,20} )?(?:must|should|gotta) (?:thank|congratulate)$", re.IGNORECASE)
_NOT_THEM = words(
    "i we you it this that there which what i'll we'll and then so if when who i've we've i'm we're not also"
)
_NOBODY = (COMMON | EVERYDAY | VERB_KINDS.keys() | GLUE) - words("she he they")
_TOWARD_ME = re.compile(r"\b(?:me|us|my|our|i)\b", re.IGNORECASE)
_HANDED = re.compile(r" (?:the|it|over|a|an)\b", re.IGNORECASE)
_LIVED = re.compile(r" an? (?:flat|house|room|office|table|car|cab|desk|apartment|laugh|joke)\b", re.IGNORECASE)
_COMMITTED = re.compile(r"promis|offered|agreed", re.IGNORECASE)
_KNOWN_THING = re.compile(r" (?:it|them|the)\b", re.IGNORECASE)
_THEIR_LIVES = words(
    "accompany act agree appear arrive attend become begin come continue decide enjoy face fail fall feel fly "
    "follow get give go "
    "grow happen hate head keep launch lead leave let live look lose marry meet miss move open own pass play quit "
    "raise relocate "
    "remain resign retire return run see sell serve settle show sing sit skip sleep spend stand start stay step "
    "stop struggle "
    "study succeed switch take teach think train travel turn use visit wait watch win work"
)
"""What people will do for themselves: a fact about them, whoever hears of it."""
_PAST = words("left gone been done had lost found met sold made seen moved started stopped changed taken given")
"""After "he'd" these tell what had been."""
_ABOUT_THEMSELVES = words(
    "build come cut do find finish get host join look make meet present publish pull read report shoot speak take "
    "talk test "
    "think try"
)


_UNTIL = words("by until till")
_UNDERTAKING = words(
    "me i we i'll we'll i'm im i'd we'd we're ill 'll 'd will shall to gonna going need have ought got remember gotta must "
    "should "
    "happy glad promised promissed agreed offered volunteered committed pledged said told assured don't dont owe owed on my gave "
    "given swore sworn guaranteed undertook supposed meant due still falls down action ai to-do todo task took own promise "
    "promises commitment commitments word next with "
    "left signed be sending sharing forwarding emailing mailing introducing shipping returning drafting circulating e-mailing "
    "mailing e 2 ball action actions it's that's its i've we've"
)
_COMMITTING = words(
    "'ll 'd 's 're s she'll ll will shall is are going gonna go would to has have needs need should must ought promised agreed "
    "supposed meant due set expected bound committed pledged undertook willing "
    "offered volunteered happy said says sez told mentioned confirmed owes owe guaranteed sending reckon reckons reckoned "
    "thinks swears swore insists insisted figures guesses texted wrote assured expects theyll hell shell"
)
"""Without one of these words nobody gives theirs."""
_FOR_ANOTHER = words("refer recommend introduce intro send resend share forward connect email")
_OWN = re.compile(r" (?:her|his|their) ", re.IGNORECASE)


def mine(clause: str, start: int) -> re.Match[str] | None:
    """What in a clause, from character `start` on, says that the writer will do something for somebody."""
    said = said_in(clause)
    if _UNDERTAKING.isdisjoint(said):
        return None
    if match := ON_ME.match(clause):
        return match
    for pattern in MINE:
        if (match := pattern.match(clause, start)) and not match[0].casefold().startswith("we agreed"):
            return None if _ONLY_MEANT.match(match[0]) and not says_by_when(clause[match.end() :]) else match
    match = FROM_ME.match(clause, start) or MINE_BY.match(clause, start)
    return match if match and says_by_when(clause[match.end() :]) else None


def theirs(clause: str, start: int) -> re.Match[str] | None:
    """What in a clause, from character `start` on, says that somebody will do something for the writer."""
    if _COMMITTING.isdisjoint(said_in(clause)):
        return None
    if FROM_ME.match(clause, start):
        return None
    match = THEIRS.match(clause, start)
    if match and _for_me(match, clause[match.end() :]):
        return match
    return _reported(clause, start) or TO_ME.match(clause, start)


def _reported(clause: str, start: int) -> re.Match[str] | None:
    match = REPORTED.match(clause, start)
    if match is None:
        return None
    rest = clause[match.end() :]
    if match["what"].casefold() in _THEIR_LIVES and not _TOWARD_ME.search(rest):
        return None
    given = match["what"].casefold() in _FOR_ANOTHER and rest.strip() and not _OWN.match(rest)
    return match if given or _TOWARD_ME.search(rest) or says_by_when(rest) else None


def theirs_by(clause: str, start: int) -> re.Match[str] | None:
    """As `theirs`, in the present tense with a day ("she sends the offer until Tuesday", "waiting on Bo for it by Monday")."""
    if _UNTIL.isdisjoint(said_in(clause)):
        return None
    if awaited := AWAITED_BY.match(clause, start):
        return awaited if says_by_when(clause[awaited.end() :]) else None
    return SENDS_BY.match(clause, start)


def _for_me(match: re.Match[str], rest: str) -> bool:
    """Their own plans ("she will speak at PyCon") are facts; what they will do for the writer is a promise."""
    who = match["who"].casefold()
    last = who.rpartition(" ")[2]
    if last in _NOT_THEM:
        return False
    if match["duty"] and match["duty"].endswith((" is to", " are to")) and last in _NOBODY:
        return False
    if match["bare"] and who in ("she", "he", "they"):
        return says_by_when(rest)
    if match["bare"] and (who in COMMON or who in EVERYDAY or " " in who or match["who"][0].islower()):
        return False
    if match["bare"] and match["other"] and match["other"].casefold() == "decide":
        return says_by_when(rest)
    if match["other"]:
        return last not in _NOBODY and _at_least_by_day(match, rest)
    aimed = bool(_TOWARD_ME.search(rest) or (match["sending"] and DAY_SAID.search(rest))) or says_by_when(rest)
    if match["duty"] or match["sending"]:
        return aimed or bool(match["sending"] and _HANDED.match(rest) and not _LIVED.match(rest))
    if rest.casefold().startswith((" back with", " back to me", " back to us")):
        return True
    if not match["verb"] or match["verb"].casefold() not in _ABOUT_THEMSELVES:
        return True
    return aimed or bool(_COMMITTED.search(match[0]) or _KNOWN_THING.match(rest))


def _at_least_by_day(match: re.Match[str], rest: str) -> bool:
    """Whether a verb of any sort promises: for the writer, by a day, or about a thing both know of."""
    if match["other"].casefold() in _PAST and "will" not in match[0].casefold() and "ll " not in match[0]:
        return False
    committed, aimed = bool(_COMMITTED.search(match[0])), bool(_TOWARD_ME.search(rest))
    if match["other"].casefold() in _THEIR_LIVES:
        return (committed and aimed) or bool(_KNOWN_THING.match(rest) and says_by_when(rest))
    if match["bare"] or match["duty"]:
        return says_by_when(rest)
    return committed or aimed or says_by_when(rest) or bool(_KNOWN_THING.match(rest))
