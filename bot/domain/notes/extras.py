"""What is gathered from a whole line rather than from a clause: its tags, links, employer, and people without repeats."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from bot.domain.notes.model import FollowUp, Promise
from bot.domain.notes.names import Named, Names
from bot.domain.notes.tokens import link_target
from bot.domain.people.names import normalise
from bot.domain.people.reference import Reference

_EMPLOYER = re.compile(
    r"\b(?:works? (?:at|for)|working (?:at|for)|joined|joining|now at|starting at|started at|"
    r"(?:CEO|CTO|COO|CFO|VP|founder|co-?founder|head|lead|engineer|designer|PM|director|partner|recruiter|devrel)(?: of \w+)? "
    r"(?:at|of|@)) (?P<name>[A-Z][\w.&'-]*(?: [A-Z][\w.&'-]*){0,2})"
)
_Plan = TypeVar("_Plan", FollowUp, Promise)
_BEFORE_EMPLOYERS = (" at ", " of ", " @ ", " for ", "join")
_LONG_ENOUGH = 5
"""Letters of a name that no handle holds by chance."""


def tags_in(names: Names) -> tuple[str, ...]:
    """Tags without their `#`, in lower case, in order."""
    if "tag" not in names.kinds:
        return ()
    return tuple(dict.fromkeys(t.text[1:].casefold() for t in names.tokens if t.kind == "tag"))


def links_in(names: Names) -> tuple[str, ...]:
    """Addresses of links without Slack's brackets and labels, in order."""
    if "link" not in names.kinds:
        return ()
    return tuple(dict.fromkeys(link_target(t) for t in names.tokens if t.kind == "link"))


def employer_in(text: str) -> str | None:
    """The company a fact names ("she works at Acme", "CTO of Linear"), None when there is none."""
    if not any(word in text for word in _BEFORE_EMPLOYERS):
        return None
    match = _EMPLOYER.search(text)
    return match["name"].rstrip(".,'") if match else None


def distinct_people(people: list[Named]) -> tuple[Reference, ...]:
    """References without repeats; "Mei" after "Mei Lin" is the same person, so is "divya" beside "@devwithdivya"."""
    unique = {(n.reference.kind, normalise(n.reference.value)): n.reference for n in people}
    full = [key.split() for kind, key in unique if kind == "name" and " " in key]
    handles = [key for kind, key in unique if kind == "handle"]

    def told(key: str) -> bool:
        by_handle = len(key) >= _LONG_ENOUGH and any(key in handle for handle in handles)
        return by_handle or any(key in (words[0], words[-1]) for words in full)

    return tuple(
        reference for (kind, key), reference in unique.items() if kind != "name" or " " in key or not told(key)
    )


def with_whom(plan: _Plan, people: Sequence[Reference]) -> _Plan:
    """Something to come with whom it is for as the line names them in full; for nobody of its own where that is everybody."""
    whom = tuple(dict.fromkeys(_in_full(one, people) for one in plan.people))
    return replace(plan, people=() if set(whom) == set(people) else whom) if plan.people else plan


def _in_full(one: Reference, people: Sequence[Reference]) -> Reference:
    """The person of the line whom a reference means ("Mei" after "Mei Lin"), else itself."""
    key = normalise(one.value)
    for person in people:
        said = normalise(person.value)
        if said == key or (one.kind == person.kind == "name" and key in (said.split()[0], said.split()[-1])):
            return person
    return one
