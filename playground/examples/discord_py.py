"""A bot with discord.py 2 that runs in the playground.

    python -m playground
    python -m playground.examples.discord_py 127.0.0.1:8080

Both from the folder that holds playground/; the second needs discord.py.
"""

import asyncio
import sys
from typing import Any

import discord
from discord import app_commands

from playground.connect import connect


class Greeter(discord.Client):
    """A client with one command, whose answer has a button."""

    def __init__(self, **options: Any) -> None:
        super().__init__(intents=discord.Intents(guilds=True), **options)
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        """Register the command."""
        self.tree.add_command(greet)
        await self.tree.sync()

    async def on_ready(self) -> None:
        """Say where the bot is."""
        sys.stdout.write(f"{self.user} is in {', '.join(guild.name for guild in self.guilds)}\n")
        sys.stdout.flush()


class Again(discord.ui.View):
    """A button under the greeting."""

    @discord.ui.button(label="Again", style=discord.ButtonStyle.primary)
    async def again(self, interaction: discord.Interaction, _button: discord.ui.Button["Again"]) -> None:
        """Greet again."""
        content = interaction.message.content if interaction.message else ""
        await interaction.response.edit_message(content=f"{content} And again!")


@app_commands.command(description="Greet somebody")
async def greet(interaction: discord.Interaction, name: str) -> None:
    """Greet somebody."""
    await interaction.response.defer()
    await interaction.edit_original_response(content=f"Hello, {name}!", view=Again())


async def main(address: str) -> None:
    """Run the bot in the playground at this address."""
    # On Discord there is no connector, and the token comes from the developer portal.
    credentials = await connect(address)
    async with Greeter(connector=credentials.connector()) as client:
        await client.start(credentials.token)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1:8080"))
