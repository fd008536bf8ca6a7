"""ProgressMessage: shows a job's latest progress, within Discord's rate limits."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.core.progress import Progress, Running
from bot.i18n.localizer import Localizer
from cogs.delivery.job_message import JobMessage
from cogs.ui.buttons import cancel_view
from cogs.ui.lines import progress_line


class ProgressMessage:
    """Takes any number of progresses and shows the latest after each edit and pause."""

    def __init__(
        self,
        job_id: int,
        job_message: JobMessage,
        localizer: Localizer,
        edit_every: float,
        turn: Callable[[], Awaitable[None]],
    ) -> None:
        self._job_id = job_id
        self._job_message = job_message
        self._localizer = localizer
        self._turn = turn
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
        """Stop showing; returns once an edit under way has arrived."""
        self._latest = None
        async with self._editing:
            if self._task is not None:
                self._task.cancel()

    async def _show(self) -> None:
        while self._latest is not None:
            await self._turn()
            async with self._editing:
                progress, self._latest = self._latest, None
                if progress is not None:
                    preview = progress.preview if isinstance(progress, Running) else None
                    line, view = progress_line(progress, self._localizer), cancel_view(self._job_id, self._localizer)
                    await self._job_message.show(line, view, preview)
            await asyncio.sleep(self._edit_every)
