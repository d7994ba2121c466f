"""The JSON that travels between Slack and an app, as Python types and small readers of it."""

import json
from typing import Any, TypeAlias

Json: TypeAlias = Any
"""A value that came from, or goes to, JSON. Payloads are foreign and deep, so their types are checked when read."""

JsonObject: TypeAlias = dict[str, Json]


def loads_object(text: str | bytes) -> JsonObject | None:
    """The JSON object in `text`, or None when it is not JSON or not an object."""
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def dumps(value: Json) -> str:
    """Compact JSON, with characters beyond ASCII kept as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def without_none(**fields: Json) -> JsonObject:
    """The fields that are not None, in the given order: Slack leaves out what does not apply."""
    return {name: value for name, value in fields.items() if value is not None}
