"""The health check's file is touched again and again while the bot is alive, and not when it isn't."""

import asyncio
import os
from pathlib import Path

import pytest

from bot.cli.heartbeat import beat


class Pulse:
    """Says whether the bot is alive, and notes how often it was asked."""

    def __init__(self) -> None:
        self.alive = True
        self.asked = 0
        self._came = asyncio.Event()

    def __call__(self) -> bool:
        self.asked += 1
        self._came.set()
        return self.alive

    async def times(self, more: int) -> None:
        """Wait until it was asked so many times more, so that what followed from all but the last is over."""
        wanted = self.asked + more
        async with asyncio.timeout(10):
            while self.asked < wanted:
                self._came.clear()
                await self._came.wait()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "heartbeat"


@pytest.fixture
async def pulse(file: Path, monkeypatch: pytest.MonkeyPatch) -> Pulse:
    monkeypatch.setattr("bot.cli.heartbeat.EVERY", 0.001)
    return Pulse()


def is_new(file: Path) -> bool:
    """Whether it was touched since it was made as old as can be."""
    return file.stat().st_mtime > 0


async def test_the_file_is_there_and_new_while_the_bot_is_alive(file: Path, pulse: Pulse) -> None:
    beating = asyncio.create_task(beat(file, pulse))
    await pulse.times(2)
    os.utime(file, (0, 0))
    await pulse.times(2)
    assert is_new(file)
    beating.cancel()


async def test_the_file_grows_old_while_the_bot_is_not_alive(file: Path, pulse: Pulse) -> None:
    beating = asyncio.create_task(beat(file, pulse))
    await pulse.times(2)
    pulse.alive = False
    await pulse.times(2)
    os.utime(file, (0, 0))
    await pulse.times(3)
    assert not is_new(file)
    pulse.alive = True
    await pulse.times(2)
    assert is_new(file)
    beating.cancel()


async def test_a_bot_that_was_never_alive_leaves_no_file(file: Path, pulse: Pulse) -> None:
    pulse.alive = False
    beating = asyncio.create_task(beat(file, pulse))
    await pulse.times(3)
    beating.cancel()
    assert list_of(file.parent) == []


def list_of(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def test_it_beats_until_it_is_stopped(file: Path, pulse: Pulse) -> None:
    beating = asyncio.create_task(beat(file, pulse))
    await pulse.times(20)
    assert not beating.done()
    beating.cancel()
    with pytest.raises(asyncio.CancelledError):
        await beating
