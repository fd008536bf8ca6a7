"""/help: what Easel can do, generated from the command tree, and how replies work."""

from discord import app_commands
from discord.ext import commands

from bot.client import Answer, EaselBot

REPLIES = (
    "**Paint from a picture:** reply to one of my pictures, or mention me with a picture attached, and write what it "
    "should become. Keep the ping of the reply switched on (@ ON): without it Discord does not show me your text."
)


class Help(commands.Cog):
    """Explains."""

    def __init__(self, bot: EaselBot) -> None:
        self._bot = bot

    @app_commands.command(name="help")
    async def help(self, interaction: Answer) -> None:
        """Show what I can do."""
        may = interaction.permissions
        lines = []
        for command in sorted(self._bot.tree.walk_commands(), key=lambda one: one.qualified_name):
            root = command.root_parent or command
            needed = root.default_permissions
            if isinstance(command, app_commands.Command) and (
                needed is None or needed.value & may.value == needed.value
            ):
                lines.append(f"`/{command.qualified_name}` {command.description}")
        await interaction.response.send_message("\n".join([*lines, "", REPLIES]), ephemeral=True)
