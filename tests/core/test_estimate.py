"""A time that is left is rounded to what people can use."""

import pytest

from bot.core.estimate import rounded


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (None, None),
        (0.0, None),
        (0.9, None),
        (1.0, ("seconds", 1)),
        (37.4, ("seconds", 37)),
        (89.9, ("seconds", 90)),
        (90.0, ("minutes", 2)),
        (149.0, ("minutes", 2)),
        (3600.0, ("minutes", 60)),
    ],
)
def test_a_time_is_told_in_seconds_and_then_in_minutes(seconds: float | None, shown: tuple[str, int] | None) -> None:
    assert rounded(seconds) == shown
