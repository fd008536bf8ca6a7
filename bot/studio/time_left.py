"""Time left: how long a job that is being painted will still take, and when that is worth telling again. Pure."""

from typing import Final

from bot.core.estimate import rounded

RECOUNT: Final = 10.0
"""Seconds after which an estimate is told again if it has changed, so that none shown is older than 15 seconds."""


def time_left(step: int, steps: int, elapsed: float, expected: float | None) -> float | None:
    """Seconds until the last step, at the pace of the steps so far; before the first, what is `expected`."""
    if step < 1 or elapsed <= 0:
        return expected
    return elapsed / step * max(steps - step, 0)


def recounted(before: float | None, now: float | None, age: float, *, coarse: bool = False) -> bool:
    """Whether an estimate that was told `age` seconds ago reads differently now; if `coarse`, by a tenth or more.

    The first one is told at once.
    """
    if before is None:
        return rounded(now) is not None
    if now is None or age < RECOUNT:
        return False
    return rounded(before) != rounded(now) and (not coarse or abs(now - before) * 10 >= before)
