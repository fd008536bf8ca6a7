"""Work is done one at a time for each member, and nobody waits for somebody else's."""

import asyncio
import threading

import pytest

from bot.core.errors import QueueError
from cogs.common.workers import EACH, Workers

MALLORY, ADA = 1, 2
PATIENCE = 20.0


async def test_a_member_waits_for_their_own_work_and_others_do_not() -> None:
    workers, go = Workers(2), threading.Event()
    running, most = [0], [0]

    def slow() -> None:
        running[0] += 1
        most[0] = max(most[0], running[0])
        assert go.wait(PATIENCE)
        running[0] -= 1

    tasks = [asyncio.create_task(workers.run(MALLORY, slow)) for _ in range(EACH)]
    async with asyncio.timeout(PATIENCE):
        assert await workers.run(ADA, lambda: "drawn") == "drawn"
        assert not any(task.done() for task in tasks)
        go.set()
        await asyncio.gather(*tasks)
    assert most == [1]


async def test_only_so_much_of_a_member_waits_and_what_is_cancelled_counts_no_more() -> None:
    workers, go = Workers(1), threading.Event()
    tasks = [asyncio.create_task(workers.run(MALLORY, lambda: go.wait(PATIENCE))) for _ in range(EACH)]
    await asyncio.sleep(0)
    with pytest.raises(QueueError):
        await workers.run(MALLORY, lambda: True)
    tasks[-1].cancel()
    await asyncio.sleep(0)
    go.set()
    async with asyncio.timeout(PATIENCE):
        assert await workers.run(MALLORY, lambda: True)
        assert all(await asyncio.gather(*tasks[:-1]))
    assert not workers._held


async def test_what_goes_wrong_is_raised_and_the_next_work_is_done() -> None:
    workers = Workers(1)

    def broken() -> None:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        await workers.run(MALLORY, broken)
    async with workers.turn(MALLORY):
        assert await workers.work(lambda: 1) + await workers.work(lambda: 2) == 3
