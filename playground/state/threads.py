"""The guild's threads: starts, renames and deletes them, and keeps their members."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from playground.errors import DiscordError, missing_permissions
from playground.rules.permissions import Permission
from playground.snowflakes import Snowflakes
from playground.state.archive import Archive
from playground.state.channel import Channel
from playground.state.events import (
    ChannelCreated,
    ChannelDeleted,
    ChannelUpdated,
    Event,
    Hub,
    MessageCreated,
    MessageDeleted,
    MessagesDeleted,
    MessageUpdated,
    ThreadMembersChanged,
)
from playground.state.messages import (
    MEMBER_ADDED,
    MEMBER_REMOVED,
    NAME_CHANGED,
    THREAD_CREATED,
    THREAD_STARTER_MESSAGE,
    Message,
)
from playground.state.posts import Posts
from playground.state.thread import Thread
from playground.state.world import World

MOST_THREADS = 1000
"""How many threads the guild keeps, including archived ones."""


@dataclass(frozen=True)
class Plan:
    """A thread to start, from a message or in the channel itself."""

    name: str
    message: Message | None = None
    is_private: bool = False
    invitable: bool = True
    auto_archive_duration: int = 1440
    rate_limit_per_user: int = 0


class Threads:
    """Keeps the guild's threads."""

    def __init__(
        self,
        world: World,
        posts: Posts,
        archive: Archive,
        hub: Hub,
        ids: Snowflakes,
        clock: Callable[[], float],
    ) -> None:
        self._world = world
        self._posts = posts
        self._archive = archive
        self._hub = hub
        self._ids = ids
        self._clock = clock
        hub.listen(self._notice)

    def start(self, parent: Channel, owner_id: int, plan: Plan) -> Thread:
        """Start a thread; its owner is its first member."""
        self._check_start(parent, owner_id, plan)
        now = self._clock()
        thread = Thread(
            self._ids.new() if plan.message is None else plan.message.id,
            plan.name,
            parent=parent,
            owner_id=owner_id,
            created_at=now,
            is_private=plan.is_private,
            invitable=plan.invitable,
            auto_archive_duration=plan.auto_archive_duration,
            rate_limit_per_user=plan.rate_limit_per_user,
            joined={owner_id: now},
        )
        self._world.guild.threads[thread.id] = thread
        self._hub.publish(ChannelCreated(thread))
        self._announce(thread, plan.message)
        self._archive.watch()
        return thread

    def _check_start(self, parent: Channel, owner_id: int, plan: Plan) -> None:
        if parent.is_dm or parent.home is not parent or (plan.message is not None and plan.message.is_system):
            raise DiscordError(400, 50024, "Cannot execute action on this channel type")
        kind = Permission.CREATE_PRIVATE_THREADS if plan.is_private else Permission.CREATE_PUBLIC_THREADS
        if not self._world.guild.can(owner_id, parent, kind):
            raise missing_permissions()
        if plan.message is not None and plan.message.id in self._world.guild.threads:
            raise DiscordError(400, 160004, "A thread has already been created for this message")
        if len(self._world.guild.threads) >= MOST_THREADS:
            raise DiscordError(400, 160006, "Maximum number of active threads reached")

    def _announce(self, thread: Thread, message: Message | None) -> None:
        """Post Discord's own messages: at the top of a message's thread, or in the channel of a public thread."""
        if message is not None:
            self._hub.publish(MessageUpdated(message))
            self._tell(thread, thread.owner_id, THREAD_STARTER_MESSAGE)
        elif not thread.is_private:
            self._tell(thread.parent, thread.owner_id, THREAD_CREATED, thread.name, thread_id=thread.id)

    def changed(self, thread: Thread) -> None:
        """Publish that a thread has changed."""
        self._hub.publish(ChannelUpdated(thread))

    def delete(self, thread: Thread) -> None:
        """Delete a thread and its messages."""
        self._posts.delete_all(thread.id)
        self._hub.publish(ChannelDeleted(thread))
        del self._world.guild.threads[thread.id]

    def join(self, thread: Thread, user_id: int) -> None:
        """Make a user a member of a thread."""
        if user_id not in thread.joined:
            thread.joined[user_id] = self._clock()
            self._hub.publish(ThreadMembersChanged(thread, user_id, True))

    def leave(self, thread: Thread, user_id: int) -> None:
        """Remove a user from a thread."""
        if thread.joined.pop(user_id, None) is not None:
            self._hub.publish(ThreadMembersChanged(thread, user_id, False))

    def add(self, thread: Thread, user_id: int, by: int) -> None:
        """Add a user to a thread in somebody's name, with a message about it."""
        if user_id not in thread.joined:
            self.join(thread, user_id)
            self._tell(thread, by, MEMBER_ADDED, mentions=[user_id])

    def remove(self, thread: Thread, user_id: int, by: int) -> None:
        """Remove a user from a thread in somebody's name, with a message about it."""
        if user_id in thread.joined:
            self._tell(thread, by, MEMBER_REMOVED, mentions=[user_id])
            self.leave(thread, user_id)

    def rename(self, thread: Thread, name: str, by: int) -> None:
        """Rename a thread, with a message about it; the caller calls `changed`."""
        if name != thread.name:
            thread.name = name
            self._tell(thread, by, NAME_CHANGED, name)

    def _tell(self, place: Channel, author_id: int, kind: int, content: str = "", **more: Any) -> None:
        """Post one of Discord's own messages."""
        told = Message(self._ids.new(), place.id, author_id, self._clock(), content, type=kind, **more)
        self._posts.add(told)

    def all(self) -> list[Thread]:
        """Every thread, oldest first."""
        return list(self._world.guild.threads.values())

    def _notice(self, event: Event) -> None:
        """Add the author and the mentioned users of a new message to its thread, and reopen the thread."""
        match event:
            case MessageCreated(message) if message.viewer_id is None and not message.is_system:
                thread = self._world.guild.threads.get(message.channel_id)
                if thread is not None:
                    self._written(thread, message)
            case MessageDeleted(message):
                self._erased(message.channel_id, (message,))
            case MessagesDeleted(channel_id, messages):
                self._erased(channel_id, messages)
            case _:
                pass

    def _erased(self, channel_id: int, messages: Iterable[Message]) -> None:
        thread = self._world.guild.threads.get(channel_id)
        if thread is not None:
            gone = sum(one.viewer_id is None and not one.is_system for one in messages)
            thread.message_count = max(thread.message_count - gone, 0)

    def _written(self, thread: Thread, message: Message) -> None:
        thread.message_count += 1
        thread.total_message_sent += 1
        if thread.archived:
            self._archive.set(thread, False)
            self.changed(thread)
        for user_id in (message.author_id, *message.mentions):
            if self._world.guild.can(user_id, thread.parent, Permission.VIEW_CHANNEL):
                self.join(thread, user_id)
