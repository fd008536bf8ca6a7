"""Wiring: the store, the studio and the Discord client of one process, made and closed together."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp

from bot.app.cogs import make_cogs
from bot.client import EaselBot
from bot.config import Settings
from bot.core.request import random_seed
from bot.engine.models.folder import quick_info
from bot.executors.protocol import Executor
from bot.pictures.reader.reader import PictureReader
from bot.store import Store
from bot.studio import Studio
from bot.studio.bounds import Bounds
from bot.studio.word_filter import WordFilter
from cogs.delivery.follower import EDIT_EVERY


@dataclass(frozen=True, slots=True)
class Easel:
    """A bot with its studio and store."""

    bot: EaselBot
    studio: Studio
    store: Store


@asynccontextmanager
async def wire(
    settings: Settings,
    executor: Executor,
    connector: aiohttp.BaseConnector | None,
    edit_every: float = EDIT_EVERY,
    bounds: Bounds | None = None,
    seed: Callable[[], int] = random_seed,
    **options: float,
) -> AsyncIterator[Easel]:
    """Make and connect everything, without logging in; close it at the end. `seed` draws the seeds of requests."""
    info = quick_info(settings.model)
    store = await Store.open(settings.data)
    try:
        await store.leftovers.remove()
        words = WordFilter(store)
        studio = Studio(store, executor, info, words, bounds)
        reader = PictureReader()
        checking = settings.safety is not None
        bot = EaselBot(
            lambda bot: make_cogs(bot, studio, store, words, edit_every, reader=reader, checking=checking, seed=seed),
            connector,
            settings.operator_guild,
            **options,
        )
        try:
            yield Easel(bot, studio, store)
        finally:
            await reader.close()
            try:
                await bot.close()
            finally:  # even if a second cause cancels the first
                await studio.stop()
    finally:
        await store.close()
