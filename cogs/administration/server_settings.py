"""/admin settings: a server's settings."""

import dataclasses
from typing import Any

import discord
from discord import app_commands

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.errors import NotAllowedError
from bot.core.preferences import GuildSettings
from bot.moderation.ladder import written
from bot.store import Store
from cogs.administration.server_settings_view import settings_text, settings_view
from cogs.common.answers import answer_privately
from cogs.common.places import guild_of, managed_guild

Days = app_commands.Range[int, 0, 3650]
StrikeDays = app_commands.Range[int, 1, 365]


class ServerSettings(app_commands.Group):
    """A part of /admin. Options that are left out stay as they are."""

    def __init__(self, bot: EaselBot, store: Store) -> None:
        super().__init__()
        self._store = store
        bot.on_press("log_off", self._log_off)

    @app_commands.command(name="settings")
    @app_commands.describe(
        repaint_avatar="Whether members may repaint each other's avatars",
        log_channel="The channel for the moderation log",
        retention_picture_days="How many days to keep pictures; 0 means forever",
        retention_prompt_days="How many days to keep prompts; 0 means forever",
        ladder="How long strikes ban for, such as 3=1d 5=7d 7=forever; or off",
        strike_days="How many days a strike counts",
    )
    async def settings(
        self,
        interaction: Interaction,
        repaint_avatar: bool | None = None,
        log_channel: discord.TextChannel | discord.Thread | None = None,
        retention_picture_days: Days | None = None,
        retention_prompt_days: Days | None = None,
        ladder: app_commands.Range[str, 1, 120] | None = None,
        strike_days: StrikeDays | None = None,
    ) -> None:
        """See and change this server's settings."""
        managed_guild(interaction)
        given: dict[str, Any] = {"repaint_avatar": repaint_avatar, "strike_days": strike_days}
        given["ladder"] = None if ladder is None else written(ladder)
        given = {name: value for name, value in given.items() if value is not None}
        days = {"retention_picture_days": retention_picture_days, "retention_prompt_days": retention_prompt_days}
        given |= {name: value or None for name, value in days.items() if value is not None}
        if log_channel is not None:
            check_log_channel(log_channel, guild_of(interaction))
            given["log_channel"] = log_channel.id
        await answer_privately(interaction, **await self._set(interaction, given))

    async def _log_off(self, interaction: Interaction) -> None:
        """Turn the moderation log off."""
        managed_guild(interaction)
        await interaction.response.edit_message(**await self._set(interaction, {"log_channel": None}))

    async def _set(self, interaction: Interaction, given: dict[str, Any]) -> dict[str, Any]:
        """Save the given settings and show all of them."""
        guild_id, localizer = guild_of(interaction), localizer_of(interaction)
        kept = await self._store.guilds.get(guild_id)
        settings: GuildSettings = dataclasses.replace(kept, **given)
        if settings != kept:
            await self._store.guilds.set(guild_id, settings, interaction.user.id)
        return {"content": settings_text(settings, localizer), "view": settings_view(settings, localizer)}


def check_log_channel(channel: discord.TextChannel | discord.Thread, guild_id: int) -> None:
    """Raise NotAllowedError if the bot may not write there, or the channel is another server's."""
    if channel.guild.id != guild_id:
        raise NotAllowedError("log.forbidden", channel=str(channel.id))
    rights = channel.permissions_for(channel.guild.me)
    writes = rights.send_messages_in_threads if isinstance(channel, discord.Thread) else rights.send_messages
    if not (rights.view_channel and writes):
        raise NotAllowedError("log.forbidden", channel=str(channel.id))
