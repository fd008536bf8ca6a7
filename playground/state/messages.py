"""Messages as the playground keeps them, and the bounded history of every channel."""

from dataclasses import dataclass, field
from enum import IntFlag

from playground.errors import unknown
from playground.state.files import Attachment
from playground.wire import JSON

KEPT_PER_CHANNEL = 2000


class MessageFlag(IntFlag):
    """The message flags that mean something in the playground."""

    SUPPRESS_EMBEDS = 1 << 2
    HAS_THREAD = 1 << 5
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    IS_COMPONENTS_V2 = 1 << 15


DEFAULT, THREAD_CREATED, REPLY, CHAT_INPUT_COMMAND, THREAD_STARTER_MESSAGE, CONTEXT_MENU_COMMAND = 0, 18, 19, 20, 21, 23
"""Message types."""

MEMBER_ADDED, MEMBER_REMOVED, NAME_CHANGED = 1, 2, 4
"""Message types of what Discord says in a thread."""

_SYSTEM = (THREAD_CREATED, THREAD_STARTER_MESSAGE, MEMBER_ADDED, MEMBER_REMOVED, NAME_CHANGED)


@dataclass(frozen=True)
class Origin:
    """The interaction that a message came from: its metadata, told to everyone who sees the message."""

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
    """A message. `viewer_id` is who alone sees it, where it is ephemeral."""

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
    """The thread that a THREAD_CREATED message tells of."""

    @property
    def is_system(self) -> bool:
        """Whether Discord wrote this, in its author's name."""
        return self.type in _SYSTEM

    @property
    def is_loading(self) -> bool:
        """Whether this is a deferred answer that still says "thinking"."""
        return bool(self.flags & MessageFlag.LOADING)


class Messages:
    """The history of every channel, each bounded, the oldest messages going first."""

    def __init__(self) -> None:
        self._channels: dict[int, dict[int, Message]] = {}

    def add(self, message: Message) -> list[Message]:
        """Keep a message; returns those that had to go for it."""
        history = self._channels.setdefault(message.channel_id, {})
        history[message.id] = message
        return [history.pop(next(iter(history))) for _ in range(len(history) - KEPT_PER_CHANNEL)]

    def find(self, channel_id: int, message_id: int | None) -> Message | None:
        """A message that is still there, ephemeral ones included."""
        return None if message_id is None else self._channels.get(channel_id, {}).get(message_id)

    def get(self, channel_id: int, message_id: int, viewer_id: int | None = None) -> Message:
        """A message that this viewer sees, or Discord's 404. Without a viewer, ephemeral messages are not there."""
        message = self.find(channel_id, message_id)
        if message is None or message.viewer_id not in (None, viewer_id):
            raise unknown("Message")
        return message

    def remove(self, message: Message) -> None:
        """Forget a message."""
        self._channels.get(message.channel_id, {}).pop(message.id, None)

    def drop_channel(self, channel_id: int) -> list[Message]:
        """Forget a channel's whole history; returns what it was."""
        return list(self._channels.pop(channel_id, {}).values())

    def history(self, channel_id: int, viewer_id: int | None = None) -> list[Message]:
        """What a viewer sees in a channel, oldest first."""
        everything = self._channels.get(channel_id, {}).values()
        return [message for message in everything if message.viewer_id in (None, viewer_id)]
