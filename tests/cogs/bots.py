"""A bot with a few cogs, logged in to a playground: the real discord.py, without a model or a queue."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.client import EaselBot, MakeCogs
from playground.server import Playground


@asynccontextmanager
async def connected(playground: Playground, make_cogs: MakeCogs) -> AsyncIterator[EaselBot]:
    """The bot once it is ready, until it is left."""
    credentials = playground.credentials()
    bot = EaselBot(make_cogs, credentials.connector(), guild_ready_timeout=0.02)
    await bot.login(credentials.token)
    connecting = asyncio.create_task(bot.connect())
    try:
        await asyncio.wait_for(bot.wait_until_ready(), 20)
        yield bot
    finally:
        await bot.close()
        await asyncio.gather(connecting, return_exceptions=True)
