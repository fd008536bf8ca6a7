"""The real bot, logged in to a playground, for the documentation's pictures."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.app.executor import thread_executor
from bot.app.wiring import Easel, wire
from bot.config import read_settings
from bot.engine.models.folder import DEMO
from demo_model import WEIGHTS
from playground.server import Playground


def weights_of(request: pytest.FixtureRequest) -> str:
    """EASEL_MODEL, else the demo model, else an untrained one, which shows the page but no art."""
    named = os.environ.get("EASEL_MODEL")
    if named:
        return named
    return DEMO if WEIGHTS.exists() else str(request.getfixturevalue("model"))


@asynccontextmanager
async def live(playground: Playground, weights: str, data: Path) -> AsyncIterator[Easel]:
    """The bot, painting with these weights."""
    with pytest.MonkeyPatch.context() as patch:
        for key in ("DISCORD_TOKEN", "EASEL_MODEL", "EASEL_DATA", "EASEL_PLAYGROUND"):
            patch.delenv(key, raising=False)
        settings = read_settings(data=data, model=weights)
    credentials = playground.credentials()
    async with wire(settings, thread_executor(settings), credentials.connector(), guild_ready_timeout=0.02) as easel:
        await easel.bot.login(credentials.token)
        await easel.studio.start()
        connected = asyncio.create_task(easel.bot.connect())
        await easel.bot.wait_until_ready()
        yield easel
        await easel.bot.close()
        await asyncio.gather(connected, return_exceptions=True)
