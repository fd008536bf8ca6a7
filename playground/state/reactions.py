"""Reactions: added and taken away, by members and by the bot, within Discord's rules."""

from emoji import is_emoji

from playground.errors import DiscordError, missing_permissions
from playground.rules.permissions import Permission
from playground.state.events import Hub, MessageUpdated, ReactionChanged, ReactionsCleared
from playground.state.messages import Message
from playground.state.world import World

MOST_EMOJIS = 20
"""Different ones on a message."""


class Reactions:
    """Changes who reacted to a message with what."""

    def __init__(self, world: World, hub: Hub) -> None:
        self._world = world
        self._hub = hub

    def add(self, message: Message, user_id: int, emoji: str) -> None:
        """React. An emoji that is not there yet needs the permission to add reactions."""
        self._require(message, user_id, Permission.READ_MESSAGE_HISTORY)
        if emoji not in message.reactions:
            self._require(message, user_id, Permission.ADD_REACTIONS)
            if not is_emoji(emoji):
                # The guild has no emojis of its own.
                raise DiscordError(400, 10014, "Unknown Emoji")
            if len(message.reactions) >= MOST_EMOJIS:
                raise DiscordError(400, 30010, f"Maximum number of reactions reached ({MOST_EMOJIS})")
        who = message.reactions.setdefault(emoji, [])
        if user_id not in who:
            who.append(user_id)
            self._tell(ReactionChanged(message, user_id, emoji, True))

    def remove(self, message: Message, user_id: int, emoji: str) -> None:
        """Take a user's reaction away; nothing happens where there is none."""
        who = message.reactions.get(emoji, [])
        if user_id in who:
            who.remove(user_id)
            if not who:
                del message.reactions[emoji]
            self._tell(ReactionChanged(message, user_id, emoji, False))

    def clear(self, message: Message, emoji: str | None = None) -> None:
        """Take all reactions away, or all with one emoji."""
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
