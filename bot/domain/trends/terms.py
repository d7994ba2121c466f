"""Titles to the terms that trends count: words and phrases of two words. Pure.

Owns what counts as the same term; weighing terms is for `rising` and `rank`.
"""

import re
import unicodedata

_MAX_TERM_CHARS = 60
_URL = re.compile(r"(?:https?://|www\.)\S+")
_CLAUSE_END = re.compile(r"[.!?:;,](?=\s|$)|[()\[\]{}\"“”«»„|/—–…]|\s-+\s")
_WORD = re.compile(r"[^\W_][\w+#'.&-]*[\w+#]|[^\W_]")
_POSSESSIVE = re.compile(r"'s$|'$")

_FUNCTION_WORDS = """
a about above across after again against ago all almost along already also although always am among an and another any
anyone anything are aren't around as ask at away back be became because become been before behind being below between
both but by came can can't cannot come could couldn't did didn't do does doesn't doing don't done down during each either
else enough even ever every everyone everything few find first for from further gave get gets getting give go goes going
gone got had hadn't has hasn't have haven't having he her here hers herself him himself his how however i i'd i'll i'm
i've if in inside instead into is isn't it it's its itself just keep know last least less let let's like likely long look
made make makes making many may maybe me might mine more most much must my myself near need needs never new next no nobody
none nor not nothing now of off often on once one ones only onto or other others our ours ourselves out over own per
perhaps please put quite rather re really said same saw say says see seen several shall she should shouldn't show since so
some someone something soon still such take takes than that that's the their theirs them themselves then there there's
these they they're thing things think this those though through thus till to together too took toward towards two under
until up upon us use used uses using very via want wants was wasn't way we we're well went were weren't what what's when
where whether which while who whole whom whose why will with within without won't would wouldn't yes yet you you'd you'll
you're you've your yours yourself
"""
_TIME_AND_FORM_WORDS = """
day days week weeks month months year years today yesterday tomorrow tonight daily weekly monthly hour hours minute
minutes monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
october november december part episode issue edition volume update updates updated read review video podcast pdf hn link
links post posts blog article newsletter announcing introducing
"""
STOP_WORDS = frozenset((_FUNCTION_WORDS + _TIME_AND_FORM_WORDS).split())


def terms_of(title: str, summary: str = "") -> frozenset[str]:
    """The words and two-word phrases of a story, in one spelling: lower case, no accents, no possessive ending.

    Function words, calendar words and bare numbers are no terms, and no phrase crosses one of them or the end of a
    clause. Names such as `c++`, `node.js` and `left-pad` stay whole.
    """
    found: set[str] = set()
    for text in (title, summary):
        for clause in _CLAUSE_END.split(normalise(_URL.sub(" ", text))):
            _collect(clause, found)
    return frozenset(found)


def normalise(text: str) -> str:
    """Lower case without accents, compatibility forms unified: two spellings of one word become one."""
    plain = text.replace("’", "'").replace("‘", "'")
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return plain.lower()


def words_of(text: str) -> list[str]:
    """All words in order, function words and numbers included, normalised; for comparing texts."""
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(normalise(_URL.sub(" ", text)))]


def _collect(clause: str, found: set[str]) -> None:
    before = ""
    for match in _WORD.finditer(clause):
        word = _POSSESSIVE.sub("", match[0])
        if word in STOP_WORDS or len(word) > _MAX_TERM_CHARS or not word:
            before = ""
            continue
        numeric = not any(map(str.isalpha, word))
        if len(word) > 1 and not numeric:
            found.add(word)
        if before and not (numeric and not any(map(str.isalpha, before))):
            found.add(f"{before} {word}")
        before = word
