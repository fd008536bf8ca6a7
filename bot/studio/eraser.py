"""Eraser: deletes everything stored about a member, after cancelling their open jobs."""

import asyncio

from bot.store import Store
from bot.store.personal_data.erasures import Erasure
from bot.studio.service import Studio


class Eraser:
    """Works in small steps, so that a restart may interrupt it at any point."""

    def __init__(self, studio: Studio, store: Store) -> None:
        self._studio = studio
        self._store = store

    async def erase(self, erasure: Erasure) -> None:
        """Cancel open jobs, then delete jobs, files and everything else."""
        for job_id in await self._store.erasures.open_jobs(erasure):
            await self._studio.cancel(job_id)
        while await self._store.erasures.some_jobs(erasure):  # noqa: ASYNC110 - each step does work; this isn't polling
            await asyncio.sleep(0)  # let other tasks run
        await self._store.erasures.rest(erasure)
        await self._store.removal.orphans()
        await self._store.traces.remove()
