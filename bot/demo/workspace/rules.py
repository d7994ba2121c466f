"""Small checks from which the Block Kit rules are put together. Pure.

A check looks at one JSON value at a JSON pointer and adds a problem for all that is wrong. Wording follows Slack's
own `response_metadata.messages`.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.demo.workspace.values import Json


@dataclass(slots=True)
class Problems:
    """What is wrong with a payload, in reading order."""

    found: list[str] = field(default_factory=list)

    def add(self, pointer: str, text: str) -> None:
        self.found.append(f"[ERROR] {text} [json-pointer:{pointer}]")


Check: TypeAlias = Callable[[Json, str, Problems], None]


def string(shortest: int = 0, longest: int | None = None) -> Check:
    """A string of `shortest` to `longest` characters."""

    def check(value: Json, pointer: str, problems: Problems) -> None:
        if not isinstance(value, str):
            problems.add(pointer, "must be a string")
        elif len(value) < shortest:
            problems.add(pointer, f"must be more than {shortest - 1} characters")
        elif longest is not None and len(value) > longest:
            problems.add(pointer, f"must be less than {longest + 1} characters")

    return check


def matching(pattern: str, what: str, longest: int = 3000) -> Check:
    """A string that is `what`: fully matched by `pattern`."""
    compiled, plain = re.compile(pattern), string(1, longest)

    def check(value: Json, pointer: str, problems: Problems) -> None:
        before = len(problems.found)
        plain(value, pointer, problems)
        if len(problems.found) == before and not compiled.fullmatch(value):
            problems.add(pointer, f"must be {what}")

    return check


def boolean(value: Json, pointer: str, problems: Problems) -> None:
    """true or false, not a string or number standing for it."""
    if not isinstance(value, bool):
        problems.add(pointer, "must be a boolean")


def integer(lowest: int, highest: int) -> Check:
    def check(value: Json, pointer: str, problems: Problems) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            problems.add(pointer, "must be an integer")
        elif not lowest <= value <= highest:
            problems.add(pointer, f"must be between {lowest} and {highest}")

    return check


def one_of(allowed: Collection[str]) -> Check:
    def check(value: Json, pointer: str, problems: Problems) -> None:
        if value not in allowed:
            problems.add(pointer, f"value must be one of: {', '.join(sorted(allowed))}")

    return check


def array(item: Check, fewest: int = 0, most: int | None = None) -> Check:
    """A list of `fewest` to `most` items, each passing `item`."""

    def check(value: Json, pointer: str, problems: Problems) -> None:
        if not isinstance(value, list):
            problems.add(pointer, "must be an array")
            return
        if len(value) < fewest:
            problems.add(pointer, f"no fewer than {fewest} items required")
        if most is not None and len(value) > most:
            problems.add(pointer, f"no more than {most} items allowed")
        for index, element in enumerate(value):
            item(element, f"{pointer}/{index}", problems)

    return check


def anything(value: Json, pointer: str, problems: Problems) -> None:
    """Accepts whatever is there: a part Slack does not check on the way in."""


def mapping(value: Json, pointer: str, problems: Problems) -> None:
    """An object whose contents are the app's own business."""
    if not isinstance(value, dict):
        problems.add(pointer, "must be an object")


@dataclass(frozen=True, slots=True)
class Shape:
    """An object with these fields and no other. `also` looks at the object as a whole, after its fields."""

    required: Mapping[str, Check] = field(default_factory=dict)
    optional: Mapping[str, Check] = field(default_factory=dict)
    also: Check = anything

    def __call__(self, value: Json, pointer: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            problems.add(pointer, "must be an object")
            return
        for name in self.required:
            if value.get(name) is None:
                problems.add(pointer, f"missing required field: {name}")
        for name, content in value.items():
            check = self.required.get(name) or self.optional.get(name)
            if check is None:
                problems.add(pointer, f"invalid additional property: {name}")
            elif content is not None:
                check(content, f"{pointer}/{name}", problems)
        self.also(value, pointer, problems)


def by_type(shapes: Mapping[str, Check]) -> Check:
    """An object told apart by its `type`; each shape must list `type` among its fields."""

    def check(value: Json, pointer: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            problems.add(pointer, "must be an object")
        elif "type" not in value:
            problems.add(pointer, "missing required field: type")
        elif not isinstance(value["type"], str) or value["type"] not in shapes:
            problems.add(f"{pointer}/type", f"unsupported type: {value['type']}")
        else:
            shapes[value["type"]](value, pointer, problems)

    return check


def all_of(*checks: Check) -> Check:
    def check(value: Json, pointer: str, problems: Problems) -> None:
        for each in checks:
            each(value, pointer, problems)

    return check
