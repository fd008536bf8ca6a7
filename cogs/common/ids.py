"""Ids: numbers from a custom_id or typed by someone. Pure."""

from typing import Final

LONGEST: Final = 19
"""Digits of the largest integer that the database can hold."""


def parse_id(text: str) -> int | None:
    """The id in a text; None if the text isn't a number or is larger than the database can hold."""
    typed = text.strip()
    if not (typed.isascii() and typed.isdecimal()) or len(typed) > LONGEST:
        return None
    return int(typed) if 0 < int(typed) < 2**63 else None
