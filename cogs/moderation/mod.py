"""/mod: keeping order. Discord hides it from others, and each use is checked again."""

from discord import app_commands
from discord.ext import commands

from cogs.moderation.audit import Audit
from cogs.moderation.bans import Bans
from cogs.moderation.jobs import Jobs
from cogs.moderation.pictures import Pictures
from cogs.moderation.strikes import Strikes

__all__ = ["Mod"]


@app_commands.guild_only()
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)  # what is not named is as everywhere
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(moderate_members=True)
class Mod(Bans, Strikes, Jobs, Pictures, Audit, commands.GroupCog, group_name="mod", group_description="Keep order"):
    """For members who may moderate members: a part for each theme. Answers are seen by them alone."""
