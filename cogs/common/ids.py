"""Ids: those that stand in a custom_id or were typed by somebody. Pure."""

from typing import Final

LONGEST: Final = 19
"""Digits of the largest number that the database holds."""


def parse_id(text: str) -> int | None:
    """The id that a text is; None for any other text, and for what is larger than the database's largest number."""
    typed = text.strip()
    if not (typed.isascii() and typed.isdecimal()) or len(typed) > LONGEST:
        return None
    return int(typed) if 0 < int(typed) < 2**63 else None
