"""People: names, the keys they are found by, and whom a reference means.

Owns no storage: `keys_of` says what to store, `keys_for` and `near_keys` what to look up, `match` decides.
"""

from bot.domain.people.keys import Key, keys_for, keys_of, near_keys
from bot.domain.people.matching import (
    NEAR_THRESHOLD,
    Candidate,
    Match,
    Near,
    NoOne,
    One,
    Several,
    match,
    similarity,
)
from bot.domain.people.names import NameParts, normalise, split_name
from bot.domain.people.reference import Reference

__all__ = [
    "NEAR_THRESHOLD",
    "Candidate",
    "Key",
    "Match",
    "NameParts",
    "Near",
    "NoOne",
    "One",
    "Reference",
    "Several",
    "keys_for",
    "keys_of",
    "match",
    "near_keys",
    "normalise",
    "similarity",
    "split_name",
]
