"""Tempo: edits of one channel's messages in turn, no faster than Discord lets one channel be edited.

Edits by an interaction's token have a limit of their own each; those by the bot's own token share their channel's: five
in five seconds. With fifty jobs in one channel discord.py would keep the late ones waiting, and previews would be stale
when they come: here whoever waits takes the latest when it is their turn.
"""

import asyncio
from collections import defaultdict


class Tempo:
    """Turns of each channel, `every` so many seconds; who asks first goes first."""

    def __init__(self, every: float) -> None:
        self._every = every
        self._next: defaultdict[int, float] = defaultdict(float)

    async def turn(self, channel_id: int) -> None:
        """Wait for one's turn in a channel."""
        now = asyncio.get_running_loop().time()
        at = max(self._next[channel_id], now)
        self._next[channel_id] = at + self._every
        await asyncio.sleep(at - now)
