"""The plan of the GPU figures: parts in order of worth, every row measurable, and how the time is shared out."""

from dataclasses import replace

import pytest

from benchmarks.gpu.allowance import GRACE, allowance
from benchmarks.gpu.measurements import MEASUREMENTS
from benchmarks.gpu.plan import PARTS, TESTS, Part, Row, rehearsed, starting
from benchmarks.gpu.result import number

PART = Part("one", "One", starts=10, most=60, rows=(Row("a", "A", 20), Row("b", "B", 20)))


def test_the_parts_stand_in_order_of_worth() -> None:
    assert [part.name for part in PARTS] == [TESTS, "sd15", "accelerations", "sdxl", "reproducible"]


@pytest.mark.parametrize("part", PARTS[1:], ids=lambda part: part.name)
def test_every_row_can_be_measured_and_is_named_once(part: Part) -> None:
    keys = [row.key for row in part.rows]
    assert set(keys) <= set(MEASUREMENTS)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_something_was_predicted_of_every_row(part: Part) -> None:
    assert all(row.predicted for row in part.rows)


def test_a_goal_is_no_easier_than_its_floor() -> None:
    for part in PARTS:
        for row in part.rows:
            floor, goal = number(row.floor), number(row.goal)
            if floor is not None and goal is not None:
                assert goal <= floor if row.at_most else goal >= floor, row


def test_a_run_can_begin_with_any_part() -> None:
    assert [part.name for part in starting("sdxl", PARTS)] == ["sdxl", "reproducible"]
    assert starting(TESTS, PARTS) == PARTS


def test_a_rehearsal_has_the_same_rows_but_no_floor() -> None:
    for part, small in zip(PARTS, rehearsed(PARTS), strict=True):
        assert [row.key for row in small.rows] == [row.key for row in part.rows]
        assert not any(row.floor for row in small.rows)


def test_a_part_gets_its_own_time_where_others_need_the_rest() -> None:
    assert allowance(PART, [PART, PART], 180) == 60


def test_a_part_gets_what_those_behind_it_do_not_need() -> None:
    assert allowance(PART, [PART], 200) == 140
    assert allowance(PART, [], 200) == 200 - GRACE


def test_the_last_part_ends_early_enough_to_be_stopped_in_time() -> None:
    assert allowance(PART, [], 50) == 50 - GRACE


def test_a_part_whose_first_row_does_not_fit_gets_nothing() -> None:
    assert allowance(PART, [], 30 + GRACE) == 30
    assert allowance(PART, [], 29 + GRACE) is None
    assert allowance(replace(PART, starts=40), [], 45) is None


def test_eight_minutes_are_enough_for_the_first_parts_at_their_longest() -> None:
    left = 8 * 60.0
    for place, part in enumerate(PARTS[:3]):
        allowed = allowance(part, PARTS[place + 1 :], left)
        assert allowed is not None
        left -= allowed
