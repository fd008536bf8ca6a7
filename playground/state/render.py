"""Messages in Discord's shape for each reader: with URLs for their port, their own reactions, and redacted content."""

from copy import deepcopy
from dataclasses import dataclass

from playground.addresses import Addresses
from playground.state.files import Files
from playground.state.media import MediaResolver, referenced_names
from playground.state.messages import THREAD_STARTER_MESSAGE, Message, MessageFlag, Messages, Origin
from playground.state.world import World
from playground.wire import JSON, timestamp


@dataclass(frozen=True)
class Reader:
    """Who gets a message: a user or the bot, at these addresses, with or without the message content intent."""

    user_id: int
    addresses: Addresses
    all_content: bool = True


class Renderer:
    """Turns messages into Discord's objects."""

    def __init__(self, world: World, messages: Messages, files: Files) -> None:
        self._world = world
        self._messages = messages
        self._files = files

    def message(self, message: Message, reader: Reader, *, readable: bool = False) -> JSON:
        """Discord's message object. `readable`: not redacted, because it's the target of a context menu command."""
        shape = self._plain(message, reader, readable)
        points_at = self._points_at(message)
        if points_at is None:
            return shape
        channel_id, message_id = points_at
        guild_id = self._world.guild_id_of(self._world.channel(message.channel_id))
        shape["message_reference"] = _reference(channel_id, message_id, guild_id)
        if message_id is not None:
            original = self._messages.find(channel_id, message_id)
            shape["referenced_message"] = None if original is None else self._plain(original, reader, False)
        return shape

    def _points_at(self, message: Message) -> tuple[int, int | None] | None:
        """The channel and message that a message refers to: the one it replies to, or the thread it's about."""
        if message.type == THREAD_STARTER_MESSAGE:
            # A thread has the id of the message it was started from.
            thread = self._world.guild.threads[message.channel_id]
            return thread.parent.id, thread.id
        if message.thread_id is not None:
            return message.thread_id, None
        return None if message.reply_to is None else (message.channel_id, message.reply_to)

    def event(self, message: Message, reader: Reader) -> JSON:
        """The message object in gateway events, with its guild and the members who wrote it or are mentioned."""
        shape = self.message(message, reader)
        guild = self._world.guild
        channel = self._world.channel(message.channel_id)
        shape["channel_type"] = channel.type
        if channel.is_dm:
            return shape
        shape["guild_id"] = str(guild.id)
        # A bot that only a user has installed is no member.
        if message.author_id in guild.members:
            shape["member"] = guild.members[message.author_id].to_partial_dict()
        for user in shape["mentions"]:
            if int(user["id"]) in guild.members:
                user["member"] = guild.members[int(user["id"])].to_partial_dict()
        return shape

    def may_read(self, message: Message, reader: Reader) -> bool:
        """Whether a bot without the message content intent gets the content: of its own messages, DMs and mentions."""
        return (
            reader.all_content
            or message.author_id == reader.user_id
            or reader.user_id in message.mentions
            or self._world.channel(message.channel_id).is_dm
        )

    def _plain(self, message: Message, reader: Reader, readable: bool) -> JSON:
        users = self._world.users
        shape: JSON = {
            "id": str(message.id),
            "type": message.type,
            "channel_id": str(message.channel_id),
            "author": users[message.author_id].to_dict(),
            "timestamp": timestamp(message.created_at),
            "edited_timestamp": None if message.edited_at is None else timestamp(message.edited_at),
            "tts": message.tts,
            "mention_everyone": message.mention_everyone,
            "mentions": [users[user_id].to_dict() for user_id in message.mentions],
            "mention_roles": [str(role_id) for role_id in message.mention_roles],
            "pinned": False,
            "flags": message.flags,
        }
        shape |= self._body(message, reader, readable) | self._origin(message)
        if message.nonce is not None:
            shape["nonce"] = message.nonce
        thread = self._world.guild.threads.get(message.id)
        if thread is not None:
            shape["flags"] |= MessageFlag.HAS_THREAD
            shape["thread"] = thread.to_guild_dict(self._world.guild.id, reader.user_id)
        if message.reactions:
            shape["reactions"] = [_reaction(name, who, reader) for name, who in message.reactions.items()]
        return shape

    def _body(self, message: Message, reader: Reader, readable: bool) -> JSON:
        """The fields that the message content intent guards."""
        if not readable and not self.may_read(message, reader):
            return {"content": "", "attachments": [], "embeds": [], "components": []}
        # As on Discord, attachments leave out what an embed or component shows.
        shown = referenced_names(message.embeds, message.components)
        loose = [one for one in message.files if one.filename not in shown]
        resolver = MediaResolver(self._files, message.files, reader.addresses, message.id)
        return {
            "content": message.content,
            "attachments": [self._files.to_dict(one, reader.addresses) for one in loose],
            "embeds": resolver.embeds(deepcopy(message.embeds)),
            "components": resolver.components(deepcopy(message.components)),
        }

    def _origin(self, message: Message) -> JSON:
        """The fields about the interaction that a message came from; the application's webhook posted it."""
        origin = message.origin
        if origin is None:
            return {}
        bot = str(self._world.bot.id)
        shape: JSON = {"application_id": bot, "webhook_id": bot, "interaction_metadata": self._metadata(origin)}
        if origin.type == 2:
            user = self._world.users[origin.user_id].to_dict()
            shape["interaction"] = {
                "id": str(origin.interaction_id),
                "type": origin.type,
                "name": origin.name,
                "user": user,
            }
        return shape

    def _metadata(self, origin: Origin) -> JSON:
        shape: JSON = {
            "id": str(origin.interaction_id),
            "type": origin.type,
            "user": self._world.users[origin.user_id].to_dict(),
            "authorizing_integration_owners": dict(origin.owners),
        }
        ids = {
            "original_response_message_id": origin.original_id,
            "interacted_message_id": origin.source_message_id,
            "target_message_id": origin.target_message_id,
        }
        shape |= {key: str(value) for key, value in ids.items() if value is not None}
        if origin.target_user_id is not None:
            shape["target_user"] = self._world.users[origin.target_user_id].to_dict()
        if origin.trigger is not None:
            shape["triggering_interaction_metadata"] = self._metadata(origin.trigger)
        return shape


def _reference(channel_id: int, message_id: int | None, guild_id: int | None) -> JSON:
    shape: JSON = {"type": 0, "channel_id": str(channel_id)}
    shape |= {} if message_id is None else {"message_id": str(message_id)}
    return shape if guild_id is None else shape | {"guild_id": str(guild_id)}


def _reaction(name: str, who: list[int], reader: Reader) -> JSON:
    return {
        "emoji": {"id": None, "name": name},
        "count": len(who),
        "count_details": {"burst": 0, "normal": len(who)},
        "burst_colors": [],
        "me_burst": False,
        "me": reader.user_id in who,
    }
