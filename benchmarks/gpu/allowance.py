"""Allowance: how many of the remaining seconds a part may take. Pure."""

from collections.abc import Sequence
from typing import Final

from benchmarks.gpu.plan import Part

GRACE: Final = 10.0
"""Seconds after a part's time is up, when it begins no more rows, until its process is stopped."""


def allowance(part: Part, later: Sequence[Part], left: float) -> float | None:
    """The seconds for a part: its own plus those that later parts don't need; None if not even its first row fits."""
    spare = left - sum(other.most for other in later)
    allowed = min(max(part.most, spare), left - GRACE)
    return allowed if allowed >= part.starts + part.rows[0].seconds else None


def too_short(needed: float, left: float) -> str:
    """The reason why something is left out for lack of time."""
    return f"it takes up to {needed:.0f} s, but only {max(left, 0):.0f} s are left"
