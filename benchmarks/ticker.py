"""Ticker: measures how late an event loop is, with a ten-millisecond timer."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

TICK = 0.01


@asynccontextmanager
async def ticking() -> AsyncIterator[list[float]]:
    """Collect the lateness of every tick, in seconds, while the body runs."""
    late: list[float] = []

    async def tick() -> None:
        while True:
            due = time.perf_counter() + TICK
            await asyncio.sleep(TICK)
            late.append(max(time.perf_counter() - due, 0.0))

    task = asyncio.create_task(tick())
    try:
        yield late
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def percentile(values: list[float], share: float) -> float:
    """The value that this share of the values doesn't exceed."""
    return sorted(values)[min(int(share * len(values)), len(values) - 1)]
