"""EditPacing: edits of one channel's messages in turn, no faster than Discord lets one channel be edited.

Edits by an interaction's token have a limit of their own each; those by the bot's own token share their channel's: five
in five seconds. With fifty jobs in one channel discord.py would keep the late ones waiting, and previews would be stale
when they come: here whoever waits shows the latest when it is their turn, and pictures go before progress.
"""

import asyncio
from dataclasses import dataclass, field


@dataclass(slots=True)
class ChannelTurns:
    """A channel that was edited a moment ago: when its next turn is, and how many wait for one."""

    next: float = 0.0
    waiting: int = 0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class EditPacing:
    """Turns of each channel, `every` so many seconds; who asks first goes first."""

    def __init__(self, every: float) -> None:
        self._every = every
        self._channels: dict[int, ChannelTurns] = {}

    async def turn(self, channel_id: int) -> None:
        """Wait for one's turn in a channel."""
        loop, channel = asyncio.get_running_loop(), self._channel(channel_id)
        channel.waiting += 1
        try:
            async with channel.lock:
                while (left := channel.next - loop.time()) > 0:  # noqa: ASYNC110 - whoever passes by moves the time on
                    await asyncio.sleep(left)
                channel.next = loop.time() + self._every
        finally:
            channel.waiting -= 1

    def pass_by(self, channel_id: int) -> None:
        """Take a turn at once, before all who wait: a picture is being brought."""
        channel = self._channel(channel_id)
        channel.next = max(channel.next, asyncio.get_running_loop().time()) + self._every

    def _channel(self, channel_id: int) -> ChannelTurns:
        """A channel's turns; channels in which nobody waits, or would have to, are forgotten."""
        now = asyncio.get_running_loop().time()
        self._channels = {key: one for key, one in self._channels.items() if one.waiting or one.next > now}
        return self._channels.setdefault(channel_id, ChannelTurns())
