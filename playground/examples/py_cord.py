"""A bot with py-cord 2 that runs in the playground.

    python -m playground
    python -m playground.examples.py_cord 127.0.0.1:8080

Both from the folder that holds playground/; the second needs py-cord, in an environment without discord.py.
"""

import asyncio
import sys

import discord

from playground.connect import connect

bot = discord.Bot(intents=discord.Intents(guilds=True))


class Again(discord.ui.View):
    """A button under the greeting."""

    @discord.ui.button(label="Again", style=discord.ButtonStyle.primary)
    async def again(self, _button: discord.ui.Button, interaction: discord.Interaction) -> None:
        """Greet again."""
        content = interaction.message.content if interaction.message else ""
        await interaction.response.edit_message(content=f"{content} And again!")


@bot.event
async def on_ready() -> None:
    """Say where the bot is."""
    sys.stdout.write(f"{bot.user} is in {', '.join(guild.name for guild in bot.guilds)}\n")
    sys.stdout.flush()


@bot.slash_command(description="Greet somebody")
async def greet(context: discord.ApplicationContext, name: str) -> None:
    """Greet somebody."""
    await context.defer()
    await context.followup.send(f"Hello, {name}!", view=Again())


async def main(address: str) -> None:
    """Run the bot in the playground at this address."""
    # On Discord there is no connector, and the token comes from the developer portal.
    credentials = await connect(address)
    bot.http.connector = credentials.connector()
    async with bot:
        await bot.start(credentials.token)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1:8080"))
