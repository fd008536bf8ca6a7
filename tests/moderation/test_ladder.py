"""Durations and ladders are read as moderators write them, and what can't be read is told."""

import pytest

from bot.core.errors import RequestError
from bot.core.preferences import LADDER
from bot.moderation.durations import seconds_of
from bot.moderation.ladder import Rung, ladder_of, rung_for, written


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("30m", 1800),
        ("1h", 3600),
        ("7d", 7 * 86400),
        (" 2 W ", 14 * 86400),
        ("3650d", 3650 * 86400),
        ("", None),
        ("forever", None),
    ],
)
def test_durations_are_read(text: str, seconds: float | None) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["0h", "1", "h", "-1h", "1y", "3651d", "999999w", "1.5h", "٣d", "1h30m", "9" * 5000])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(RequestError) as refused:
        seconds_of(text)
    assert refused.value.key == "duration.form"


def test_the_ladder_that_servers_begin_with() -> None:
    assert ladder_of(LADDER) == (Rung(3, 86400), Rung(5, 7 * 86400), Rung(7, None))
    assert written(LADDER) == LADDER


def test_each_strike_brings_its_own_rung_and_beyond_the_last_that_again() -> None:
    ladder = ladder_of(LADDER)
    brought = [rung_for(ladder, strikes) for strikes in range(1, 10)]
    assert [rung and rung.strikes for rung in brought] == [None, None, 3, None, 5, None, 7, 7, 7]


def test_without_a_ladder_strikes_bring_nothing() -> None:
    assert ladder_of("off") == ladder_of("") == ()
    assert rung_for((), 5) is None
    assert written(" OFF ") == ""


def test_a_ladder_is_kept_in_order() -> None:
    assert written("7=FOREVER  3=1d") == "3=1d 7=forever"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("3", "ladder.form"),
        ("0=1d", "ladder.form"),
        ("100=1d", "ladder.form"),
        ("3=", "ladder.form"),
        ("3=1d,5=2d", "ladder.form"),
        ("3=soon", "duration.form"),
        ("3=1d 3=2d", "ladder.rungs"),
        (" ".join(f"{number}=1d" for number in range(1, 12)), "ladder.rungs"),
    ],
)
def test_a_ladder_that_can_not_be_read_is_refused(text: str, key: str) -> None:
    with pytest.raises(RequestError) as refused:
        written(text)
    assert refused.value.key == key
