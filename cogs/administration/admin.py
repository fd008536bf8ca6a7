"""/admin: a server's settings, queue and figures. Discord hides it from others, and each use is checked again."""

from collections.abc import Iterable

from discord import app_commands
from discord.ext import commands

from cogs.common.parts import add_parts


@app_commands.guild_only()
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)  # what isn't named is allowed
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class Admin(commands.GroupCog, group_name="admin", group_description="Set up this server"):
    """The group for members who may manage the server. Only they see the answers.

    `parts` bring commands, `groups` are groups beneath /admin, such as /admin limits.
    """

    def __init__(self, parts: Iterable[app_commands.Group], groups: Iterable[app_commands.Group]) -> None:
        super().__init__()
        add_parts(self.app_command, parts)
        assert self.app_command is not None  # noqa: S101 - a GroupCog is a group
        for group in groups:
            self.app_command.add_command(group)
