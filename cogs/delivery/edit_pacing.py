"""EditPacing: edits of one channel's messages in turn, no faster than Discord lets one channel be edited.

Edits by an interaction's token have a limit of their own each; those by the bot's own token share their channel's: five
in five seconds. With fifty jobs in one channel discord.py would keep the late ones waiting, and previews would be stale
when they come: here whoever waits shows the latest when it is their turn, and pictures go before progress.
"""

import asyncio
from collections import defaultdict


class EditPacing:
    """Turns of each channel, `every` so many seconds; who asks first goes first."""

    def __init__(self, every: float) -> None:
        self._every = every
        self._next: defaultdict[int, float] = defaultdict(float)
        self._waiting: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def turn(self, channel_id: int) -> None:
        """Wait for one's turn in a channel."""
        loop = asyncio.get_running_loop()
        async with self._waiting[channel_id]:
            while (left := self._next[channel_id] - loop.time()) > 0:  # noqa: ASYNC110 - whoever passes by moves the time on
                await asyncio.sleep(left)
            self._next[channel_id] = loop.time() + self._every

    def pass_by(self, channel_id: int) -> None:
        """Take a turn at once, before all who wait: a picture is being brought."""
        now = asyncio.get_running_loop().time()
        self._next[channel_id] = max(self._next[channel_id], now) + self._every
