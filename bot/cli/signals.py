"""Signals: waiting for Ctrl+C or a supervisor's SIGTERM."""

import asyncio
import signal
from contextlib import suppress


async def stopped() -> None:
    """Wait for Ctrl+C or a supervisor's SIGTERM."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows event loops have no signal handlers
            loop.add_signal_handler(number, stop.set)
    await stop.wait()
