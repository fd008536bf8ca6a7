"""The playground for the command line: run one in this process, or connect to another process's."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp

from bot.cli.logs import set_up_logs
from bot.config import Settings
from bot.core.errors import SettingsError
from bot.engine.models.folder import quick_info
from bot.i18n.localizer import Localizer
from cogs.ui.vocabulary_lines import paintable
from playground.__main__ import serve
from playground.connect import Credentials, connect
from playground.server import Playground


async def serve_playground(settings: Settings) -> int:
    """Run the playground without the bot until it is stopped; returns the exit code, 0.

    Raises SettingsError if its port is taken.
    """
    set_up_logs(settings.log_level)
    try:
        await serve(settings.playground_port)
    except OSError as error:
        raise SettingsError("playground.port", port=settings.playground_port) from error
    return 0


@asynccontextmanager
async def own_playground(settings: Settings) -> AsyncIterator[Playground]:
    """A playground in this process; raises SettingsError if its port is taken."""
    topic = paintable(quick_info(settings.model).vocabulary, Localizer())
    playground = Playground(port=settings.playground_port, topic=topic)
    try:
        await playground.start()
    except OSError as error:
        raise SettingsError("playground.port", port=settings.playground_port) from error
    try:
        yield playground
    finally:
        await playground.stop()


async def reach(address: str) -> Credentials:
    """Credentials for another process's playground; raises SettingsError if nothing answers there."""
    try:
        return await connect(address)
    except (aiohttp.ClientError, OSError, TimeoutError, KeyError, ValueError) as error:
        raise SettingsError("playground.unreachable", address=address, reason=error) from error
