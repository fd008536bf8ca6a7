"""The benchmark of a whole visit, from starting the bot to closing it."""

import asyncio

from benchmarks.visit import STAGES, measure


async def test_every_stage_of_a_visit_takes_time() -> None:
    table = await asyncio.wait_for(measure(rounds=1), 60)
    assert [row[0] for row in table.rows] == list(STAGES)
    assert all(int(row[1]) > 0 for row in table.rows[:3])
