"""Arguments of `add`, `note` and `done`: people and what is said of them."""

import re
from collections.abc import Collection, Iterable
from datetime import datetime

from bot.domain.commands.model import AddPerson, Birthday
from bot.domain.commands.references import leading_people, whole_name
from bot.domain.dates import DateOrder, DateQuestion, Tense, read_dates
from bot.domain.notes.tokens import Token, address, link_target, mention_id, tokenise
from bot.domain.people.names import normalise
from bot.domain.people.reference import Reference

_BIRTHDAY = re.compile(r"^(?:birthday|bday|b-day|born|dob|🎂)\s*(?:on|is|:)?\s*(?P<day>.+)$", re.IGNORECASE)
_COMPANY = re.compile(r"^(?:company|works? (?:at|for)|at|from|org|employer)\s*:?\s+(?P<name>\S.*)$", re.IGNORECASE)
_SENTENCE = re.compile(
    r"^(?:met|knows?|likes?|loves?|works?|lives?|moved|is|was|has|wants?|born|based|introduced|friend|from|at|in|re|about|via)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPLIT = re.compile(r"[,;\n]")
_READ_CHARS = 3000


def parse_add(text: str, now: datetime | None = None, *, order: DateOrder | None = None) -> AddPerson:
    """Read `Ana Silva, Acme, ana@acme.io, birthday 3 May, @anasilva, #python, met at PyCon`.

    Parts are set off by commas; addresses, handles, tags and links are recognised anywhere. The first plain part is the
    name, the second, when it reads like one, the company, all others are `rest`. `now` (aware) is only needed to read
    birthdays in words; without it 1 January 2000 UTC stands in.
    """
    kept, tokens = _without_marked(text)
    reader = _Parts(now or datetime.fromisoformat("2000-01-01T00:00:00+00:00"), order)
    for part in (piece.strip(" .") for piece in _SPLIT.split(kept)):
        if part:
            reader.take(part)
    return AddPerson(
        name=reader.name,
        company=reader.company,
        emails=_unique(address(t) for t in tokens if t.kind == "email"),
        handles=_unique(t.text[1:] for t in tokens if t.kind == "handle"),
        slack_ids=_unique(mention_id(t) for t in tokens if t.kind == "mention"),
        birthday=reader.birthday,
        tags=_unique(t.text[1:].casefold() for t in tokens if t.kind == "tag"),
        links=_unique(link_target(t) for t in tokens if t.kind == "link"),
        rest=", ".join(reader.rest),
        questions=tuple(reader.questions),
    )


def parse_note(text: str, known: Collection[str] = frozenset()) -> tuple[tuple[Reference, ...], str]:
    """Read `Ana: she moved` -> (people, text). Without a colon or dash the people are those the text begins with.

    The text keeps its line breaks and Slack's escaping. No person: ((), the whole text).
    """
    head, colon, body = text.partition(":")
    if colon and len(head) <= 200 and "\n" not in head and not re.search(r"https?$|<[^>]*$", head):
        people = whole_name(head)
        if people and all(len(normalise(p.value).split()) <= 5 for p in people):
            return people, body.strip()
    people, rest = leading_people(text, known, certain=True)
    return (people, rest) if rest else ((), text.strip()) if not people else (people, "")


def parse_done(text: str) -> tuple[Reference, ...]:
    """Read `Ana`, `Ana, Bo`: the people whose follow-up is done; empty when nobody is named."""
    return whole_name(text)


class _Parts:
    """Sorts the plain parts of an `add` line."""

    def __init__(self, now: datetime, order: DateOrder | None) -> None:
        self._now, self._order = now, order
        self.name = ""
        self.company: str | None = None
        self.birthday: Birthday | None = None
        self.rest: list[str] = []
        self.questions: list[DateQuestion] = []

    def take(self, part: str) -> None:
        if (match := _BIRTHDAY.match(part)) and self._take_birthday(match["day"]):
            return
        if not self.name and not _BIRTHDAY.match(part):
            self.name = " ".join(part.split())
        elif match := _COMPANY.match(part):
            self.company = self.company or match["name"].strip()
        elif self.company is None and not self.rest and not _SENTENCE.match(part) and len(part.split()) <= 4:
            self.company = part
        else:
            self.rest.append(part)

    def _take_birthday(self, said: str) -> bool:
        reading = read_dates(said, self._now, tense=Tense.PAST, order=self._order)
        self.questions += reading.questions
        if not reading.mentions:
            return False
        day = reading.mentions[0].start
        self.birthday = self.birthday or Birthday(day.month, day.day, day.year if _YEAR.search(said) else None)
        return True


def _without_marked(text: str) -> tuple[str, list[Token]]:
    """The text without addresses, handles, mentions, tags and links, and those tokens."""
    head = text[:_READ_CHARS]
    marked = [t for t in tokenise(head) if t.kind in ("email", "handle", "mention", "tag", "link")]
    kept, position = [], 0
    for token in marked:
        kept.append(head[position : token.start])
        position = token.end
    kept.append(head[position:] + text[_READ_CHARS:])
    return re.sub(r"[ \t]{2,}", " ", re.sub(r"<\s*>|\(\s*\)", " ", " ".join(kept))), marked


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
