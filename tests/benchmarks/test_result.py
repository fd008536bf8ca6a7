"""Results of GPU rows: how they read, and when a floor is missed."""

import pytest

from benchmarks.gpu.plan import Row
from benchmarks.gpu.result import Found, Machine, Result, misses, number

MACHINE = Machine("a device", "2.0", "2026-01-31")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.91 (P 5.20 s, ours 1.33 s)", 3.91),
        ("-3%", -3.0),
        ("+12%", 12.0),
        ("inf dB", float("inf")),
        ("1,312, the device busy 60%", 1312.0),
        ("equal", None),
        ("", None),
    ],
)
def test_a_text_has_the_number_it_begins_with(text: str, value: float | None) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("floor", "at_most", "text", "missed"),
    [
        ("2.0", False, "1.99", True),
        ("2.0", False, "2.00 (P 1 s)", False),
        ("2", True, "3", True),
        ("2", True, "2", False),
        ("45 dB", False, "44.9 dB", True),
        ("45 dB", False, "inf dB", False),
        ("equal", False, "equal", False),
        ("equal", False, "NOT equal: euler", True),
        ("", False, "0", False),
    ],
)
def test_a_floor_is_the_least_or_the_most_or_a_word(floor: str, at_most: bool, text: str, missed: bool) -> None:
    assert misses(Row("key", "what", 1, floor=floor, at_most=at_most), text) is missed


def test_a_result_reads_with_what_was_expected() -> None:
    row = Row("mixed", "16 mixed requests", 1, predicted="3.5", floor="2.0", goal="4.0")
    result = Result("sd15", row, Found("measured", "3.91"), MACHINE)
    assert str(result) == "sd15/mixed: 16 mixed requests: 3.91 (predicted 3.5, floor 2.0, goal 4.0)"


@pytest.mark.parametrize("outcome", ["failed", "left out"])
def test_what_was_not_measured_says_why_and_misses_no_floor(outcome: str) -> None:
    row = Row("mixed", "16 mixed requests", 1, floor="2.0")
    result = Result("sd15", row, Found(outcome, "0 bytes left"), MACHINE)  # type: ignore[arg-type]
    assert result.cell == f"{outcome}: 0 bytes left"
    assert not result.missed
