"""/admin: what a server allows. Discord hides it from others, and each use is checked again."""

import dataclasses

from discord import app_commands
from discord.ext import commands

from bot.client import Answer, voice_of
from bot.errors import NotAllowedError
from bot.moderation.authority import check_settings
from bot.preferences import GuildSettings
from bot.store import Store
from bot.texts import Voice
from cogs.people import actor


@app_commands.guild_only()
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)  # what is not named is as everywhere
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class Admin(commands.GroupCog, group_name="admin", group_description="Set up this server"):
    """For members who may manage the server. Answers are seen by them alone."""

    def __init__(self, store: Store, *groups: app_commands.Group) -> None:
        super().__init__()
        self._store = store
        own = self.app_command
        assert own is not None  # noqa: S101 - a group cog always has one
        for group in groups:
            own.add_command(group)

    @app_commands.command(name="settings")
    @app_commands.describe(repaint_avatar="Whether members may repaint each other's avatars")
    async def settings(self, interaction: Answer, repaint_avatar: bool | None = None) -> None:
        """See what this server allows, and change it."""
        check_settings(actor(interaction))
        if interaction.guild_id is None:
            raise NotAllowedError("guild.only")
        kept = await self._store.guilds.get(interaction.guild_id)
        given = {"repaint_avatar": repaint_avatar}
        settings = dataclasses.replace(kept, **{name: value for name, value in given.items() if value is not None})
        if settings != kept:
            await self._store.guilds.set(interaction.guild_id, settings, interaction.user.id)
        await interaction.response.send_message(settings_text(settings, voice_of(interaction)), ephemeral=True)


def settings_text(settings: GuildSettings, voice: Voice) -> str:
    """All settings of a server, one a line."""
    lines = [
        voice(f"admin.{name}", value="on" if value else "off") for name, value in dataclasses.asdict(settings).items()
    ]
    return "\n".join([voice("admin.title"), *(f"- {line}" for line in lines)])
