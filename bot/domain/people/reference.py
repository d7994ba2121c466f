"""How a line points at somebody. What the reference resolves to is decided by `matching`."""

from dataclasses import dataclass
from typing import Literal

ReferenceKind = Literal["name", "mention", "email", "handle"]


@dataclass(frozen=True, slots=True)
class Reference:
    """One way of pointing at a person, as typed.

    `text` is what was typed (`<@U123|ana>`, `Ana Silva`, `@bo`); `value` is what to look for: the name as typed,
    the Slack id, the address in lower case, the handle without its `@`. `span` is (start, end) in the line, (0, 0)
    when the reference does not come from a line.
    """

    kind: ReferenceKind
    text: str
    value: str
    span: tuple[int, int] = (0, 0)
