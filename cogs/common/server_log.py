"""ServerLog: posts to the channel that a server has set as its log."""

import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

import discord

from bot.client import EaselBot
from bot.core.errors import GoneError
from bot.i18n.localizer import Localizer
from bot.store import Store
from cogs.common.channels import channel_in
from cogs.common.http_errors import Outcome, outcome_of
from cogs.common.places import locale_of

REST: Final = 60.0
"""Seconds for which nothing is sent to a channel that refused a message.

Discord blocks a bot that sends too many requests which it refuses: one server could stop it in all of them.
See https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans.
"""


class ServerLog:
    """Posts in the server's language. Failures are logged, never raised."""

    def __init__(self, bot: EaselBot, store: Store) -> None:
        self._bot = bot
        self._store = store
        self._resting: dict[int, float] = {}
        """Channels that refused a message, and until when nothing is sent to them."""

    async def channel_id(self, guild_id: int | None) -> int | None:
        """A server's log channel; None if it has set none, and outside of servers."""
        return (await self._store.guilds.get(guild_id)).log_channel

    def localizer(self, guild_id: int | None) -> Localizer:
        """The server's language."""
        return Localizer(locale_of(self._bot, guild_id))

    async def post(
        self,
        guild_id: int | None,
        content: str,
        *,
        files: Sequence[discord.File] | None = None,
        view: discord.ui.View | None = None,
        nonce: str | None = None,
        then: Callable[[discord.Message], Awaitable[None]] | None = None,
    ) -> Outcome:
        """Post in a server's log channel, once per nonce, and `then` go on.

        REFUSED if no channel is set, or if it refused a message just now.
        """
        channel_id = await self.channel_id(guild_id)
        if channel_id is None or self._resting.get(channel_id, 0.0) > time.monotonic():
            return Outcome.REFUSED
        options: dict[str, Any] = {"files": files, "view": view, "nonce": nonce}

        async def send() -> None:
            channel = await channel_in(self._bot, guild_id, channel_id)  # not another server's, whatever was set
            message = await channel.send(content, **options)
            if then is not None:
                await then(message)

        try:
            outcome = await outcome_of(send(), guild=guild_id, channel=channel_id)
        except GoneError:
            outcome = Outcome.REFUSED
        if outcome is Outcome.REFUSED:
            self._rest(channel_id)
        return outcome

    def _rest(self, channel_id: int) -> None:
        now = time.monotonic()
        self._resting = {one: until for one, until in self._resting.items() if until > now} | {channel_id: now + REST}

    async def announce(self, guild: discord.Guild, content: str) -> Outcome:
        """Post in a server's log channel, or in its system channel if that is refused.

        Not after a broken connection, though: everyone may read the system channel.
        """
        outcome = await self.post(guild.id, content)
        if outcome is not Outcome.REFUSED or guild.system_channel is None:
            return outcome
        return await outcome_of(guild.system_channel.send(content), guild=guild.id, channel=guild.system_channel.id)
