"""The first word of what was typed: a command or the beginning of free text, and what a mistyped command meant."""

import re
from collections.abc import Collection

from rapidfuzz.distance import DamerauLevenshtein

from bot.domain.people.words import words

VERBS = words(
    "log note add who find due remind done snooze cadence circle edit merge unmerge forget follow unfollow sources trends share "
    "owed promises ask challenge pulse intro knows boost stats import export settings undo help today"
)
_ALSO_FREE = words(
    "call called calls met meet emailed email lunch coffee chat talked spoke saw ran intro'd texted boosted"
)
_FIRST_WORD = re.compile(r"\s*/?([^\W\d_]+)(?=[\s:,!?.]|$)[:,]?\s*")
_FREE_FOLLOW = re.compile(r"(?:up\b|-up\b|ing\b|(?:her|him|them)\b)", re.IGNORECASE)
_FREE_REST = {
    "intro": re.compile(r"(?:call|with|chat|to|email|from|w/|meeting|between|for)\b|w/", re.IGNORECASE),
    "due": re.compile(r"(?:to|diligence)\b", re.IGNORECASE),
    "follow": _FREE_FOLLOW,
    "circle": re.compile(r"(?:back|around|round)\b", re.IGNORECASE),
    "boost": re.compile(r"(?:call|from)\b", re.IGNORECASE),
    "who": re.compile(r"(?:knew|would|said)\b", re.IGNORECASE),
    "done": re.compile(r"(?:deal|with)\b", re.IGNORECASE),
    "today": re.compile(r"\S"),
    "pulse": re.compile(r"(?:check|survey)\b", re.IGNORECASE),
    "help": re.compile(r"(?:her|him|them|from)\b|ed\b", re.IGNORECASE),
    "note": re.compile(r"to self\b", re.IGNORECASE),
    "ask": re.compile(r"(?!#|<#|[\"“]|$)"),
}


def split_command(text: str, verbs: Collection[str] = VERBS) -> tuple[str | None, str]:
    """The command a text begins with and the rest, or (None, the text) for free text.

    A command's word counts in any case, with a leading slash or a closing colon. Phrases that merely begin with such a
    word are free text: "follow up with Ana", "intro call with Bo". The rest keeps its inner white space.
    """
    match = _FIRST_WORD.match(text)
    if match is None:
        return None, text.strip()
    verb, rest = match[1].casefold(), text[match.end() :].strip()
    if verb not in verbs:
        return None, text.strip()
    free = _FREE_REST.get(verb)
    if free is not None and free.match(rest):
        return None, text.strip()
    return verb, rest


def closest(word: str, verbs: Collection[str] = VERBS) -> str | None:
    """The command that `word` most likely misspells, None when none is near or the word begins ordinary free text.

    One slip for words up to five letters, two for longer ones; letters swapped count as one slip.
    """
    low = word.strip().lstrip("/").casefold()[:40]
    if not low or low in verbs or low in _ALSO_FREE:
        return low if low in verbs else None
    best: tuple[int, str] | None = None
    for verb in sorted(verbs):
        allowed = 1 if max(len(verb), len(low)) <= 5 else 2
        if len(low) < 3 and len(verb) > 3:
            continue
        distance = DamerauLevenshtein.distance(low, verb, score_cutoff=allowed)
        if distance <= allowed and (best is None or distance < best[0]):
            best = (distance, verb)
    return best[1] if best else None
