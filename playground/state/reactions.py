"""Reactions: members and the bot add and remove them."""

from emoji import is_emoji

from playground.errors import DiscordError, missing_permissions
from playground.rules.permissions import Permission
from playground.state.events import Hub, MessageUpdated, ReactionChanged, ReactionsCleared
from playground.state.messages import Message
from playground.state.world import World

MOST_EMOJIS = 20
"""How many different emojis a message may have."""


class Reactions:
    """Adds and removes reactions."""

    def __init__(self, world: World, hub: Hub) -> None:
        self._world = world
        self._hub = hub

    def add(self, message: Message, user_id: int, emoji: str) -> None:
        """React to a message. A new emoji needs the permission to add reactions."""
        self._require(message, user_id, Permission.READ_MESSAGE_HISTORY)
        if emoji not in message.reactions:
            self._require(message, user_id, Permission.ADD_REACTIONS)
            if not is_emoji(emoji):
                # The guild has no custom emojis.
                raise DiscordError(400, 10014, "Unknown Emoji")
            if len(message.reactions) >= MOST_EMOJIS:
                raise DiscordError(400, 30010, f"Maximum number of reactions reached ({MOST_EMOJIS})")
        who = message.reactions.setdefault(emoji, [])
        if user_id not in who:
            who.append(user_id)
            self._tell(ReactionChanged(message, user_id, emoji, True))

    def remove(self, message: Message, user_id: int, emoji: str) -> None:
        """Remove a user's reaction, if there is one."""
        who = message.reactions.get(emoji, [])
        if user_id in who:
            who.remove(user_id)
            if not who:
                del message.reactions[emoji]
            self._tell(ReactionChanged(message, user_id, emoji, False))

    def clear(self, message: Message, emoji: str | None = None) -> None:
        """Remove all reactions, or all with one emoji."""
        if emoji is None:
            message.reactions.clear()
        else:
            message.reactions.pop(emoji, None)
        self._tell(ReactionsCleared(message, emoji))

    def _tell(self, change: ReactionChanged | ReactionsCleared) -> None:
        self._hub.publish(change)
        self._hub.publish(MessageUpdated(change.message, reaction_only=True))

    def _require(self, message: Message, user_id: int, permission: Permission) -> None:
        if not self._world.guild.can(user_id, self._world.channel(message.channel_id), permission):
            raise missing_permissions()
