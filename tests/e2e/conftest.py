"""A bot that is logged in to a playground, painting with the demo model."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from bot.app.executor import thread_executor
from bot.app.wiring import Easel, wire
from bot.config import read_settings
from bot.core.request import random_seed
from bot.engine.engine import DiffusionEngine
from bot.engine.models.folder import DEMO
from bot.engine.protocol import Engine, EngineOptions, Report
from bot.executors.thread import Load
from playground.server import Playground

EDIT_EVERY = 0.05

Boot = Callable[..., AbstractAsyncContextManager[Easel]]
"""Called with how many seconds lie between two edits of a message, or what draws seeds, where a test wants another."""


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    """A running playground."""
    async with Playground() as running:
        yield running


@pytest.fixture(scope="session")
def demo() -> Load:
    """Loads the demo model once for all tests; whoever loads it again gets the same engine, with nothing in it.

    Loading takes longer than most of what is tested here, and is itself tested in tests/engine and test_kill.py.
    """
    loaded: list[DiffusionEngine] = []

    def load(report: Report) -> Engine:
        if not loaded:
            loaded.append(DiffusionEngine.load(EngineOptions(DEMO, "cpu"), report))
        for job_id in loaded[0].admitted:
            loaded[0].cancel(job_id)
        return loaded[0]

    return load


@pytest.fixture
def boot(playground: Playground, demo: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Boot:
    """Starts the bot, as often as a test wants to, always with the same data folder."""
    for key in ("DISCORD_TOKEN", "EASEL_MODEL", "EASEL_DATA", "EASEL_PLAYGROUND"):
        monkeypatch.delenv(key, raising=False)

    @asynccontextmanager
    async def started(edit_every: float = EDIT_EVERY, seed: Callable[[], int] = random_seed) -> AsyncIterator[Easel]:
        settings = read_settings(data=tmp_path / "data")
        door = playground.door()
        executor = thread_executor(settings, demo)
        async with wire(settings, executor, door.connector(), edit_every, seed=seed, guild_ready_timeout=0.02) as easel:
            await easel.bot.login(door.token)
            await easel.studio.start()
            connected = asyncio.create_task(easel.bot.connect())
            await asyncio.wait_for(easel.bot.wait_until_ready(), 20)
            try:
                yield easel
            finally:
                await easel.bot.close()
                await asyncio.gather(connected, return_exceptions=True)

    return started


@pytest.fixture
async def easel(boot: Boot) -> AsyncIterator[Easel]:
    """A running bot."""
    async with boot() as running:
        yield running
