"""DailyCleanup: deletes, once a day, what no longer has to be kept."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from bot.core.preferences import GuildSettings
from bot.moderation.limits import day_of
from bot.store import Store
from bot.store.personal_data.retention import DAY

log = structlog.get_logger()

RECIPE_DAYS: Final = 30
"""How long a button works that paints what was read from a file."""
Step = Callable[[], Awaitable[bool]]
"""Does a small part of the work; returns whether there may be more."""


class DailyCleanup:
    """Cleans up servers' data, unused uploads, and what was read from files long ago.

    `wordless` makes of a picture's file the same picture without the texts in it.
    """

    def __init__(self, store: Store, wordless: Callable[[bytes], bytes]) -> None:
        self._store = store
        self._wordless = wordless

    async def run(self) -> None:
        """Clean up now and then once a day, until cancelled. A failure is logged, and the next day it tries again."""
        while True:
            try:
                await self.tidy(time.time())
            except Exception:
                log.exception("tidying up failed")
            await asyncio.sleep(DAY)

    async def tidy(self, now: float) -> None:
        """Delete what is past its server's retention, the data of servers that removed the bot, and unused uploads."""
        for guild_id in await self._store.servers.present():
            await self._retain(guild_id, now)
        for guild_id in await self._store.servers.due(now):
            await self._forget(guild_id)
        await self._store.removal.orphans()
        await self._store.recipes.forget(now - RECIPE_DAYS * DAY)
        await self._store.counts.forget(day_of(now) - 1)  # a cool-down may still look at yesterday's
        await self._store.traces.remove()

    async def _forget(self, guild_id: int) -> None:
        await _repeat(lambda: self._store.servers.some_jobs(guild_id))
        await self._store.servers.forget(guild_id)
        log.info("a server's data is gone", guild=guild_id)

    async def _retain(self, guild_id: int, now: float) -> None:
        pictures, prompts = retention_of(await self._store.guilds.get(guild_id))
        retention = self._store.retention
        if pictures is not None:
            await _repeat(lambda: retention.some_pictures(guild_id, now - pictures * DAY))
        if prompts is not None:
            await _repeat(lambda: retention.some_prompts(guild_id, now - prompts * DAY, self._wordless))


def retention_of(settings: GuildSettings) -> tuple[int | None, int | None]:
    """How many days a server keeps pictures and prompts; None means forever."""
    return settings.retention_picture_days, settings.retention_prompt_days


async def _repeat(step: Step) -> None:
    while await step():  # noqa: ASYNC110 - each step does work; this isn't polling
        await asyncio.sleep(0)  # let other tasks run
