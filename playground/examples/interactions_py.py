"""A bot with interactions.py 5 that runs in the playground.

    python -m playground
    python -m playground.examples.interactions_py 127.0.0.1:8080

Both from the folder that holds playground/; the second needs discord-py-interactions.
"""

import asyncio
import sys

import interactions

from playground.connect import connect


class Greeter(interactions.Client):
    """A client with one command, whose answer has a button."""

    @interactions.listen()
    async def on_ready(self) -> None:
        """Say where the bot is."""
        sys.stdout.write(f"{self.user} is in {', '.join(guild.name for guild in self.guilds)}\n")
        sys.stdout.flush()

    @interactions.slash_command("greet", description="Greet somebody")
    @interactions.slash_option("name", "Who", interactions.OptionType.STRING, required=True)
    async def greet(self, context: interactions.SlashContext, name: str) -> None:
        """Greet somebody."""
        await context.defer()
        button = interactions.Button(style=interactions.ButtonStyle.PRIMARY, label="Again", custom_id="again")
        await context.send(f"Hello, {name}!", components=button)

    @interactions.component_callback("again")
    async def again(self, context: interactions.ComponentContext) -> None:
        """Greet again."""
        await context.edit_origin(content=f"{context.message.content} And again!")


async def main(address: str) -> None:
    """Run the bot in the playground at this address."""
    # On Discord there is no connector, and the token comes from the developer portal.
    credentials = await connect(address)
    client = Greeter(intents=interactions.Intents.GUILDS)
    client.http.connector = credentials.connector()
    await client.astart(credentials.token)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1:8080"))
