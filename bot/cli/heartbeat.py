"""Heartbeat: a file touched while the bot is connected, for a container's health check."""

import asyncio
from collections.abc import Callable
from pathlib import Path

EVERY = 10.0


async def beat(path: Path, alive: Callable[[], bool]) -> None:
    """Touch the file every ten seconds whenever `alive()` is true; runs until cancelled."""
    while True:
        if alive():
            await asyncio.to_thread(path.touch)
        await asyncio.sleep(EVERY)
