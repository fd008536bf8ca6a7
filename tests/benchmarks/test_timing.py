"""Timing: candidates in turns, the lateness of an event loop, and shares of what was collected."""

import asyncio
import threading

import pytest

from benchmarks.alternating import alternate
from benchmarks.ticker import TICK, percentile, ticking


def test_candidates_take_turns_after_one_that_is_not_timed() -> None:
    turns: list[str] = []
    took = alternate({"a": lambda: turns.append("a"), "b": lambda: turns.append("b")}, rounds=2)
    assert turns == ["a", "b"] * 3
    assert set(took) == {"a", "b"}


@pytest.mark.parametrize("waits", [(20, 0), (0, 0, 20, 0)], ids=["the first is not timed", "the median counts"])
def test_a_turn_that_is_slower_than_the_others_does_not_count(waits: tuple[int, ...]) -> None:
    turns = iter(waits)

    def wait() -> None:
        threading.Event().wait(next(turns) * TICK)

    assert alternate({"a": wait}, rounds=len(waits) - 1)["a"] < 6 * TICK


async def test_a_blocked_event_loop_is_seen_to_be_late() -> None:
    async with ticking() as late:
        await asyncio.sleep(3 * TICK)
        threading.Event().wait(20 * TICK)  # nothing else can run meanwhile
        await asyncio.sleep(3 * TICK)
    assert max(late) > 15 * TICK
    assert min(late) >= 0


async def test_the_timer_ends_with_its_block() -> None:
    async with ticking() as late:
        await asyncio.sleep(3 * TICK)
    seen = len(late)
    await asyncio.sleep(5 * TICK)
    assert len(late) == seen > 0


@pytest.mark.parametrize(("share", "value"), [(0.0, 1.0), (0.5, 51.0), (0.99, 100.0), (1.0, 100.0)])
def test_a_percentile_is_a_value_that_was_seen(share: float, value: float) -> None:
    values = [float(number) for number in range(100, 0, -1)]
    assert percentile(values, share) == value
