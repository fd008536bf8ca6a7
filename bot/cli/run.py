"""Running the bot, on Discord or in a playground, until it ends with an exit code."""

import asyncio
from collections.abc import Sequence
from typing import Final

import aiohttp
import discord
import discord.gateway
import structlog

from bot.app.executor import thread_executor
from bot.app.wiring import wire
from bot.cli.exit import leave
from bot.cli.heartbeat import beat
from bot.cli.logs import say, set_up_logs
from bot.cli.playground import own_playground, reach
from bot.cli.signals import until_stopped
from bot.client import EaselBot
from bot.config import Settings
from bot.core.errors import SettingsError
from bot.core.events import Halted
from bot.engine.models.folder import check_folder, is_hub_id, model_folder
from bot.store.folder_lock import locked
from bot.studio import Studio
from bot.studio.ending import Hung, RestartWanted
from playground.connect import Credentials

log = structlog.get_logger()

RESTART = 75
"""Exit code after a hang or an operator's restart: the supervisor starts the bot again, and the queue continues."""
TOKEN_REFUSED = 4004
INTENTS_REFUSED = (4013, 4014)
"""Gateway close codes, see https://docs.discord.com/developers/topics/opcodes-and-status-codes."""
PAUSE: Final = 1.0
"""Seconds before the second try of the first connection to the gateway; each further pause is longer by as much."""


async def serve(settings: Settings) -> int:
    """Run the bot until it is stopped; returns the exit code. Raises SettingsError if the data folder is taken."""
    set_up_logs(settings.log_level)
    # Easel uses no voice channels, so discord.py needn't warn about missing voice libraries.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    with locked(settings.data):
        return await until_stopped(_serve(settings))


async def _serve(settings: Settings) -> int:
    if not is_hub_id(settings.model):
        check_folder(model_folder(settings.model))  # before an address is told that would lead nowhere
    if settings.discord_token is not None:
        return await _run(settings, settings.discord_token.get_secret_value(), None)
    if settings.playground is not None:
        credentials = await reach(settings.playground)
        return await _run(settings, credentials.token, credentials)
    async with own_playground(settings) as playground:
        credentials = playground.credentials()
        say("DISCORD_TOKEN is not set, so Easel runs in its playground, a local Discord.")
        say(f"Open {playground.url} and type: /imagine a red castle on the snow at night")
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
                leave(RESTART)  # the engine's thread can't be ended in any other way
    return RESTART if isinstance(studio.ending, RestartWanted) else 0


async def stay_connected(bot: EaselBot) -> None:
    """Stay connected until the bot is closed; raises SettingsError if Discord refuses the bot, or can't be reached."""
    failures: list[BaseException] = []
    connecting = asyncio.create_task(_connect(bot, failures))
    hopeless = asyncio.create_task(bot.hopeless.wait())
    try:
        await asyncio.wait({connecting, hopeless}, return_when=asyncio.FIRST_COMPLETED)
        if connecting.done():
            connecting.result()
        else:
            raise SettingsError("discord.unreachable", reason=_reason(failures))
    finally:
        for task in (connecting, hopeless):
            task.cancel()
        await asyncio.gather(connecting, hopeless, return_exceptions=True)


async def _connect(bot: EaselBot, failures: list[BaseException]) -> None:
    """Connect until the bot is closed. discord.py tries again by itself only after its first connection stood."""
    while not bot.is_closed():
        try:
            await bot.connect()
        except discord.PrivilegedIntentsRequired as error:
            raise SettingsError("discord.intents") from error
        except discord.ConnectionClosed as error:
            raise _refusal(error) from error
        except AttributeError as error:
            failures.append(_first_failure(error))
            await asyncio.sleep(PAUSE * len(failures))


def _refusal(error: discord.ConnectionClosed) -> SettingsError:
    if error.code == TOKEN_REFUSED:
        return SettingsError("token.refused")
    if error.code in INTENTS_REFUSED:
        return SettingsError("discord.intents")
    return SettingsError("discord.closed", code=error.code)


def _first_failure(error: AttributeError) -> BaseException:
    """Why the first connection failed; raises the error if it is another one.

    Where discord.py (2.7) wants to connect again, it reads the session of `bot.ws`, which is None before the first
    connection stands. So it fails with an AttributeError, whose context is the real reason.
    """
    if (error.obj, error.name) != (None, "sequence") or error.__context__ is None:
        raise error
    return error.__context__


def _reason(failures: Sequence[BaseException]) -> str:
    """Why the gateway couldn't be reached, for the operator."""
    last = failures[-1] if failures else None
    if last is None or isinstance(last, discord.gateway.ReconnectWebSocket | discord.ConnectionClosed):
        return "it closes each connection at once"
    return str(last) or type(last).__name__


async def _ended(studio: Studio) -> None:
    await studio.ended()
