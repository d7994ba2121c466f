"""Clauses that promise: what the writer will do, and what others will do for the writer. Decides by words alone."""

import re

from bot.domain.notes.contact_words import VERB_KINDS
from bot.domain.notes.everyday import EVERYDAY
from bot.domain.notes.grammar_words import GLUE
from bot.domain.notes.openings import said_in, says_by_when
from bot.domain.notes.vocabulary import COMMON
from bot.domain.people.words import words

COMMISSIVE = (
    r"(?:"
    r"acknowledge|add|advise|answer|approve|arrange|ask|book|boost|bring|build|buy|call|cc|chase|check|circle|circulate|clean|"
    r"come|comment|compile|confirm|congratulate|connect|copy|counter|countersign|cover|credit|cut|deliver|design|dig|dm|"
    r"do(?! not\b)|donate|draft|drop|e-?mail|edit|escalate|estimate|figure|find|finish|fix|flag|follow|forward|fwd|get|give|"
    r"hand|handle|"
    r"have (?=(?:it|them|(?:the|a|an|my|our) (?:[\w-]+ ){1,4}?)(?:ready|done|over|out|in)\b)|"
    r"have (?=(?:his|her|their|my) \w+ [a-z]+)|have (?=[^.;]{1,60}?\b(?:back |over )?(?:to|for) (?:me|us|you)\b)|"
    r"have (?=(?:a |another )(?:quick |closer |proper )?(?:look|think|word|chat))|"
    r"help|hook|host|intro(?:duce)?|investigate|invite|join|leave (?=(?:her|him|them|a)\b)|lend|let|look|loop|mail|make|mark|"
    r"meet|mentor|message|msg|nominate|notify|order|organi[sz]e|outline|pass|pay|phone|ping|pitch|post|prepare|present|"
    r"proofread|provide|publish|pull|push|put|quote|read|rebook|recommend|record|refer|refund|relay|release|reply|report|"
    r"reschedule|resend|respond|retweet|return|revert|review|ring|schedule|scope|send|set|share|ship|shoot|show|sign|sort|speak|"
    r"sponsor|submit|summari[sz]e|support|tag|take|talk|tell|test|text|thank|think|transcribe|transfer|translate|try|update|upload|"
    r"verify|vote|vouch|wire|wish|write)"
)
"""What one does for another."""
_STATES = (
    "be|have|see|need|miss|know|never|not|go|stay|move|always|think|probably|love|feel|live|turn|"
    "leave|also|still|just|likely"
)
_NO_VERB = (
    "be|have|need|know|want|like|love|miss|not|never|at|in|on|to|from|with|and|or|is|was|of|for|by|a|an|the|my|her|his"
)
_ANY_VERB = rf"(?!(?:{_NO_VERB})\b)[a-z]+"
_HER = (
    r"(?:(?:mrs?|ms|miss|dr|prof|mme|rabbi|pastor|sir)\.? \w+|her|him|them|<@\w+[^>]{0,80}>|"
    r"(?!(?:a|an|the|my|our|some|to|that)\b)[A-Z][\w'-]*+)"
)
_SENDING = r"(?:sending|sharing|forwarding|e-?mailing|mailing|introducing|shipping|returning|drafting|circulating)"
_I_WILL = (
    r"(?:(?:i|we)(?:'ll| will|'m going to| am going to|'m gonna| gonna| shall| am to)"
    r"(?: \w{1,20}ly| also| try to| just| then)?|ill|im (?:going to|gonna)|"
    r"(?:(?:i|we)(?:'ve|ve)? )?(?:(?:need|have|ought|got|going|remember) (?:to|2)|gotta|must(?: to)?|should|will|gonna)"
    r"(?: also| still)?|"
    r"i'd better|(?:i'm |im |i am |we're )?(?:happy|glad) to|"
    rf"(?:i |we )?(?:have |'ve )?(?:also )?(?:promiss?ed|agreed|offered|volunteered|committed|pledged)(?: (?:to )?{_HER})?"
    r"(?: to| (?:that )?(?:i|we)(?:'?(?:ll|d)| will| would)?)?|"
    rf"(?:i |we )?(?:said|told {_HER}|agreed with {_HER}) (?:that )?(?:i|we)(?:'?ll|'?d| will| would)|don'?t forget to|to)"
)
_MINE = (
    re.compile(
        rf"{_I_WILL} {COMMISSIVE}\b|"
        rf"(?:i'm|im|i am|we're|we are|(?:i |we )?will be|(?:i|we)'ll be) (?:also )?{_SENDING}\b|"
        rf"{_SENDING} (?:her|him|them|the|over|an?|[\w'-]{{1,30}} (?:the|an?|my|our))\b|"
        rf"(?:i |we )?(?:(?:just|also) )?(?:said|left it|gave {_HER} my word) (?:that )?(?:i|we)(?:'?d|'?ll| would|"
        rf" will) (?!(?:{_STATES})\b)[a-z]+\b|"
        r"(?:i |we )?(?:have |'ve )?(?:committed|pledged|signed up|agreed|promised|said yes) (?:my?self )?to [a-z]{2,20}ing\b|"
        rf"(?:i'll|i will|i shall|we'll) (?!(?:{_STATES})\b)[a-z]+\b|"
        rf"(?:i |we )?(?:have |'ve )?promised (?:{_HER} )?to {_ANY_VERB}\b",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:i |we )?(?:still )?owed? (?:to )?{_HER}", re.IGNORECASE),
    re.compile(
        rf"(?:(?:i|we)(?:'ve|ve)? )?(?:have |also )?promised (?:{_HER} (?:\w{{1,30}} )?)?(?:an? |the |my |some |feedback|to )",
        re.IGNORECASE,
    ),
)
_ON_ME = re.compile(
    r"(?:it'?s |that'?s )?(?:on (?:me|us)|my turn|(?:the )?ball(?:'s| is)? in my court|my (?:action|task|job)|"
    r"actions? (?:for|on) me)(?: is)?(?: to\b|:)|(?:i'?m |we'?re )?on the hook (?:for|to)\b",
    re.IGNORECASE,
)
_MINE_BY = re.compile(
    rf"(?:(?:agreed with|told) {_HER} (?:that )?(?:i|we)(?:'?d|'?ll| would| will)|i'll|we'll|i will|we will|i shall) {_ANY_VERB}|"
    rf"(?:i|we) (?:(?:must|need to|have to|'ve got to|gotta) {_ANY_VERB}|"
    r"(?:also )?(?:send|deliver|give|bring|write|share|finish|do|make|pay|prepare))\b",
    re.IGNORECASE,
)
"""A promise only when a day is set: "I must acknowledge it by Friday", "I send him the offer until Friday"."""
_NAME_WORD = r"(?:[\w.-]|['’](?!ll\b|s [a-z]{2,20}ing ))++"
_SAID_DAY = (
    r"\b(?:tomorrow|tmrw|tonight|(?:by|on|for|until) (?:the )?\w+day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|"
    r"thurs?|fri|by \w+|next week|this week)\b"
)
_THEIRS = re.compile(
    rf"(?P<who>she|he|they|<@\w+(?:\|[^>]{{0,80}})?>|@[\w.-]++|{_NAME_WORD}(?: {_NAME_WORD}){{0,2}}?)"
    r"(?:(?:['’]ll| will| shall|(?:s|['’]s| is|['’]re| are) (?:also )?(?:going to|gonna)| gonna|"
    r"(?<=\bshe) go|(?<=\bhe) go|(?<=\bthey) go|(?<=\bthey)ll|"
    r"(?:['’]ll|['’]d| would| will) be (?:happy|glad) to|"
    r"(?P<duty> (?:still )?(?:has to|needs to|have to|need to|should|must|ought to))|(?P<bare> to)|"
    r" (?:also |kindly )?(?:promised|agreed|offered|volunteered|is happy)(?: (?:me|us))?"
    r"(?: to| (?:she|he|they)(?:['’]ll|['’]d| will| would))|"
    r" (?:said|says|told me|mentioned|confirmed) (?:that )?(?:she|he|they)(?:['’]ll|['’]d|ll| will| would| can))"
    rf"(?: (?!reply)\w{{1,20}}ly| also| try to| then| gladly| be able to)? (?:(?P<verb>{COMMISSIVE})|(?P<other>{_ANY_VERB}))\b|"
    rf"(?P<sending>(?:['’]ll be| will be|['’]s|s| is|['’]re| are)(?: also)? "
    rf"(?:{_SENDING}|getting back(?= to)|letting(?= me know)|calling(?= back)|(?:introducing|connecting)(?= (?:me|us)\b)|"
    rf"[a-z]{{2,20}}ing(?= (?:me|us) (?:a|an|the|some|her|his|their)\b)|"
    rf"(?:arranging|booking|bringing|building|checking|designing|doing|drafting|finding|fixing|getting|making|ordering|preparing|"
    rf"printing|reviewing|translating|writing)(?= (?!her\b|his\b|their\b)[^.;]{{1,80}}?\b(?:me|us)\b|"
    rf" (?:the|a|an|some|our|my|it|us|me)\b[^.;]{{0,80}}?{_SAID_DAY})))\b|"
    r" (?:still |also )?owes? (?:me|us)\b| (?:promised|guaranteed) (?:(?:me|us) \w|(?:an?|the|some|her|his|feedback)\b))",
    re.IGNORECASE,
)
_DAY_SAID = re.compile(_SAID_DAY, re.IGNORECASE)
_TO_ME = re.compile(
    rf"(?:(?:will|promised to|offered to|agreed to|is going to|going to|gonna) {COMMISSIVE} (?:me|us)\b|"
    r"(?:also )?promised (?:me|us)\b|(?:still )?owes (?:me|us)\b|(?:has|needs) to send (?:me|us)\b)",
    re.IGNORECASE,
)
"""As in "will send me the deck" without a subject: whoever was spoken of."""
_SENDS = (
    r"(?:sends|shares|delivers|confirms|replies|calls|edits|signs|decides|pays|returns|finishes|answers|reviews|ships|writes|"
    r"gets back|comes back)"
)
_SENDS_BY = re.compile(
    rf"(?:she|he|{_NAME_WORD}(?: {_NAME_WORD})?) {_SENDS}"
    r" (?:[^.;]{0,80} )?(?:by|until|till) (?!(?:the )?(?:email|mail|phone|post|way|hand|me|us)\b)",
    re.IGNORECASE,
)
"""As in "she sends the offer until Tuesday", the present tense for something to come."""
_REPORTED = re.compile(
    rf"(?:{_NAME_WORD} (?:{_NAME_WORD} )?)?(?:also |just )?(?:said|says|sez|reckons?|reckoned|thinks|swears|swore|"
    rf"insists|insisted|"
    r"figures|guesses|texted|wrote|told me|assured me|confirmed|expects|guaranteed)(?: that)? "
    r"(?:she|he|they)(?:['’]?ll|['’]?d| will| would| can)(?: \w{1,20}ly| also| try (?:and|to))? "
    rf"(?P<what>have|get back|be back|be in touch|{_ANY_VERB})\b",
    re.IGNORECASE,
)
"""As in "reckons he'll have it back by Tuesday": somebody's word, told on; a promise when aimed at the writer or with a day."""
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
    "i we i'll we'll i'm im i'd we'd we're ill 'll 'd will shall to gonna going need have ought got remember gotta must should "
    "happy glad promised promissed agreed offered volunteered committed pledged said told don't dont owe owed on my gave left "
    "signed be sending sharing forwarding emailing mailing introducing shipping returning drafting circulating e-mailing mailing "
    "e 2 ball action actions it's that's its i've we've"
)
_COMMITTING = words(
    "'ll 'd 's 're s she'll ll will shall is are going gonna go would to has have needs need should must ought promised agreed "
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
    if match := _ON_ME.match(clause):
        return match
    for pattern in _MINE:
        if (match := pattern.match(clause, start)) and not match[0].casefold().startswith("we agreed"):
            return None if _ONLY_MEANT.match(match[0]) and not says_by_when(clause[match.end() :]) else match
    match = _MINE_BY.match(clause, start)
    return match if match and says_by_when(clause[match.end() :]) else None


def theirs(clause: str, start: int) -> re.Match[str] | None:
    """What in a clause, from character `start` on, says that somebody will do something for the writer."""
    if _COMMITTING.isdisjoint(said_in(clause)):
        return None
    match = _THEIRS.match(clause, start)
    if match and _for_me(match, clause[match.end() :]):
        return match
    return _reported(clause, start) or _TO_ME.match(clause, start)


def _reported(clause: str, start: int) -> re.Match[str] | None:
    match = _REPORTED.match(clause, start)
    if match is None:
        return None
    rest = clause[match.end() :]
    if match["what"].casefold() in _THEIR_LIVES and not _TOWARD_ME.search(rest):
        return None
    given = match["what"].casefold() in _FOR_ANOTHER and rest.strip() and not _OWN.match(rest)
    return match if given or _TOWARD_ME.search(rest) or says_by_when(rest) else None


def theirs_by(clause: str, start: int) -> re.Match[str] | None:
    """As `theirs`, in the present tense with a day ("she sends the offer until Tuesday")."""
    if _UNTIL.isdisjoint(said_in(clause)):
        return None
    return _SENDS_BY.match(clause, start)


def _for_me(match: re.Match[str], rest: str) -> bool:
    """Their own plans ("she will speak at PyCon") are facts; what they will do for the writer is a promise."""
    who = match["who"].casefold()
    last = who.rpartition(" ")[2]
    if last in _NOT_THEM:
        return False
    if match["bare"] and who in ("she", "he", "they"):
        return says_by_when(rest)
    if match["bare"] and (who in COMMON or who in EVERYDAY or " " in who or match["who"][0].islower()):
        return False
    if match["bare"] and match["other"] and match["other"].casefold() == "decide":
        return says_by_when(rest)
    if match["other"]:
        return last not in _NOBODY and _at_least_by_day(match, rest)
    aimed = bool(_TOWARD_ME.search(rest) or (match["sending"] and _DAY_SAID.search(rest))) or says_by_when(rest)
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
