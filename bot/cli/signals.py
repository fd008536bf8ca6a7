"""Signals: Ctrl+C or a supervisor's SIGTERM ends the process at once while it starts, and in order once it serves."""

import asyncio
import os
import signal
from collections.abc import Callable, Coroutine
from types import FrameType
from typing import Final

import structlog

log = structlog.get_logger()

STOPS: Final = (signal.SIGINT, signal.SIGTERM)
CLOSING: Final = 8.0
"""Seconds in which everything has to be closed after a signal; Docker kills a container after ten."""


def end_at_once() -> None:
    """Let both signals end the process with exit code 0: nothing has begun that would have to be closed."""
    _handle(lambda: os._exit(0))


async def stopped() -> None:
    """Wait for Ctrl+C or a supervisor's SIGTERM; further ones change nothing."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def tell() -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(stop.set)

    _handle(tell)
    await stop.wait()


async def until_stopped(work: Coroutine[object, object, int], closing: float = CLOSING) -> int:
    """Do the work and return its exit code. A signal cancels it; the code is then 0, after at most `closing` s."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stopped())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        working.cancel()
        await asyncio.wait({working}, timeout=closing)
        if not working.done():
            log.warning("not everything could be closed in time", seconds=closing)
        elif not working.cancelled() and (error := working.exception()) is not None:
            log.warning("closing failed", reason=repr(error))
        return 0
    finally:
        stopping.cancel()


def _handle(act: Callable[[], None]) -> None:
    """Act on both signals. Unlike the event loop's own handlers, these also work on Windows and outlive the loop."""

    def handler(_number: int, _frame: FrameType | None) -> None:
        act()

    for number in STOPS:
        signal.signal(number, handler)
