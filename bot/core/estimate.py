"""Estimate: how a time that is left is rounded for people. Pure."""

from typing import Final

SECONDS_BELOW: Final = 90
"""Below so many seconds they are counted in seconds, else in minutes."""


def rounded(seconds: float | None) -> tuple[str, int] | None:
    """The unit ("seconds" or "minutes") and the number that people read; None if nothing is known or left."""
    if seconds is None or seconds < 1:
        return None
    return ("seconds", round(seconds)) if seconds < SECONDS_BELOW else ("minutes", round(seconds / 60))
