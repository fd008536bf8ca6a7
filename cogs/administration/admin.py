"""/admin: a server's settings, queue and figures. Discord hides it from others, and each use is checked again."""

from discord import app_commands
from discord.ext import commands

from cogs.administration.figures import Figures
from cogs.administration.queue_control import QueueControl
from cogs.administration.server_settings import ServerSettings
from cogs.common.moderator_tools import ModeratorTools

__all__ = ["Admin"]


@app_commands.guild_only()
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)  # what is not named is as everywhere
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class Admin(
    ServerSettings,
    QueueControl,
    Figures,
    commands.GroupCog,
    group_name="admin",
    group_description="Set up this server",
):
    """For members who may manage the server: a part for each theme. Answers are seen by them alone.

    `groups` are themes that are groups of commands themselves.
    """

    def __init__(self, tools: ModeratorTools, *groups: app_commands.Group) -> None:
        super().__init__(tools)
        assert self.app_command is not None  # noqa: S101 - a GroupCog is a group
        for group in groups:
            self.app_command.add_command(group)
