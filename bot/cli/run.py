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
PAUSES: Final = (1.0, 2.0, 4.0)
"""Seconds before each new try if the first connection to the gateway fails."""


async def serve(settings: Settings) -> int:
    """Run the bot until it is stopped; returns the exit code. Raises SettingsError if the data folder is taken."""
    set_up_logs(settings.log_level)
    # Easel uses no voice channels, so discord.py needn't warn about missing voice libraries.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    with locked(settings.data):
        return await until_stopped(_serve(settings))


async def _serve(settings: Settings) -> int:
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


async def stay_connected(bot: EaselBot, pauses: Sequence[float] = PAUSES) -> None:
    """Stay connected until the bot is closed; raises SettingsError if Discord refuses the bot, or can't be reached.

    discord.py connects again by itself, except before its first connection stands (see `_first_failure`).
    """
    for pause in (*pauses, None):
        try:
            await bot.connect()
            return
        except discord.PrivilegedIntentsRequired as error:
            raise SettingsError("discord.intents") from error
        except discord.ConnectionClosed as error:
            raise _refusal(error) from error
        except AttributeError as error:
            failure = _first_failure(bot, error)
            if pause is None:
                raise _unreachable(failure) from error
            log.warning("connecting again", reason=repr(failure), pause=pause)
            await asyncio.sleep(pause)


def _refusal(error: discord.ConnectionClosed) -> SettingsError:
    if error.code == TOKEN_REFUSED:
        return SettingsError("token.refused")
    if error.code in INTENTS_REFUSED:
        return SettingsError("discord.intents")
    return SettingsError("discord.closed", code=error.code)


def _first_failure(bot: EaselBot, error: AttributeError) -> BaseException:
    """Why the first connection failed; raises the error if it is another one.

    Where discord.py (2.7) wants to connect again, it reads the session of `bot.ws`, which is None before the first
    connection stands. So it fails with an AttributeError, whose context is the real reason.
    """
    if bot.ws is not None or error.__context__ is None:  # type: ignore[redundant-expr]  # its type says it's never None
        raise error
    return error.__context__


def _unreachable(failure: BaseException) -> SettingsError:
    if isinstance(failure, discord.ConnectionClosed):
        return SettingsError("discord.closed", code=failure.code)
    dropped = isinstance(failure, discord.gateway.ReconnectWebSocket)
    return SettingsError("discord.unreachable", reason="it closes each connection at once" if dropped else failure)


async def _ended(studio: Studio) -> None:
    await studio.ended()
