"""The application: where the objects of a running bot are made, wired, started and stopped."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import aiohttp
import discord
import typer
from discord.ext import commands

from bot.client import EaselBot
from bot.config import Settings
from bot.engine.folder import quick_info
from bot.engine.protocol import Checker, Engine, Report
from bot.errors import SettingsError
from bot.executors.base import Executor
from bot.executors.thread import Codec, Load, ThreadExecutor
from bot.heartbeat import beat
from bot.logs import set_up_logs
from bot.options import engine_options
from bot.pictures.encoding import encode_picture
from bot.pictures.film import encode_study
from bot.pictures.pixels import encode_preview, read_pixels
from bot.playground.connect import Door, connect
from bot.playground.server import Playground
from bot.store import Store
from bot.studio import Studio
from bot.studio.bounds import Bounds
from bot.studio.order import Order
from cogs.about import About
from cogs.admin import Admin
from cogs.afterwards import Afterwards
from cogs.channels import Channels
from cogs.consent import Consent
from cogs.courier import EDIT_EVERY, Courier
from cogs.diffusion import Diffusion
from cogs.finder import Finder
from cogs.guard import Guard
from cogs.help import Help
from cogs.history import History
from cogs.housekeeper import Housekeeper
from cogs.imagine import Imagine
from cogs.inspect import Inspect
from cogs.intake import Intake
from cogs.limits import LimitGroup
from cogs.log_channel import LogChannel
from cogs.logbook import Logbook
from cogs.matrix import Matrix
from cogs.mod import Mod
from cogs.notices import Notices
from cogs.operator import Operator
from cogs.part import Tools
from cogs.presses import Presses
from cogs.privacy import Privacy
from cogs.queue import Queue
from cogs.quota import Quota
from cogs.repaint import Repaint
from cogs.replies import Replies
from cogs.report import Reports
from cogs.review import Review
from cogs.settings import SettingsPanel
from cogs.stats import Stats
from cogs.styles import Styles
from cogs.wardrobe import Wardrobe
from cogs.words import WordGroup

RESTART = 75
"""Exit code after a hang, or when the operator wants it: the supervisor starts it again, and the queue goes on."""
TOKEN_REFUSED = 4004
INTENTS_REFUSED = (4013, 4014)
"""Close codes of the gateway, see https://docs.discord.com/developers/topics/opcodes-and-status-codes."""


@dataclass(frozen=True, slots=True)
class Easel:
    """A wired bot."""

    bot: EaselBot
    studio: Studio
    store: Store


def thread_executor(settings: Settings, load: Load | None = None) -> ThreadExecutor:
    """The default executor: the settings' model, or what `load` loads, on a thread of this process."""
    safety = settings.safety

    def load_model(report: Report) -> Engine:
        report("torch")
        from bot.engine.engine import DiffusionEngine  # torch is imported on the engine's own thread, after login

        return DiffusionEngine.load(engine_options(settings), report)

    def load_checker(report: Report) -> Checker:
        report("safety")
        from bot.engine.classifier import Classifier
        from bot.engine.loading import choose_device

        return Classifier.load(safety or "", choose_device(settings.device))

    codec = Codec(read_pixels, encode_picture, encode_preview, encode_study)
    return ThreadExecutor(load or load_model, codec, None if safety is None else load_checker)


@asynccontextmanager
async def wire(
    settings: Settings,
    executor: Executor,
    connector: aiohttp.BaseConnector | None,
    edit_every: float = EDIT_EVERY,
    bounds: Bounds | None = None,
    **options: float,
) -> AsyncIterator[Easel]:
    """Everything made and put together, not yet logged in; closed in the end."""
    info = quick_info(settings.model)
    store = await Store.open(settings.data)
    try:
        studio = Studio(store, executor, info, bounds)
        checking = settings.safety is not None
        bot = EaselBot(
            lambda bot: make_cogs(bot, studio, store, edit_every, checking=checking),
            connector,
            settings.operator_guild,
            **options,
        )
        try:
            yield Easel(bot, studio, store)
        finally:
            await bot.close()
            await studio.stop()
    finally:
        await store.close()


def make_cogs(
    bot: EaselBot, studio: Studio, store: Store, edit_every: float, *, checking: bool = False
) -> list[commands.Cog]:
    """All that the bot does on Discord."""
    order, wardrobe = Order(studio, store), Wardrobe(store)
    tools = Tools(bot, studio, store, order, Notices(bot, store))
    consent, finder = Consent(bot, store), Finder(bot, store)
    guard, logbook = Guard(bot, store, checking=checking), Logbook(bot, store)
    intake, review = Intake(bot, studio, store, wardrobe, guard), Review(bot, store, logbook)
    return [
        Courier(bot, studio, store, guard, review, edit_every),
        review,
        Reports(bot, logbook),
        Imagine(studio, store, intake, wardrobe),
        Matrix(intake, wardrobe),
        Diffusion(studio, store, intake),
        Replies(bot, intake, consent),
        Presses(bot, studio, store, order, intake, consent),
        Afterwards(bot, studio, store, intake, consent, guard),
        SettingsPanel(bot, studio, store, wardrobe),
        Styles(bot, store, wardrobe),
        History(bot, store, guard),
        Queue(studio, order),
        Mod(tools),
        Quota(store),
        Stats(store),
        Repaint(bot, studio, intake, finder, consent),
        Inspect(bot, studio, store, intake, finder),
        Admin(tools, LimitGroup(store), Channels(store, guard), WordGroup(bot, studio, store)),
        LogChannel(bot, store),
        Privacy(bot, studio, store),
        Housekeeper(bot, store),
        Operator(bot, studio, store),
        Help(bot),
        About(studio, store),
    ]


async def serve(settings: Settings) -> int:
    """Run the bot until it is stopped; returns the exit code."""
    set_up_logs(settings.log_level)
    # Easel has no voice: discord.py need not warn of what that lacks
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    if settings.discord_token is not None:
        return await _run(settings, settings.discord_token.get_secret_value(), None)
    if settings.playground is not None:
        door = await _reach(settings.playground)
        return await _run(settings, door.token, door)
    async with _own_playground(settings) as playground:
        door = playground.door()
        typer.echo("DISCORD_TOKEN is not set, so Easel runs in its playground, a local Discord.")
        typer.echo(f"Open {playground.url} and type: /imagine a red castle on the snow at night")
        return await _run(settings, door.token, door)


async def serve_playground(settings: Settings) -> None:
    """Run the playground without the bot, until it is stopped."""
    set_up_logs(settings.log_level)
    async with _own_playground(settings) as playground:
        typer.echo(f"Playground page: {playground.url}")
        typer.echo(
            f"To connect a bot: EASEL_PLAYGROUND=127.0.0.1:{playground.port} (REST: http://127.0.0.1:{playground.port}/api/v10)"
        )
        await _stopped()


async def _run(settings: Settings, token: str, door: Door | None) -> int:
    connector = None if door is None else door.connector()
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
            asyncio.create_task(_stopped()),
            asyncio.create_task(_ended(studio.hung)),
            asyncio.create_task(_ended(studio.halted)),
            asyncio.create_task(_ended(studio.exits.drained)),
            asyncio.create_task(_ended(studio.exits.restart)),
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
        if studio.broken is not None:
            raise studio.broken  # the queue is kept: it goes on when the model can be loaded
        if studio.hung.is_set():
            os._exit(RESTART)  # the engine's thread can't be ended in any other way
    return RESTART if studio.exits.restart.is_set() else 0


async def stay_connected(bot: EaselBot) -> None:
    """Be connected until the bot is closed; raises SettingsError where Discord won't have it back."""
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


@asynccontextmanager
async def _own_playground(settings: Settings) -> AsyncIterator[Playground]:
    playground = Playground(port=settings.playground_port)
    try:
        await playground.start()
    except OSError as error:
        raise SettingsError("playground.port", port=settings.playground_port) from error
    try:
        yield playground
    finally:
        await playground.stop()


async def _reach(address: str) -> Door:
    try:
        return await connect(address)
    except (aiohttp.ClientError, OSError, TimeoutError, KeyError, ValueError) as error:
        raise SettingsError("playground.unreachable", address=address, reason=error) from error


async def _ended(event: asyncio.Event) -> None:
    await event.wait()


async def _stopped() -> None:
    """Wait for Ctrl+C or a supervisor's SIGTERM."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows has no signal handlers in the loop
            loop.add_signal_handler(number, stop.set)
    await stop.wait()
