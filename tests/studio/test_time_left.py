"""The time left comes from the job's own steps, and is told again only when it reads differently."""

import pytest

from bot.studio.positions import EVERY
from bot.studio.time_left import RECOUNT, recounted, time_left


@pytest.mark.parametrize(
    ("step", "elapsed", "expected", "left"),
    [
        (0, 5.0, 40.0, 40.0),  # nothing measured of its own: what such a job took before
        (0, 5.0, None, None),
        (1, 2.0, 40.0, 38.0),
        (10, 20.0, None, 20.0),
        (20, 40.0, 99.0, 0.0),
        (3, 0.0, 7.0, 7.0),  # the clock was set back
    ],
)
def test_the_steps_so_far_tell_how_long_the_others_take(
    step: int, elapsed: float, expected: float | None, left: float | None
) -> None:
    assert time_left(step, 20, elapsed, expected) == left


def test_no_estimate_that_is_shown_gets_older_than_fifteen_seconds() -> None:
    assert RECOUNT + EVERY + 1.5 <= 15  # with the pause between two edits


@pytest.mark.parametrize(
    ("before", "now", "age", "coarse", "again"),
    [
        (60.0, 50.0, RECOUNT, False, True),
        (60.0, 50.0, RECOUNT - 0.1, False, False),
        (600.0, 590.0, RECOUNT, False, False),  # ten minutes still
        (600.0, 560.0, RECOUNT, False, True),
        (None, 50.0, 0.0, False, True),
        (None, 0.5, RECOUNT, False, False),
        (None, None, RECOUNT, False, False),
        (50.0, None, RECOUNT, False, False),
        (1000.0, 940.0, RECOUNT, True, False),
        (1000.0, 900.0, RECOUNT, True, True),
    ],
)
def test_an_estimate_is_told_again_when_it_reads_differently(
    before: float | None, now: float | None, age: float, *, coarse: bool, again: bool
) -> None:
    assert recounted(before, now, age, coarse=coarse) is again
