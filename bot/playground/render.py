"""Messages in Discord's shape, as each reader gets them: fresh URLs for their door, own reactions, redaction."""

from copy import deepcopy
from dataclasses import dataclass

from bot.playground.addresses import Addresses
from bot.playground.files import Files
from bot.playground.media import MediaResolver, referenced_names
from bot.playground.messages import Message, Messages, Origin
from bot.playground.wire import JSON, timestamp
from bot.playground.world import World


@dataclass(frozen=True)
class Reader:
    """Who gets a message: a user (or the bot), by a door, with or without the message content intent."""

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
        """Discord's message object. `readable` lifts redaction: it is the target of a context menu command."""
        shape = self._plain(message, reader, readable)
        if message.reply_to is not None:
            guild_id = self._world.guild_id_of(self._world.channel(message.channel_id))
            shape["message_reference"] = _reference(message, guild_id)
            original = self._messages.find(message.channel_id, message.reply_to)
            shape["referenced_message"] = None if original is None else self._plain(original, reader, False)
        return shape

    def event(self, message: Message, reader: Reader) -> JSON:
        """The message as gateway events carry it: with its guild, its author's membership, and the mentioned's."""
        shape = self.message(message, reader)
        guild = self._world.guild
        if self._world.channel(message.channel_id).is_dm:
            return shape | {"channel_type": 1}
        shape |= {"guild_id": str(guild.id), "channel_type": 0}
        shape["member"] = guild.members[message.author_id].to_partial_dict()
        for user in shape["mentions"]:
            user["member"] = guild.members[int(user["id"])].to_partial_dict()
        return shape

    def may_read(self, message: Message, reader: Reader) -> bool:
        """Discord's rule for bots without the message content intent: their own, DMs, and what mentions them."""
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
        if message.reactions:
            shape["reactions"] = [_reaction(name, who, reader) for name, who in message.reactions.items()]
        return shape

    def _body(self, message: Message, reader: Reader, readable: bool) -> JSON:
        """What the message content intent guards."""
        if not readable and not self.may_read(message, reader):
            return {"content": "", "attachments": [], "embeds": [], "components": []}
        # What an embed or a component shows is left out of the attachments, as on Discord.
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
        """What a message says of the interaction it came from; such messages are the application's webhook's."""
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
        owners = {"0": str(origin.guild_id or 0)}
        shape: JSON = {
            "id": str(origin.interaction_id),
            "type": origin.type,
            "user": self._world.users[origin.user_id].to_dict(),
            "authorizing_integration_owners": owners,
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


def _reference(message: Message, guild_id: int | None) -> JSON:
    shape: JSON = {"type": 0, "channel_id": str(message.channel_id), "message_id": str(message.reply_to)}
    return shape if guild_id is None else shape | {"guild_id": str(guild_id)}


def _reaction(name: str, who: list[int], reader: Reader) -> JSON:
    return {
        "emoji": {"id": None, "name": name},
        "count": len(who),
        "count_details": {"burst": 0, "normal": len(who)},
        "burst_colors": [],
        "me_burst": False,
        "burst_me": False,
        "burst_count": 0,
        "me": reader.user_id in who,
    }
