"""A bot that is logged in to a playground.

It sketches. A test that judges pictures uses the fixture `demo`, and then it paints with the demo model.
"""

import asyncio
import shutil
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
from tests.e2e.sketcher import Sketcher

EDIT_EVERY = 0.05
STEP = 0.01
"""Seconds per step of the sketcher."""

Boot = Callable[..., AbstractAsyncContextManager[Easel]]
"""Called with the seconds between two edits of a message, or with what draws seeds, if a test needs another."""


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    """A running playground."""
    async with Playground() as running:
        yield running


@pytest.fixture(scope="session")
def demo() -> Load:
    """Loads the demo model once for all tests; each test gets the same engine, empty.

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
async def load(request: pytest.FixtureRequest) -> Load:
    """Loads the engine: the demo model for a test that uses `demo`, else a sketcher."""
    if "demo" in request.fixturenames:
        demo: Load = request.getfixturevalue("demo")
        return demo
    loop = asyncio.get_running_loop()

    def pause() -> None:
        # On the bot's loop: on a busy machine, each step waits until the bot has had its turn.
        asyncio.run_coroutine_threadsafe(asyncio.sleep(STEP), loop).result()

    return lambda report: Sketcher(pause)


@pytest.fixture
def boot(playground: Playground, load: Load, migrated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Boot:
    """Starts the bot as often as a test needs, always with the same data folder."""
    if not (tmp_path / "data").exists():  # unless a test has put something there
        shutil.copytree(migrated, tmp_path / "data")
    for key in ("DISCORD_TOKEN", "EASEL_MODEL", "EASEL_DATA", "EASEL_PLAYGROUND"):
        monkeypatch.delenv(key, raising=False)

    @asynccontextmanager
    async def started(edit_every: float = EDIT_EVERY, seed: Callable[[], int] = random_seed) -> AsyncIterator[Easel]:
        settings = read_settings(data=tmp_path / "data")
        credentials = playground.credentials()
        executor, connector = thread_executor(settings, load), credentials.connector()
        async with wire(settings, executor, connector, edit_every, seed=seed, guild_ready_timeout=0.02) as easel:
            await easel.bot.login(credentials.token)
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
