"""Misspelt words of contact ("coffe", "emialed"): which one was meant."""

from collections.abc import Collection
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from bot.domain.notes.contact_words import NOUN_KINDS, VERB_KINDS
from bot.domain.notes.everyday import EVERYDAY
from bot.domain.notes.vocabulary import COMMON
from bot.domain.people.words import words

_MEANT = sorted(
    words(
        "attended boosted breakfast brunch bumped call called caught chat chatted coffee coffees commented conference "
        "congratulated connected dinner drinks emailed emails facetimed forwarded hackathon interviewed introduced "
        "invited "
        "keynote lunch mailed meeting meetup mentored message messaged met panel phoned pinged podcast replied reposted "
        "responded retweeted skyped slacked spoke talked texted thanked visited webinar whatsapp whatsapped workshop "
        "zoom "
        "zoomed"
    )
)
_SHORT = words("met saw ate")
_REAL_WORDS = words(
    "appended ascended attested boasted booster booted branch bummed bumper bunch burped cabled calf calk calked "
    "caller "
    "calmed cemented chant chanted chap charted chatter coffer coffers coherence commanded commence commenced "
    "commences "
    "commended communed commuted competed conceited concerted concocted congested congratulate congratulates connector "
    "connoted consented contented contested convergence cull culled dinned drunks forearmed forewarned forwarder "
    "forwards "
    "incited intervened interviewer interviewers keynotes lurch lynch maimed massage massaged massages mauled melt "
    "melting "
    "mete meting monitored pane panes phoney phonied pigged pined pinked pinned relied repented repleted reposed "
    "rerouted "
    "rescinded resisted resorted resounded responds retorted retreated revolted sacked slacken slacker slaked slicked "
    "smacked snacked spike spokes spore stacked stoke tacked talker tanked tasked tented visa zooms zoos"
)
"""Words that look like a slip of one of `_MEANT` and are not frequent enough for `EVERYDAY`."""


def typed_keyword(word: str, names: Collection[str], before_with: bool) -> str | None:
    """The contact word that `word` misspells, None when it is a real word, a name or too far from all.

    `word` in lower case; `names` are words that are to be believed as names. One slip in words up to seven letters, two
    in longer ones, never in the first letter; three-letter slips ("cal") count only right before "with".
    """
    if not word.isalpha() or (len(word) < 4 and not before_with) or (word in names and not before_with):
        return None
    return _nearest(word)


def swapped_keyword(word: str) -> str | None:
    """The short word of contact two letters of which were swapped ("mte Ana"), None for any other; for a line's beginning."""
    if word in COMMON or word in EVERYDAY:
        return None
    swaps = (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))
    return next((swap for swap in swaps if swap in _SHORT), None)


@lru_cache(maxsize=4096)
def _nearest(word: str) -> str | None:
    if any(word in real for real in (COMMON, EVERYDAY, _REAL_WORDS, VERB_KINDS, NOUN_KINDS)):
        return None
    best: tuple[int, str] | None = None
    for target in _MEANT:
        allowed = 1 if min(len(target), len(word)) <= 7 else 2
        if target[0] != word[0] or abs(len(target) - len(word)) > allowed:
            continue
        distance = DamerauLevenshtein.distance(word, target, score_cutoff=allowed)
        if distance <= allowed and (best is None or distance < best[0]):
            best = (distance, target)
    return best[1] if best else None
