"""Arguments of `find` and `follow`."""

import re
from collections.abc import Collection
from datetime import datetime

from bot.domain.commands.model import Find, Follow
from bot.domain.commands.references import leading_people
from bot.domain.dates import DateOrder, DateQuestion, Tense, read_dates
from bot.domain.notes.tokens import link_target, tokenise
from bot.domain.people.reference import Reference

_FILTER = re.compile(
    r"(?<!\S)(?P<key>tags?|company|companies|org|circles?|since|after):\s?(?P<value>\"[^\"]{1,200}\"|[^\s\"]+)",
    re.IGNORECASE,
)
_HASH = re.compile(r"(?<!\S)#(?P<name>[^\W_][\w-]*)")
_WORD = re.compile(r"\"([^\"]{1,200})\"|(\S+)")
_TOPIC = re.compile(r"^\s*(?:topics?|tag|term)\b[:\s]*(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)
_MONTH = re.compile(r"^(\d{4})-(\d{1,2})$")
_YEAR = re.compile(r"^\d{4}$")


def parse_find(text: str, now: datetime, *, order: DateOrder | None = None) -> Find:
    """Read `berlin rust tag:x company:"Acme Labs" since:2026-01 circle:y`.

    A value of several words stands in double quotes, as does a phrase to be found as it is. `#python` is a tag. A
    `since:` that is no date stays among the words. `now` is aware, in the user's zone.
    """
    found: dict[str, list[str]] = {"tag": [], "company": [], "circle": []}
    since = None
    questions: list[DateQuestion] = []
    kept, position = [], 0
    for match in _FILTER.finditer(text):
        key, value = match["key"].casefold(), match["value"].strip('"')
        if key in ("since", "after"):
            reading = read_dates(_dated(value), now, tense=Tense.PAST, order=order)
            questions += reading.questions
            if not reading.mentions and not reading.questions:
                continue
            since = reading.mentions[0].start.date() if reading.mentions else since
        else:
            found[_kind(key)] += [part.casefold().lstrip("#") for part in value.split(",") if part.strip("#")]
        kept.append(text[position : match.start()])
        position = match.end()
    words = " ".join([*kept, text[position:]])
    found["tag"] += [m["name"].casefold() for m in _HASH.finditer(words)]
    words = _HASH.sub(" ", words)
    return Find(
        words=tuple(m[1] or m[2] for m in _WORD.finditer(words)),
        tags=tuple(dict.fromkeys(found["tag"])),
        companies=tuple(dict.fromkeys(found["company"])),
        circles=tuple(dict.fromkeys(found["circle"])),
        since=since,
        questions=tuple(questions),
    )


def parse_follow(text: str, known: Collection[str] = frozenset()) -> Follow:
    """Read `URL`, `Ana URL`, `topic rust, borrow checker`. A bare host such as `example.org/blog` counts as a link."""
    if match := _TOPIC.match(text):
        topics = (" ".join(part.split()).strip("#\"' ") for part in match["rest"].split(","))
        return Follow(topics=tuple(dict.fromkeys(topic.casefold() for topic in topics if topic)))
    links, kept, position = [], [], 0
    for token in tokenise(text[:4000]):
        host = token.kind == "word" and re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", token.text)
        if token.kind != "link" and not host:
            continue
        end = _link_end(text, token.end) if host else token.end
        links.append(text[token.start : end] if host else link_target(token))
        kept.append(text[position : token.start])
        position = end
    rest = " ".join([*kept, text[position:]]).strip(" ,:")
    people: tuple[Reference, ...] = ()
    if rest:
        people, rest = leading_people(rest, known)
    return Follow(tuple(dict.fromkeys(links)), people, (), rest)


def _link_end(text: str, end: int) -> int:
    match = re.compile(r"[/:?#][^\s<>]*").match(text, end)
    return match.end() if match else end


def _kind(key: str) -> str:
    return {"org": "company", "companies": "company", "tags": "tag", "circles": "circle"}.get(key, key)


def _dated(value: str) -> str:
    """Months and years alone, as a date reader takes them for sure: 2026-01 is 1 January 2026."""
    if match := _MONTH.match(value):
        return f"{match[1]}-{int(match[2]):02d}-01"
    return f"{value}-01-01" if _YEAR.match(value) else value.replace("_", " ")
