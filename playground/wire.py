"""JSON as it travels: the alias for Discord's objects, strict reading, compact writing, timestamps."""

import json
from datetime import UTC, datetime
from typing import Any, NoReturn

JSON = dict[str, Any]
"""One of Discord's objects. Its fields are Discord's own, so they stay plain."""


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"JSON has no {name}.")


def loads(text: str | bytes) -> Any:
    """Parse JSON; ValueError for anything that is not JSON, NaN, and nesting too deep to follow included."""
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise ValueError("The JSON text is nested too deeply.") from error


def dumps(value: object) -> str:
    """Write JSON without spaces, in ASCII, so that a lone surrogate in a member's text can't break the encoding."""
    return json.dumps(value, separators=(",", ":"))


def timestamp(seconds: float) -> str:
    """Discord's ISO 8601 form of a moment given in seconds since 1970."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="microseconds")
