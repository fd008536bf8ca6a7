"""ProgressMessage: shows the latest progress of a job, no more often than Discord's limits bear."""

import asyncio

from bot.jobs import Progress
from cogs.desk import Desk
from cogs.views.lines import progress_line


class ProgressMessage:
    """Takes any number of progresses; of those that come during an edit and the pause after it, the latest is next."""

    def __init__(self, desk: Desk, edit_every: float) -> None:
        self._desk = desk
        self._edit_every = edit_every
        self._latest: Progress | None = None
        self._editing = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    def offer(self, progress: Progress) -> None:
        """Show this progress as soon as an edit is due."""
        self._latest = progress
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._show())

    async def close(self) -> None:
        """Show no more; an edit that is on its way has arrived when this returns."""
        self._latest = None
        async with self._editing:
            if self._task is not None:
                self._task.cancel()

    async def _show(self) -> None:
        while (progress := self._latest) is not None:
            self._latest = None
            async with self._editing:
                await self._desk.show(progress_line(progress), progress.preview, cancellable=True)
            await asyncio.sleep(self._edit_every)
