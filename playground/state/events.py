"""Events: what happens in the playground, and the hub that tells its listeners."""

from collections.abc import Callable
from dataclasses import dataclass

from playground.state.channel import Channel
from playground.state.interaction import Interaction
from playground.state.messages import Message
from playground.state.thread import Thread
from playground.wire import JSON


@dataclass(frozen=True)
class MessageCreated:
    """A message was posted."""

    message: Message


@dataclass(frozen=True)
class MessageUpdated:
    """A message was edited, or only its reactions changed."""

    message: Message
    reaction_only: bool = False


@dataclass(frozen=True)
class MessageDeleted:
    """A message was deleted."""

    message: Message


@dataclass(frozen=True)
class MessagesDeleted:
    """Several messages of a channel were deleted at once."""

    channel_id: int
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class ReactionChanged:
    """Somebody added or removed a reaction."""

    message: Message
    user_id: int
    emoji: str
    added: bool


@dataclass(frozen=True)
class ReactionsCleared:
    """A moderator removed all reactions, or all with one emoji."""

    message: Message
    emoji: str | None


@dataclass(frozen=True)
class ChannelCreated:
    """A thread was started, or a group was opened."""

    channel: Channel


@dataclass(frozen=True)
class ChannelUpdated:
    """A channel or thread changed. `revealed`: the bot can see it now, and couldn't before."""

    channel: Channel
    revealed: bool = False


@dataclass(frozen=True)
class ChannelDeleted:
    """A thread was deleted."""

    channel: Channel


@dataclass(frozen=True)
class ThreadMembersChanged:
    """Somebody joined or left a thread."""

    channel: Thread
    user_id: int
    joined: bool


@dataclass(frozen=True)
class BotInvited:
    """The bot was added to the guild."""


@dataclass(frozen=True)
class BotRemoved:
    """The bot left the guild, or was kicked."""


@dataclass(frozen=True)
class TypingStarted:
    """Somebody is typing in a channel."""

    channel_id: int
    user_id: int


@dataclass(frozen=True)
class CommandsChanged:
    """The commands that users can use may have changed."""


@dataclass(frozen=True)
class BotStatus:
    """The bot came online or went offline."""

    online: bool


@dataclass(frozen=True)
class InteractionCreated:
    """A member used a command, a component, a modal, or autocomplete."""

    interaction: Interaction


@dataclass(frozen=True)
class InteractionEnded:
    """The bot answered an interaction, or failed to; then `failure` is the sentence its user reads."""

    interaction: Interaction
    failure: str | None = None


@dataclass(frozen=True)
class ModalOpened:
    """The bot answered an interaction with a modal."""

    interaction: Interaction
    modal: JSON


@dataclass(frozen=True)
class Logged:
    """The bot and the server said something to each other. `incoming` is from the bot."""

    incoming: bool
    kind: str
    summary: str
    status: int | None
    at: float


Event = (
    MessageCreated
    | MessageUpdated
    | MessageDeleted
    | MessagesDeleted
    | ReactionChanged
    | ReactionsCleared
    | ChannelCreated
    | ChannelUpdated
    | ChannelDeleted
    | ThreadMembersChanged
    | BotInvited
    | BotRemoved
    | TypingStarted
    | CommandsChanged
    | BotStatus
    | InteractionCreated
    | InteractionEnded
    | ModalOpened
    | Logged
)


class Hub:
    """Tells every listener of each event, at once and in order. Listeners must not block."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Event], None]] = []

    def listen(self, listener: Callable[[Event], None]) -> None:
        """Tell a listener of every event from now on."""
        self._listeners.append(listener)

    def leave(self, listener: Callable[[Event], None]) -> None:
        """Stop telling a listener."""
        self._listeners.remove(listener)

    def publish(self, event: Event) -> None:
        """Tell the listeners of an event."""
        for listener in tuple(self._listeners):
            listener(event)
