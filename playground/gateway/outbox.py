"""What waits for a socket to send it: frames in order, bounded, for a client may not read."""

import asyncio
from collections.abc import Callable

from playground.gateway.closes import Close

MOST_WAITING = 5000
"""Frames that wait for a client; more than a RESUME replays."""


class Outbox:
    """The frames of one socket; a close code is the last. `overflow` is told where a client is too far behind."""

    def __init__(self, overflow: Callable[[], None]) -> None:
        self._waiting: asyncio.Queue[str | Close] = asyncio.Queue(MOST_WAITING)
        self._overflow = overflow

    def put(self, frame: str | Close) -> None:
        """Add a frame. What comes after too many is lost for the socket; its session can be resumed."""
        try:
            self._waiting.put_nowait(frame)
        except asyncio.QueueFull:
            self._overflow()

    async def take(self) -> str | Close:
        """The next frame, once there is one."""
        return await self._waiting.get()
