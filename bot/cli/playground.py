"""The playground as a command: one of the bot's own, or the way into another process's."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import typer

from bot.cli.logs import set_up_logs
from bot.cli.signals import stopped
from bot.config import Settings
from bot.core.errors import SettingsError
from playground.connect import Credentials, connect
from playground.server import Playground


async def serve_playground(settings: Settings) -> None:
    """Run the playground without the bot, until it is stopped."""
    set_up_logs(settings.log_level)
    async with own_playground(settings) as playground:
        typer.echo(f"The playground's page: {playground.url}")
        typer.echo(
            f"For a bot: EASEL_PLAYGROUND=127.0.0.1:{playground.port}; its REST: http://127.0.0.1:{playground.port}/api/v10"
        )
        await stopped()


@asynccontextmanager
async def own_playground(settings: Settings) -> AsyncIterator[Playground]:
    """A playground in this process; raises SettingsError if its port is taken."""
    playground = Playground(port=settings.playground_port)
    try:
        await playground.start()
    except OSError as error:
        raise SettingsError("playground.port", port=settings.playground_port) from error
    try:
        yield playground
    finally:
        await playground.stop()


async def reach(address: str) -> Credentials:
    """The way into another process's playground; raises SettingsError if nothing answers there."""
    try:
        return await connect(address)
    except (aiohttp.ClientError, OSError, TimeoutError, KeyError, ValueError) as error:
        raise SettingsError("playground.unreachable", address=address, reason=error) from error
