"""Turns events into gateway events, and sends each session those for its intents and shard."""

from playground.gateway.greetings import guild_create
from playground.gateway.sessions import Session, Sessions
from playground.gateway.thread_events import ChannelChange, channel_event, members_update, thread_list
from playground.rules.intents import Intent, needed
from playground.state.channel import Channel
from playground.state.events import (
    BotInvited,
    BotRemoved,
    ChannelCreated,
    ChannelDeleted,
    ChannelUpdated,
    Event,
    InteractionCreated,
    Logged,
    MessageCreated,
    MessageDeleted,
    MessagesDeleted,
    MessageUpdated,
    ReactionChanged,
    ReactionsCleared,
    ThreadMembersChanged,
    TypingStarted,
)
from playground.state.payloads import Payloads
from playground.state.render import Reader
from playground.state.service import Service
from playground.state.thread import Thread
from playground.wire import JSON

_MESSAGE_EVENTS = {MessageCreated: "MESSAGE_CREATE", MessageUpdated: "MESSAGE_UPDATE"}


class Broadcast:
    """Listens to the hub for the bot."""

    def __init__(self, service: Service, sessions: Sessions) -> None:
        self._service = service
        self._sessions = sessions
        self._payloads = Payloads(service.world, service.files, service.renderer)

    def tell(self, event: Event) -> None:
        """Send the bot's sessions what they may know of an event."""
        match event:
            case MessageCreated() | MessageUpdated(reaction_only=False):
                self._tell_message(event)
            case MessageDeleted() | MessagesDeleted():
                self._tell_deleted(event)
            case ReactionChanged() | ReactionsCleared():
                self._tell_reaction(event)
            case ChannelCreated() | ChannelUpdated() | ChannelDeleted():
                self._tell_channel(event)
            case ThreadMembersChanged():
                self._tell_members(event)
            case BotInvited() | BotRemoved():
                self._tell_membership(event)
            case TypingStarted(channel_id, user_id):
                self._tell_typing(channel_id, user_id)
            case InteractionCreated(interaction):
                channel = self._service.world.channel(interaction.channel_id)
                for session in self._hearing(channel):
                    payload = self._payloads.interaction(interaction, session.addresses)
                    self._dispatch(session, "INTERACTION_CREATE", payload)
            case _:
                pass

    def _dispatch(self, session: Session, name: str, data: JSON) -> None:
        session.dispatch(name, data)
        self._service.hub.publish(Logged(False, "gateway", name, None, self._service.clock()))

    def _tell_message(self, change: MessageCreated | MessageUpdated) -> None:
        message, name = change.message, _MESSAGE_EVENTS[type(change)]
        if message.viewer_id is not None:
            return
        channel = self._service.world.channel(message.channel_id)
        for session in self._hearing(channel, Intent.GUILD_MESSAGES):
            has_content = Intent.MESSAGE_CONTENT in session.intents
            reader = Reader(self._service.world.bot.id, session.addresses, has_content)
            self._dispatch(session, name, self._service.renderer.event(message, reader))

    def _tell_deleted(self, change: MessageDeleted | MessagesDeleted) -> None:
        told: JSON
        if isinstance(change, MessagesDeleted):
            channel = self._service.world.channel(change.channel_id)
            name, told = "MESSAGE_DELETE_BULK", {"ids": [str(one.id) for one in change.messages]}
        elif change.message.viewer_id is not None:
            return
        else:
            channel = self._service.world.channel(change.message.channel_id)
            name, told = "MESSAGE_DELETE", {"id": str(change.message.id)}
        for session in self._hearing(channel, Intent.GUILD_MESSAGES):
            self._dispatch(session, name, told | self._where(channel))

    def _tell_reaction(self, change: ReactionChanged | ReactionsCleared) -> None:
        message = change.message
        channel = self._service.world.channel(message.channel_id)
        data = self._where(channel) | {"message_id": str(message.id)}
        if change.emoji is not None:
            data["emoji"] = {"id": None, "name": change.emoji}
        match change:
            case ReactionsCleared(_, emoji):
                name = "MESSAGE_REACTION_REMOVE_ALL" if emoji is None else "MESSAGE_REACTION_REMOVE_EMOJI"
            case ReactionChanged(_, user_id, _, added):
                name = "MESSAGE_REACTION_ADD" if added else "MESSAGE_REACTION_REMOVE"
                data |= {"user_id": str(user_id), "burst": False, "type": 0}
                if added:
                    data |= {"message_author_id": str(message.author_id)} | self._member(channel, user_id)
        for session in self._hearing(channel, Intent.GUILD_MESSAGE_REACTIONS):
            self._dispatch(session, name, data)

    def _tell_channel(self, change: ChannelChange) -> None:
        world, channel = self._service.world, change.channel
        hidden = isinstance(channel, Thread) and not world.sees(world.bot.id, channel)
        if channel.is_dm or hidden or world.bot.id not in world.guild.members:
            return
        self._tell_guild(*channel_event(change, world), Intent.GUILDS)
        if isinstance(change, ChannelUpdated) and change.revealed:
            self._tell_guild("THREAD_LIST_SYNC", thread_list(channel, world), Intent.GUILDS)

    def _tell_members(self, change: ThreadMembersChanged) -> None:
        """The bot always hears of its own membership, after THREAD_CREATE; of others' only with the members intent."""
        world, thread = self._service.world, change.channel
        mine = change.user_id == world.bot.id
        if world.bot.id not in world.guild.members or not (mine or world.sees(world.bot.id, thread)):
            return
        if mine and change.joined:
            self._tell_guild("THREAD_CREATE", world.channel_dict(thread, world.bot.id), Intent.GUILDS)
        needed_intents = Intent.GUILDS if mine else Intent.GUILDS | Intent.GUILD_MEMBERS
        self._tell_guild("THREAD_MEMBERS_UPDATE", members_update(change, world), needed_intents)

    def _tell_membership(self, change: BotInvited | BotRemoved) -> None:
        """Unlike after READY, the guild object has no `unavailable`."""
        world = self._service.world
        for session in self._sessions.in_guild(world.guild.id):
            if Intent.GUILDS not in session.intents:
                continue
            if isinstance(change, BotRemoved):
                self._dispatch(session, "GUILD_DELETE", {"id": str(world.guild.id)})
            else:
                shape = guild_create(world, session.intents)
                del shape["unavailable"]
                self._dispatch(session, "GUILD_CREATE", shape)

    def _tell_guild(self, name: str, data: JSON, needed_intents: Intent) -> None:
        for session in self._sessions.in_guild(self._service.world.guild.id):
            if needed_intents in session.intents:
                self._dispatch(session, name, data)

    def _tell_typing(self, channel_id: int, user_id: int) -> None:
        channel = self._service.world.channel(channel_id)
        now = int(self._service.clock())
        data = self._where(channel) | {"user_id": str(user_id), "timestamp": now} | self._member(channel, user_id)
        for session in self._hearing(channel, Intent.GUILD_MESSAGE_TYPING):
            self._dispatch(session, "TYPING_START", data)

    def _where(self, channel: Channel) -> JSON:
        place = {} if channel.is_dm else {"guild_id": str(self._service.world.guild.id)}
        return {"channel_id": str(channel.id)} | place

    def _member(self, channel: Channel, user_id: int) -> JSON:
        return {} if channel.is_dm else {"member": self._service.world.guild.members[user_id].to_dict()}

    def _hearing(self, channel: Channel, intent: Intent | None = None) -> list[Session]:
        """The sessions that hear of this channel. Interactions need no intent and no permission."""
        world = self._service.world
        sessions = self._sessions.for_dms() if channel.is_dm else self._sessions.in_guild(world.guild.id)
        if intent is None:
            return sessions
        if not world.sees(world.bot.id, channel):
            return []
        return [session for session in sessions if needed(channel.is_dm, intent) in session.intents]
