"""Keys: what is stored so that a person is found again, and what is looked up for a reference.

A key is a (kind, key) pair that storage indexes; a look-up is one portable `IN` query over pairs. Which of the
people found is meant is `matching`'s business.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.domain.people.names import NameParts, normalise, split_name
from bot.domain.people.nicknames import nicknames_of
from bot.domain.people.reference import Reference

_SOUND_CLASS = {
    **dict.fromkeys("bfpvw", "1"),
    **dict.fromkeys("cgjkqsxz", "2"),
    **dict.fromkeys("dt", "3"),
    "l": "4",
    **dict.fromkeys("mn", "5"),
    "r": "6",
}
_FIRST_LETTER = {"c": "k", "q": "k", "z": "s", "v": "w", "y": "i", "j": "i", "p": "f", "e": "a", "h": ""}
_MAX_WORDS = 8


@dataclass(frozen=True, slots=True)
class Key:
    """`kind` is one of name, first, last, nick, initials, email, handle, slack, sound; `key` is in key form."""

    kind: str
    key: str


def keys_of(
    name: str,
    *,
    nicknames: Iterable[str] = (),
    emails: Iterable[str] = (),
    handles: Iterable[str] = (),
    slack_ids: Iterable[str] = (),
) -> tuple[Key, ...]:
    """All keys to store for a person, without repeats, in no meaningful order.

    `initials` holds `as`, `ana s` and `a silva`; `nick` holds the person's own nicknames and the usual short (or
    full) forms of the first name, alone and with the family name; `sound` holds the blocking keys of near misses.
    """
    parts = split_name(name)
    found = [
        *_name_keys(name, parts),
        *_nick_keys(parts, nicknames),
        *(Key("email", e.strip().casefold()) for e in emails if e.strip()),
        *(Key("handle", h) for raw in handles if (h := _handle(raw))),
        *(Key("slack", s.strip()) for s in slack_ids if s.strip()),
        *(Key("sound", s) for s in _stored_sounds(parts)),
    ]
    return tuple(dict.fromkeys(key for key in found if key.key))


def keys_for(reference: Reference) -> tuple[Key, ...]:
    """The keys to look up for one reference; a handle is also tried as a nickname and a first name."""
    if reference.kind == "mention":
        return (Key("slack", reference.value),)
    if reference.kind == "email":
        return (Key("email", reference.value.strip().casefold()),)
    if reference.kind == "handle":
        handle = _handle(reference.value)
        name = normalise(reference.value)
        tried = [Key("handle", handle), *(Key(kind, name) for kind in ("nick", "first", "name") if name)]
        return tuple(key for key in tried if key.key)
    return _keys_for_name(reference.value)


def _keys_for_name(name: str) -> tuple[Key, ...]:
    key, parts = normalise(name), split_name(name)
    bare = " ".join(parts.words)
    tried = [Key("name", key), Key("name", bare), Key("nick", key), Key("nick", bare)]
    if len(parts.words) > 1:
        if len(parts.words) > 2 and parts.last:
            tried.append(Key("name", f"{parts.first} {parts.lasts[0]}"))
        if _abbreviated(parts):
            tried += [Key("initials", bare), Key("initials", "".join(word[0] for word in parts.words))]
        if not parts.titled and parts.words[0] == parts.first:
            tried += [Key("last", bare), Key("first", bare)]
    else:
        kinds = ("last",) if parts.titled else ("first", "last")
        tried += [Key(kind, bare) for kind in kinds]
        if len(bare) in (2, 3) and bare.isascii():
            tried.append(Key("initials", bare))
    if parts.titled:
        tried += [Key("last", form) for form in parts.lasts]
    return tuple(dict.fromkeys(k for k in tried if k.key))


def near_keys(name: str) -> tuple[Key, ...]:
    """Blocking keys of people whose name may be a misspelling of `name` (at most a few dozen).

    One of the words may lack a consonant, have one more, or another in its place, or the first begin with another letter.
    The sound of one word of several is no key: of a hundred thousand people thousands share it.
    """
    words = split_name(name).words[:_MAX_WORDS]
    if not words:
        return ()
    if len(words) == 1:
        return tuple(Key("sound", s) for s in (*_variants(words[0]), _joined(words)))
    first, last = words[0], words[-1]
    pairs = [f"{a} {_sound(last)}" for a in _variants(first)] + [f"{_sound(first)} {b}" for b in _variants(last)]
    others = [_joined(words), _alone(first), _headless(first, last)]
    return tuple(Key("sound", s) for s in dict.fromkeys([*pairs, *others]))


def _name_keys(name: str, parts: NameParts) -> Iterator[Key]:
    yield Key("name", normalise(name))
    yield Key("name", " ".join(parts.words))
    if not parts.words:
        return
    if not parts.titled:
        yield Key("first", parts.first)
        yield Key("first", parts.first.split()[0])
    yield from (Key("last", form) for form in parts.lasts)
    if len(parts.words) > 1 and parts.last:
        first, last = parts.words[0], parts.last
        yield Key("name", f"{parts.first} {parts.lasts[0]}")
        yield Key("name", f"{parts.first} {last}")
        yield Key("initials", "".join(word[0] for word in parts.words))
        yield Key("initials", first[0] + last[0])
        yield Key("initials", f"{first} {last[0]}")
        yield Key("initials", f"{first[0]} {last}")


def _nick_keys(parts: NameParts, nicknames: Iterable[str]) -> Iterator[Key]:
    own = [key for nickname in nicknames if (key := normalise(nickname))]
    usual = sorted(nicknames_of(parts.first)) if not parts.titled else []
    for nickname in (*own, *usual):
        yield Key("nick", nickname)
        if parts.last and len(parts.words) > 1:
            yield Key("nick", f"{nickname} {parts.last}")


def _abbreviated(parts: NameParts) -> bool:
    return any(len(word) == 1 for word in parts.words)


def _handle(raw: str) -> str:
    return raw.strip().lstrip("@").casefold()


def _stored_sounds(parts: NameParts) -> Iterator[str]:
    words = parts.words[:_MAX_WORDS]
    if not words:
        return
    yield from (_sound(word) for word in words)
    if len(words) == 1:
        yield _alone(words[0])
    else:
        yield f"{_sound(words[0])} {_sound(words[-1])}"
        yield _headless(words[0], words[-1])
    yield _joined(words)


def _sound(word: str) -> str:
    """First letter (merged with its sound-alikes) and the sorted set of consonant classes after Soundex.

    Sorting forgives swapped letters, the set forgives doubled ones. Other scripts keep their first two letters.
    """
    if not word.isascii():
        return word[:2]
    head = _FIRST_LETTER.get(word[0], word[0]) or word[1:2]
    return head + "".join(sorted({c for letter in word[1:] if (c := _SOUND_CLASS.get(letter))}))


def _alone(word: str) -> str:
    """The sound of a name that has no other word: whoever is kept as Ana may be the Ana Silva of a later line."""
    return f"{_sound(word)} "


def _joined(words: Sequence[str]) -> str:
    """The sounds of a whole name in their order, however it is parted into words."""
    letters = "".join(words)
    if not letters.isascii():
        return f"+{letters[:4]}"
    classes = (_SOUND_CLASS.get(letter, "") for letter in letters[1:])
    return f"+{_FIRST_LETTER.get(letters[0], letters[0])}{''.join(one for one, _ in groupby(filter(None, classes)))}"


def _headless(first: str, last: str) -> str:
    """The sounds of two words, whatever letter the first begins with."""
    return f"?{_sound(first)[1:]} {_sound(last)}"


def _variants(word: str) -> tuple[str, ...]:
    """The sound of a word, and what it is with one consonant class less, more or another, or its first two letters swapped."""
    sound = _sound(word)
    head, rest = sound[:1], sound[1:]
    if not word.isascii() or not head:
        return (sound,)
    fewer = [head + rest[:i] + rest[i + 1 :] for i in range(len(rest))]
    others = [c for c in "123456" if c not in rest]
    more = [head + "".join(sorted({*rest, c})) for c in others]
    swaps = [head + "".join(sorted({*rest, c} - {gone})) for gone in rest for c in others]
    swapped = [_sound(word[1] + word[0] + word[2:])] if len(word) > 2 else []
    return tuple(dict.fromkeys([sound, *fewer, *more, *swaps, *swapped]))
