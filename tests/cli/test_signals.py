"""Ctrl+C and a supervisor's SIGTERM end the process in order."""

import asyncio
import os
import signal
from collections.abc import Iterator

import pytest

from bot.cli.signals import stopped

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Puts pytest's own handlers back."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


async def waiting() -> "asyncio.Task[None]":
    """The wait, once it has begun."""
    task = asyncio.create_task(stopped())
    await asyncio.sleep(0)
    assert not task.done()
    return task


@pytest.mark.parametrize("number", SIGNALS)
async def test_each_signal_ends_the_wait(number: signal.Signals) -> None:
    task = await waiting()
    os.kill(os.getpid(), number)
    await asyncio.wait_for(task, 5)


async def test_a_second_signal_does_no_harm() -> None:
    task = await waiting()
    for number in SIGNALS:
        os.kill(os.getpid(), number)
    await asyncio.wait_for(task, 5)


async def test_nothing_else_ends_it() -> None:
    task = await waiting()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(task, 0.05)
