"""/mod: moderation. Discord hides it from others, and each use is checked again."""

from discord import app_commands
from discord.ext import commands

from cogs.common.parts import add_parts


@app_commands.guild_only()
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)  # what isn't named is allowed
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(moderate_members=True)
class Mod(commands.GroupCog, group_name="mod", group_description="Moderate this server"):
    """The group for members who may time out members. Only they see the answers."""

    def __init__(self, *parts: app_commands.Group) -> None:
        super().__init__()
        add_parts(self.app_command, parts)
