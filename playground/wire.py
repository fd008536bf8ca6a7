"""JSON as it's sent: a type for Discord's objects, strict reading, compact writing, and timestamps."""

import json
from datetime import UTC, datetime
from typing import Any, NoReturn

JSON = dict[str, Any]
"""One of Discord's objects, with Discord's own fields."""


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"JSON has no {name}.")


def loads(text: str | bytes) -> Any:
    """Parse JSON; ValueError for anything else, including NaN and nesting that is too deep."""
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise ValueError("The JSON text is nested too deeply.") from error


def dumps(value: object) -> str:
    """Write JSON without spaces and in ASCII, because a member's text may hold a lone surrogate."""
    return json.dumps(value, separators=(",", ":"))


def timestamp(seconds: float) -> str:
    """A time in seconds since 1970, in Discord's ISO 8601 format."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="microseconds")
