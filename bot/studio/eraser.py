"""Eraser: takes out all that is kept about a member. What is under way for them is stopped first."""

import asyncio

from bot.store import Store
from bot.store.personal_data.erasures import Erasure
from bot.studio.service import Studio


class Eraser:
    """Works in small steps, each of which may be the last before a restart."""

    def __init__(self, studio: Studio, store: Store) -> None:
        self._studio = studio
        self._store = store

    async def erase(self, erasure: Erasure) -> None:
        """Cancel what is open, then take out jobs, files and everything else."""
        for job_id in await self._store.erasures.open_jobs(erasure):
            await self._studio.cancel(job_id)
        while await self._store.erasures.some_jobs(erasure):  # noqa: ASYNC110 - each is work of its own
            await asyncio.sleep(0)  # others first
        await self._store.erasures.rest(erasure)
