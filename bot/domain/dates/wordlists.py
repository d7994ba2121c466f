"""Word lists written as running text.

Owns the two ways the tables of this package are written down, and nothing else.
"""


def listed(text: str) -> list[str]:
    """The words of a text, in order."""
    return text.split()


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())
