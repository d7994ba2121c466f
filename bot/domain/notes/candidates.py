"""Which words of a line could name a person the owner knows: one look-up before the line is parsed."""

from bot.domain.notes.name_words import NAMES_TOO
from bot.domain.notes.tokens import Token, tokenise
from bot.domain.notes.verbs import FINITE, GLUE
from bot.domain.notes.vocabulary import COMMON, MONTHS_AND_DAYS
from bot.domain.people.names import PARTICLES, normalise

MOST_CANDIDATES = 80
_LONGEST_NAME = 4
_READ_CHARS = 4000


def name_candidates(text: str) -> tuple[str, ...]:
    """Key forms of the runs of one to four words that could be a known name, most promising first, at most 80.

    Capitalised runs and words that are not everyday English come first; a run never begins or ends with a small word.
    Runs of Han characters are also cut into pieces of two to four characters.
    """
    tokens = tokenise(text[:_READ_CHARS])
    scored: dict[str, tuple[int, int]] = {}
    for i, token in enumerate(tokens):
        if token.kind == "handle":
            _keep(scored, normalise(token.text[1:]), 0, i)
        if token.kind != "word":
            continue
        for n in range(1, _LONGEST_NAME + 1):
            run = tokens[i : i + n]
            if len(run) < n or run[-1].kind != "word":
                break
            rank = _rank(run)
            if rank is not None:
                _keep(scored, normalise(_bare(text[run[0].start : run[-1].end])), rank, i)
        for piece in _han_pieces(token.text):
            _keep(scored, piece, 1, i)
    ordered = sorted(scored, key=lambda key: scored[key])
    return tuple(ordered[:MOST_CANDIDATES])


def _keep(scored: dict[str, tuple[int, int]], key: str, rank: int, place: int) -> None:
    if key:
        scored[key] = min(scored.get(key, (rank, place)), (rank, place))


def _bare(text: str) -> str:
    return text[:-2] if text[-2:].casefold() in ("'s", "’s") else text


def _rank(run: list[Token]) -> int | None:
    """How promising a run is, 0 best; None when it cannot be a name."""
    if len(run) == 1 and run[0].low in NAMES_TOO:
        return 3
    small = [t.low in GLUE or t.low in MONTHS_AND_DAYS or t.low in FINITE for t in run]
    particles = [t.low in PARTICLES for t in run]
    if any(s and not p and not t.text[0].isupper() for s, p, t in zip(small, particles, run, strict=True)):
        return None
    capitals = sum(t.text[0].isupper() for t in run)
    common = sum(_bare(t.low) in COMMON for t in run)
    if common == len(run):
        return 4 if len(run) == 1 else None
    if capitals == len(run) and not common:
        return 0
    return (1 if not common else 3) + (len(run) > 2)


def _han_pieces(word: str) -> list[str]:
    if not ("\u3400" <= word[0] <= "\u9fff" or "\uac00" <= word[0] <= "\ud7af") or len(word) < 3:
        return []
    run = word[:24]
    return [run[i : i + n] for i in range(len(run)) for n in (2, 3, 4) if i + n <= len(run)]
