"""Messages as the playground keeps them, and the bounded history of every channel."""

from dataclasses import dataclass, field
from enum import IntFlag

from playground.errors import unknown
from playground.state.files import Attachment
from playground.wire import JSON

KEPT_PER_CHANNEL = 2000


class MessageFlag(IntFlag):
    """The message flags that the playground knows."""

    SUPPRESS_EMBEDS = 1 << 2
    HAS_THREAD = 1 << 5
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    IS_COMPONENTS_V2 = 1 << 15


DEFAULT, THREAD_CREATED, REPLY, CHAT_INPUT_COMMAND, THREAD_STARTER_MESSAGE, CONTEXT_MENU_COMMAND = 0, 18, 19, 20, 21, 23
"""Message types."""

MEMBER_ADDED, MEMBER_REMOVED, NAME_CHANGED = 1, 2, 4
"""Types of the messages that Discord writes in a thread."""

_SYSTEM = (THREAD_CREATED, THREAD_STARTER_MESSAGE, MEMBER_ADDED, MEMBER_REMOVED, NAME_CHANGED)


@dataclass(frozen=True)
class Origin:
    """The interaction that a message came from, as everyone who sees the message is told."""

    interaction_id: int
    type: int
    user_id: int
    name: str
    owners: dict[str, str]
    original_id: int | None = None
    source_message_id: int | None = None
    target_user_id: int | None = None
    target_message_id: int | None = None
    trigger: "Origin | None" = None


@dataclass
class Message:
    """A message. If it's ephemeral, only `viewer_id` sees it."""

    id: int
    channel_id: int
    author_id: int
    created_at: float
    content: str = ""
    embeds: list[JSON] = field(default_factory=list)
    components: list[JSON] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    flags: int = 0
    type: int = DEFAULT
    mentions: list[int] = field(default_factory=list)
    mention_roles: list[int] = field(default_factory=list)
    mention_everyone: bool = False
    tts: bool = False
    edited_at: float | None = None
    nonce: str | int | None = None
    reply_to: int | None = None
    origin: Origin | None = None
    reactions: dict[str, list[int]] = field(default_factory=dict)
    viewer_id: int | None = None
    thread_id: int | None = None
    """The thread that a THREAD_CREATED message is about."""

    @property
    def is_system(self) -> bool:
        """Whether Discord wrote it, in its author's name."""
        return self.type in _SYSTEM

    @property
    def is_loading(self) -> bool:
        """Whether it's a deferred answer that still says "thinking"."""
        return bool(self.flags & MessageFlag.LOADING)


class Messages:
    """The history of every channel, bounded by dropping the oldest messages."""

    def __init__(self) -> None:
        self._channels: dict[int, dict[int, Message]] = {}

    def add(self, message: Message) -> list[Message]:
        """Keep a message; returns the ones that were dropped for it."""
        history = self._channels.setdefault(message.channel_id, {})
        history[message.id] = message
        return [history.pop(next(iter(history))) for _ in range(len(history) - KEPT_PER_CHANNEL)]

    def find(self, channel_id: int, message_id: int | None) -> Message | None:
        """A message, including ephemeral ones, if it's still there."""
        return None if message_id is None else self._channels.get(channel_id, {}).get(message_id)

    def get(self, channel_id: int, message_id: int, viewer_id: int | None = None) -> Message:
        """A message that this viewer can see, or Discord's 404; without a viewer, not an ephemeral one."""
        message = self.find(channel_id, message_id)
        if message is None or message.viewer_id not in (None, viewer_id):
            raise unknown("Message")
        return message

    def remove(self, message: Message) -> None:
        """Forget a message."""
        self._channels.get(message.channel_id, {}).pop(message.id, None)

    def drop_channel(self, channel_id: int) -> list[Message]:
        """Forget a channel's history; returns its messages."""
        return list(self._channels.pop(channel_id, {}).values())

    def history(self, channel_id: int, viewer_id: int | None = None) -> list[Message]:
        """The messages that a viewer can see in a channel, oldest first."""
        everything = self._channels.get(channel_id, {}).values()
        return [message for message in everything if message.viewer_id in (None, viewer_id)]
