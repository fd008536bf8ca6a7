"""Reload: loads the model again between two pictures, while the queue waits."""

import asyncio
from typing import Final

from bot.core.errors import EaselError, QueueError
from bot.executors.protocol import Executor
from bot.studio.dispatcher import Dispatcher

EVERY: Final = 0.05
"""Seconds between two checks whether anything is still being painted."""


class Reload:
    """Reloads the model, one reload at a time."""

    def __init__(self, dispatcher: Dispatcher, executor: Executor) -> None:
        self._dispatcher = dispatcher
        self._executor = executor
        self._end: asyncio.Future[EaselError | None] | None = None

    async def run(self) -> None:
        """Wait until nothing is being painted, load the model again, and continue with the queue.

        Raises EaselError if loading fails; the old model then stays in use.
        """
        if self._dispatcher.held:
            raise QueueError("model.reloading")
        self._dispatcher.held = True
        try:
            while self._dispatcher.busy:  # noqa: ASYNC110 - there is no event for it
                await asyncio.sleep(EVERY)
            self._end = asyncio.get_running_loop().create_future()
            self._executor.reload()
            error = await self._end
        finally:
            self._end = None
            self._dispatcher.held = False
            self._dispatcher.wake()
        if error is not None:
            raise error

    def ended(self, error: EaselError | None) -> None:
        """Note that loading succeeded or failed; does nothing for the load at startup, which no reload asked for."""
        if self._end is not None and not self._end.done():
            self._end.set_result(error)
