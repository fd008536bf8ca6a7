"""Finds the channel, thread, guild or message that a path names, if the bot may reach it."""

from aiohttp import web

from playground.errors import DiscordError, missing_access, missing_permissions, unknown
from playground.rest.bodies import path_id
from playground.rules.permissions import Permission
from playground.state.channel import Channel
from playground.state.guild import Guild
from playground.state.messages import Message
from playground.state.service import Service
from playground.state.thread import Thread


class Access:
    """Finds what a request is about, or raises Discord's refusal."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._bot = service.world.bot.id

    def channel(self, request: web.Request, permission: Permission | None = None) -> Channel:
        """The path's channel; 404 if there is none, 403 if the bot can't see it or lacks a permission."""
        channel = self._service.world.channel(path_id(request, "channel_id"))
        if not self._service.world.sees(self._bot, channel):
            raise missing_access()
        if permission is not None:
            self.require(channel, permission)
        return channel

    def guild(self, request: web.Request) -> Guild:
        """The path's guild; 404 if there is none, or the bot isn't in it."""
        guild = self._service.world.guild
        if path_id(request, "guild_id") != guild.id or self._bot not in guild.members:
            raise unknown("Guild")
        return guild

    def thread(self, request: web.Request) -> Thread:
        """The path's thread."""
        channel = self.channel(request)
        if not isinstance(channel, Thread):
            raise DiscordError(400, 50024, "Cannot execute action on this channel type")
        return channel

    def require(self, channel: Channel, permission: Permission) -> None:
        """Raise 403 if the bot lacks a permission."""
        if not self._service.world.guild.can(self._bot, channel, permission):
            raise missing_permissions()

    def message(self, request: web.Request) -> Message:
        """The path's message; 404 if there is none, or it's ephemeral."""
        return self._service.messages.get(path_id(request, "channel_id"), path_id(request, "message_id"))
