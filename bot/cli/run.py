"""Running the bot, on Discord or in a playground, until it ends with an exit code."""

import asyncio
import os

import aiohttp
import discord
import typer

from bot.app.executor import thread_executor
from bot.app.wiring import wire
from bot.cli.heartbeat import beat
from bot.cli.logs import set_up_logs
from bot.cli.playground import own_playground, reach
from bot.cli.signals import stopped
from bot.client import EaselBot
from bot.config import Settings
from bot.core.errors import SettingsError
from bot.core.events import Halted
from bot.studio import Studio
from bot.studio.ending import Hung, RestartWanted
from playground.connect import Credentials

RESTART = 75
"""Exit code after a hang or an operator's restart: the supervisor starts the bot again, and the queue continues."""
TOKEN_REFUSED = 4004
INTENTS_REFUSED = (4013, 4014)
"""Gateway close codes, see https://docs.discord.com/developers/topics/opcodes-and-status-codes."""


async def serve(settings: Settings) -> int:
    """Run the bot until it is stopped; returns the exit code."""
    set_up_logs(settings.log_level)
    # Easel uses no voice channels, so discord.py needn't warn about missing voice libraries.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    if settings.discord_token is not None:
        return await _run(settings, settings.discord_token.get_secret_value(), None)
    if settings.playground is not None:
        credentials = await reach(settings.playground)
        return await _run(settings, credentials.token, credentials)
    async with own_playground(settings) as playground:
        credentials = playground.credentials()
        typer.echo("DISCORD_TOKEN is not set, so Easel runs in its playground, a local Discord.")
        typer.echo(f"Open {playground.url} and type: /imagine a red castle on the snow at night")
        return await _run(settings, credentials.token, credentials)


async def _run(settings: Settings, token: str, credentials: Credentials | None) -> int:
    connector = None if credentials is None else credentials.connector()
    async with wire(settings, thread_executor(settings), connector) as easel:
        bot, studio = easel.bot, easel.studio
        try:
            await bot.login(token)
        except discord.LoginFailure as error:
            raise SettingsError("token.refused") from error
        except (aiohttp.ClientError, OSError, discord.HTTPException) as error:
            raise SettingsError("discord.unreachable", reason=error) from error
        await studio.start()
        waits = [
            asyncio.create_task(stay_connected(bot)),
            asyncio.create_task(stopped()),
            asyncio.create_task(_ended(studio)),
            asyncio.create_task(beat(settings.data / "heartbeat", lambda: bot.connected and bot.is_ready())),
        ]
        try:
            done, _ = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in waits:
                task.cancel()
            await asyncio.gather(*waits, return_exceptions=True)
        match studio.ending:
            case Halted(reason):
                raise reason  # the queue is stored, and continues once the model can be loaded
            case Hung():
                os._exit(RESTART)  # the engine's thread can't be ended in any other way
    return RESTART if isinstance(studio.ending, RestartWanted) else 0


async def stay_connected(bot: EaselBot) -> None:
    """Stay connected until the bot is closed; raises SettingsError if Discord refuses the bot."""
    try:
        await bot.connect()
    except discord.PrivilegedIntentsRequired as error:
        raise SettingsError("discord.intents") from error
    except discord.ConnectionClosed as error:
        if error.code == TOKEN_REFUSED:
            raise SettingsError("token.refused") from error
        if error.code in INTENTS_REFUSED:
            raise SettingsError("discord.intents") from error
        raise SettingsError("discord.closed", code=error.code) from error


async def _ended(studio: Studio) -> None:
    await studio.ended()
