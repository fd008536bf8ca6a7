"""Allowance: how many seconds a part may take of those that are left. Pure."""

from collections.abc import Sequence
from typing import Final

from benchmarks.gpu.plan import Part

GRACE: Final = 10.0
"""Seconds between the end of a part's time, when it begins no further row, and its process being stopped."""


def allowance(part: Part, later: Sequence[Part], left: float) -> float | None:
    """The seconds for a part: its own, and what those behind it don't need. None where not even its first row fits."""
    spare = left - sum(other.most for other in later)
    allowed = min(max(part.most, spare), left - GRACE)
    return allowed if allowed >= part.starts + part.rows[0].seconds else None


def too_short(needed: float, left: float) -> str:
    """Why something is left out."""
    return f"it takes up to {needed:.0f} s, and {max(left, 0):.0f} s are left"
