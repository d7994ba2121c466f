"""Arguments of `circle`, `merge` and `unmerge`: groups of people, and cards that are one person's."""

import html
import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

from bot.domain.commands.references import whole_name
from bot.domain.people.reference import Reference

CIRCLE_CHARS = 60
"""The longest name of a circle."""

_DO = r"(?P<do>add|remove|rename|delete)"
_AFTER_NAME = re.compile(rf"^(?P<name>\S.*?)\s+{_DO}(?![\w-])\s*:?\s*(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)
_BEFORE_NAME = re.compile(rf"^{_DO}\s+(?:(?P<rest>\S.*?)\s+(?:to|from)\s+)?(?P<name>\S+)$", re.IGNORECASE | re.DOTALL)
_PREFIX = re.compile(r"^\s*circle\s*:\s*", re.IGNORECASE)
_NOT_IN_NAME = re.compile(r"[^\w]+")
_INTO = re.compile(r"\s+(?:with|into|to)\s+|\s*(?:->|-&gt;|=)\s*", re.IGNORECASE)
Doing = Literal["list", "show", "add", "remove", "rename", "delete"]


@dataclass(frozen=True, slots=True)
class CircleOrder:
    """What to do with a circle. `name` and `to` (its new name) as `circle_name` gives them; empty when not said.

    `people` are those to add or remove, in the order typed.
    """

    do: Doing
    name: str = ""
    people: tuple[Reference, ...] = ()
    to: str = ""


def circle_name(typed: str) -> str:
    """A circle's name as it is shown: words joined by hyphens ("Python friends" -> "Python-friends"); "" for none."""
    bare = unicodedata.normalize("NFKC", html.unescape(_PREFIX.sub("", typed))).strip()
    return _NOT_IN_NAME.sub("-", bare).strip("-_")


def circle_key(name: str) -> str:
    """The form under which a circle is found: case does not matter."""
    return circle_name(name).casefold()


def parse_circle(text: str) -> CircleOrder:
    """Read `python-friends add Ana, Bo`, `add Ana to python-friends`, `x rename y`, `x delete`, `x`, or nothing (list)."""
    said = text.strip()
    if not said:
        return CircleOrder("list")
    match = _BEFORE_NAME.match(said) or _AFTER_NAME.match(said)
    if match is None:
        return CircleOrder("show", circle_name(said))
    name, rest = circle_name(match["name"]), (match["rest"] or "").strip()
    match match["do"].casefold():
        case "add":
            return CircleOrder("add", name, whole_name(rest))
        case "remove":
            return CircleOrder("remove", name, whole_name(rest))
        case "rename":
            # "rename old to new" has the new name last.
            if match.re is _BEFORE_NAME and rest:
                return CircleOrder("rename", circle_name(rest), to=name)
            return CircleOrder("rename", name, to=circle_name(re.sub(r"^to\s+", "", rest, flags=re.IGNORECASE)))
    return CircleOrder("delete", name)


def parse_merge(text: str) -> tuple[Reference, ...]:
    """Read `Ana, Anna Silva`, `Ana into Anna Silva`: the card that goes, then the one that stays.

    Two people of one name can be named by it twice; the second then counts as "the other Ana".
    """
    people: list[Reference] = []
    for reference in whole_name(_INTO.sub(", ", text)):
        again = any(one.text.casefold() == reference.text.casefold() for one in people)
        people.append(replace(reference, text=f"the other {reference.text}") if again else reference)
    return tuple(people)
