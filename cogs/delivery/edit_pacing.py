"""EditPacing: spaces out the edits in one channel, so that Discord's rate limit is never reached.

Edits by an interaction's token have a rate limit each. Edits by the bot's own token share their channel's: five in five
seconds. With fifty jobs in one channel discord.py would queue the edits, and previews would be stale when they arrive.
Here each job waits for its turn and then shows its latest progress, and pictures go before progress.
"""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import Final

BURST: Final = 4
"""Deliveries that may come at once."""
WINDOW: Final = 3.5
"""For how many turns they count: that many edits of one channel are at least five seconds."""


@dataclass(slots=True)
class ChannelTurns:
    """A channel that was edited recently: the time of its next turn, and how many wait for one."""

    next: float = 0.0
    waiting: int = 0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    passing: asyncio.Lock = field(default_factory=asyncio.Lock)
    passed: deque[float] = field(default_factory=lambda: deque(maxlen=BURST))
    """When pictures were last delivered."""


class EditPacing:
    """Turns for each channel, `every` so many seconds, first come, first served."""

    def __init__(self, every: float) -> None:
        self._every = every
        self._channels: dict[int, ChannelTurns] = {}

    async def turn(self, channel_id: int) -> None:
        """Wait for a turn in a channel."""
        loop, channel = asyncio.get_running_loop(), self._channel(channel_id)
        channel.waiting += 1
        try:
            async with channel.lock:
                while (left := channel.next - loop.time()) > 0:  # noqa: ASYNC110 - pass_by moves the time on
                    await asyncio.sleep(left)
                channel.next = loop.time() + self._every
        finally:
            channel.waiting -= 1

    async def pass_by(self, channel_id: int) -> None:
        """Take a turn before all who wait, because a picture is being delivered: at once, unless BURST just were."""
        loop, channel = asyncio.get_running_loop(), self._channel(channel_id)
        channel.waiting += 1
        try:
            async with channel.passing:
                if len(channel.passed) == BURST:
                    await asyncio.sleep(channel.passed[0] + WINDOW * self._every - loop.time())
                channel.passed.append(loop.time())
                channel.next = max(channel.next, loop.time()) + self._every
        finally:
            channel.waiting -= 1

    def _channel(self, channel_id: int) -> ChannelTurns:
        """A channel's turns; idle channels are forgotten."""
        now = asyncio.get_running_loop().time()
        self._channels = {key: one for key, one in self._channels.items() if one.waiting or one.next > now}
        return self._channels.setdefault(channel_id, ChannelTurns())
