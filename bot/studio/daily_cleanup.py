"""DailyCleanup: once a day, what need not be kept any longer goes."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog

from bot.core.preferences import GuildSettings
from bot.store import Store
from bot.store.personal_data.retention import DAY

log = structlog.get_logger()

Step = Callable[[], Awaitable[bool]]
"""Does a little, and says whether there may be more to do."""


class DailyCleanup:
    """Goes through servers and uploads."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def run(self) -> None:
        """Tidy up now and once a day, for ever. A day on which that fails is no reason to stop."""
        while True:
            try:
                await self.tidy(time.time())
            except Exception:
                log.exception("tidying up failed")
            await asyncio.sleep(DAY)

    async def tidy(self, now: float) -> None:
        """Delete what is older than its server wants it kept, what servers left behind, and uploads nobody needs."""
        for guild_id in await self._store.servers.present():
            await self._retain(guild_id, now)
        for guild_id in await self._store.servers.due(now):
            await self._forget(guild_id)
        await self._store.removal.orphans(DAY)

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
            await _repeat(lambda: retention.some_prompts(guild_id, now - prompts * DAY))


def retention_of(settings: GuildSettings) -> tuple[int | None, int | None]:
    """Days for which a server keeps pictures and prompts; None for good."""
    return settings.retention_picture_days, settings.retention_prompt_days


async def _repeat(step: Step) -> None:
    while await step():  # noqa: ASYNC110 - each is work of its own
        await asyncio.sleep(0)  # others first
