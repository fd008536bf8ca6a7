"""Archives quiet threads, and refuses what can't be done in archived or locked ones.

A message, leaving the archive, and a change of `auto_archive_duration` count as activity, as on Discord.
"""

import asyncio
from collections.abc import Callable

from playground.errors import DiscordError
from playground.rules.permissions import Permission
from playground.snowflakes import created_at
from playground.state.channel import Channel
from playground.state.events import ChannelUpdated, Hub
from playground.state.thread import Thread
from playground.state.world import World

LOOK_WITHIN = 60.0
"""At most so many seconds between two looks at the clock, because it may be set, or a test may move it."""


class Archive:
    """Archives and reopens threads. Call `watch` after a change that makes a thread due earlier."""

    def __init__(self, world: World, hub: Hub, clock: Callable[[], float]) -> None:
        self._world = world
        self._hub = hub
        self._clock = clock
        self._timer: asyncio.TimerHandle | None = None

    def set(self, thread: Thread, archived: bool) -> None:
        """Archive or reopen a thread; the caller publishes the change."""
        if thread.archived != archived:
            thread.archived, thread.archive_changed_at = archived, self._clock()
            self.watch()

    def set_duration(self, thread: Thread, minutes: int) -> None:
        """Set after how many quiet minutes a thread is archived, counted from now."""
        thread.auto_archive_duration, thread.archive_changed_at = minutes, self._clock()
        self.watch()

    def check_active(self, channel: Channel) -> None:
        """Raise 400 if a channel is an archived thread, which can only be read."""
        if isinstance(channel, Thread) and channel.archived:
            raise DiscordError(400, 50083, "Thread is archived")

    def check_writable(self, channel: Channel, user_id: int) -> None:
        """Raise 400 if a channel is a locked thread and the user can't manage threads."""
        if isinstance(channel, Thread) and channel.locked and not self._manages(channel, user_id):
            raise DiscordError(400, 160005, "Thread is locked")

    def check_deletable(self, channel: Channel, user_id: int) -> None:
        """Raise 400 if a channel is an archived and locked thread, where messages can't even be deleted."""
        if isinstance(channel, Thread) and channel.archived:
            self.check_writable(channel, user_id)

    def _manages(self, thread: Thread, user_id: int) -> bool:
        return self._world.guild.can(user_id, thread, Permission.MANAGE_THREADS)

    def tick(self) -> None:
        """Archive the threads that have been quiet for long enough."""
        for thread in self._open():
            if self._clock() >= _due(thread):
                self.set(thread, True)
                self._hub.publish(ChannelUpdated(thread))

    def watch(self) -> None:
        """Set a timer for the next thread that is due."""
        self.stop()
        waiting = self._open()
        if waiting:
            left = min(map(_due, waiting)) - self._clock()
            wait = min(max(left, 0.0) + 0.01, LOOK_WITHIN)
            self._timer = asyncio.get_running_loop().call_later(wait, self._look)

    def stop(self) -> None:
        """Cancel the timer."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look(self) -> None:
        self.tick()
        self.watch()

    def _open(self) -> list[Thread]:
        return [one for one in self._world.guild.threads.values() if not one.archived]


def _due(thread: Thread) -> float:
    """When a thread is archived if nobody writes in it."""
    spoken = 0.0 if thread.last_message_id is None else created_at(thread.last_message_id)
    return max(thread.created_at, thread.archive_changed_at, spoken) + thread.auto_archive_duration * 60
