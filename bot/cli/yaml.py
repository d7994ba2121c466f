"""Plain objects, lists and texts as YAML, for people to read. Only writes, and only what JSON knows."""

import json
import re
from collections.abc import Iterator
from typing import Any

# Words and sentences that mean themselves in YAML; all else is quoted as in JSON, which YAML understands.
_PLAIN = re.compile(r"[A-Za-z/](?:[A-Za-z0-9_./+\-]|[:,](?=\S)|, | (?=[A-Za-z0-9]))*")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def to_yaml(value: dict[str, Any]) -> str:
    """Block style, keys in the order given, ending in a newline."""
    return "\n".join(_lines(value)) + "\n"


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _entry(f"{key}:", item, indent="  ")
    else:
        for item in value:
            lines = list(_lines(item)) if isinstance(item, dict) and item else [_scalar(item)]
            yield f"- {lines[0]}"
            yield from (f"  {line}" for line in lines[1:])


def _entry(key: str, item: Any, indent: str) -> Iterator[str]:
    if isinstance(item, dict | list) and item:
        yield key
        yield from (f"{indent}{line}" for line in _lines(item))
    elif isinstance(item, dict | list):
        yield f"{key} {'{}' if isinstance(item, dict) else '[]'}"
    else:
        yield f"{key} {_scalar(item)}"


def _scalar(value: Any) -> str:
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in quoted)
