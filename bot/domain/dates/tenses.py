"""Whether a sentence looks back or ahead, told by its verbs and by the word before the date.

Owns the verbs and prepositions of relationship notes. A nearer hint outweighs a farther one, one before the date outweighs
one after it, and the caller's tense holds when there is none.
"""

from bot.domain.dates.model import Tense
from bot.domain.dates.scan import Scan
from bot.domain.dates.wordlists import words

_PAST = words(
    "met saw was were had did went talked spoke called emailed said told sent came left bought got gave took "
    "wrote heard ran knew caught chatted ate drank rang texted messaged pinged dmed skyped zoomed facetimed "
    "visited hosted joined attended introduced spent missed replied posted shared liked commented mentioned "
    "discussed launched moved happened since started began ended finished became made shipped gifted lunched "
    "dined last been won lost hired quit sold ago born thought found felt held kept paid put read showed stood "
    "understood wore forgot brought built sat flew drove"
)
_FUTURE = words(
    "will 'll shall should must can could would let's lets please plan plans planning remind reminder followup "
    "schedule book going gonna want wants need needs due meet see call ping email message write send ask tell "
    "check reconnect catch invite visit join bring buy give share intro introduce prepare expect hope tomorrow "
    "deadline next coming upcoming soon todo may might until till by remember try get go have"
)
_NOT_PAST = words("need feed speed reed seed breed indeed hundred red bed ted fred led wed sacred kindred med")
_LOOKS_AHEAD = frozenset({"by", "until", "till", "for", "due"})
_PUT_OFF = words("bumped moved pushed postponed rescheduled delayed shifted changed")
_BEFORE_TO = words(
    "promised agreed going need needs want wants plan plans planning have has offered decided asked told supposed due "
    "hope hopes hoping like likes happy able ready remind reminder remember wanted hoped planned scheduled invited"
)
_AFTER_TO_NO_VERB = words("me you her him them us it the a an my your his our their this that these those")
_ASKED = words("me us")
_NOTED = words("down")
"""As in "put me down to ring Ana"."""
_ASKING = words("asked told wants want wanted reminded reminds invited expects asks tells needs need")
_BEFORE_NOUN = words(
    "the a an her his our my their your had good great nice quick zoom phone video skype teams conference intro sales "
    "kickoff"
)
_STOPS = frozenset(".;!?\n")
TENSE_WORDS = (
    _PAST
    | _FUTURE
    | _NOT_PAST
    | _LOOKS_AHEAD
    | _BEFORE_TO
    | _ASKED
    | _NOTED
    | _ASKING
    | _AFTER_TO_NO_VERB
    | _BEFORE_NOUN
)
"""Every word that this module tells from others."""


def _hint(scan: Scan, i: int) -> Tense | None:
    low = scan.low(i)
    if low in {"follow", "catch", "touch"} and scan.low(i + 1) in {"up", "base"}:
        return Tense.FUTURE
    if low == "to" and scan.has(i - 1, _BEFORE_TO) and not scan.has(i + 1, _AFTER_TO_NO_VERB):
        return Tense.FUTURE
    if low == "to" and scan.has(i - 1, _ASKED) and scan.has(i - 2, _ASKING) and not scan.has(i + 1, _AFTER_TO_NO_VERB):
        return Tense.FUTURE
    if low == "to" and scan.has(i - 1, _NOTED) and scan.low(i - 2) == "me":
        return Tense.FUTURE
    if low in _PAST:
        return Tense.PAST
    if low in _FUTURE or low.endswith(("'ll", "'d")):
        return Tense.FUTURE
    if scan.at(i).kind == "w" and len(low) > 4 and low.endswith("ed") and low not in _NOT_PAST:
        return Tense.PAST
    return None


def _noun(scan: Scan, i: int) -> bool:
    """As in "call with Ana", "the plan", "her message": a noun says nothing of the tense."""
    orders = scan.low(i) == "check" and (i == 0 or scan.at(i - 1).kind == "p")
    return (scan.has(i + 1, {"with", "from", "about", "w"}) and scan.low(i) not in _PAST and not orders) or (
        scan.has(
            i - 1,
            _BEFORE_NOUN,
        )
        and _hint(scan, i) is Tense.FUTURE
    )


def hint_at(scan: Scan, i: int, j: int) -> Tense | None:
    """The tense that its sentence gives a phrase at [i, j), None when it does not tell."""
    before = scan.low(i - 1)
    if before in _LOOKS_AHEAD or scan.low(i) in _LOOKS_AHEAD:
        return Tense.FUTURE
    if before == "since" or scan.low(i) == "since":
        return Tense.PAST
    put_off = before == "to" and any(scan.has(k, _PUT_OFF) for k in range(max(0, i - 9), i - 1))
    if put_off or (scan.low(i) == "from" and scan.has(i - 1, _PUT_OFF)):
        return Tense.FUTURE
    behind, ahead = _nearest(scan)
    return behind[i] or ahead[min(j, len(scan.tokens))]


def _nearest(scan: Scan) -> tuple[list[Tense | None], list[Tense | None]]:
    """For each place the nearest hint before it and the nearest from it on, within its clause; found once a text."""
    if scan.hints is None:
        size = len(scan.tokens)
        own = [None if _noun(scan, k) else _hint(scan, k) for k in range(size)]
        stops = [scan.low(k) in _STOPS and not scan.glued(k + 1) for k in range(size)]
        behind: list[Tense | None] = [None] * (size + 1)
        ahead: list[Tense | None] = [None] * (size + 1)
        for k in range(size):
            behind[k + 1] = None if stops[k] else own[k] or behind[k]
        for k in reversed(range(size)):
            ahead[k] = None if stops[k] else own[k] or ahead[k + 1]
        scan.hints = behind, ahead
    return scan.hints
