"""MenuCog: a cog with commands in the menus of messages or members."""

from discord import app_commands
from discord.ext import commands

from bot.client import EaselBot


class MenuCog(commands.Cog):
    """Registers its menus while it is loaded, because discord.py doesn't find menus that are methods."""

    def __init__(self, bot: EaselBot, *menus: app_commands.ContextMenu) -> None:
        super().__init__()
        self._bot = bot
        self._menus = menus

    async def cog_load(self) -> None:
        """Register the menus."""
        for menu in self._menus:
            self._bot.tree.add_command(menu)

    async def cog_unload(self) -> None:
        """Remove the menus."""
        for menu in self._menus:
            self._bot.tree.remove_command(menu.name, type=menu.type)
