"""What may stand between a "with" and the name it leads to: "my old boss Ana", "the Rust core dev Bo"."""

from bot.domain.notes.grammar_words import TOPICS
from bot.domain.notes.names import Named, Names
from bot.domain.people.words import words

_ENDS_ROLE = words("that which who when and or but of in at on for about is was are were has had said next last")
_MOST_ROLE_WORDS = 5


def people_in_slot(names: Names, first: int, last: int) -> list[Named]:
    """People named where grammar expects one at token `first` ("... and her partner Luis")."""
    i = first
    while i < last and i - first <= _MOST_ROLE_WORDS:
        named = names.at(i, slot=i == first) if not ends_role(names, i) else None
        if named and named.end <= last and (named.strong or i == first):
            return names.list_at(i, last, slot=i == first) or [named]
        if ends_role(names, i):
            return []
        i += 1
    return []


def ends_role(names: Names, i: int) -> bool:
    """Whether token `i` cannot stand between "with" and the name it leads to ("my old boss", "Rust core dev")."""
    return names.tokens[i].kind != "word" or names.low(i) in _ENDS_ROLE or names.low(i) in TOPICS
