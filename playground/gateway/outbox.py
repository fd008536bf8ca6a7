"""The frames that wait for a socket, bounded because a client may not read."""

import asyncio
from collections.abc import Callable

from playground.gateway.closes import Close

MOST_WAITING = 5000
"""How many frames may wait for a client; more than a RESUME replays."""


class Outbox:
    """The frames of one socket; a close code is the last. `overflow` is called if too many wait."""

    def __init__(self, overflow: Callable[[], None]) -> None:
        self._waiting: asyncio.Queue[str | Close] = asyncio.Queue(MOST_WAITING)
        self._overflow = overflow

    def put(self, frame: str | Close) -> None:
        """Add a frame. If too many wait, the socket loses it, but the client can resume its session."""
        try:
            self._waiting.put_nowait(frame)
        except asyncio.QueueFull:
            self._overflow()

    async def take(self) -> str | Close:
        """Wait for the next frame."""
        return await self._waiting.get()
