"""Intake: what a member typed and attached becomes an ImageRequest to the loaded model."""

import asyncio

import discord

from bot.asks import Ask
from bot.client import EaselBot
from bot.jobs import ImageRequest
from bot.pictures.uploads import normalise, size_of
from bot.store import Store
from bot.studio import Studio
from cogs.downloads import download


class Intake:
    """Downloads and checks uploads, keeps them, and makes requests.

    `turn` is shared by all intakes: one upload is unpacked at a time, since the largest take half a gigabyte each.
    """

    def __init__(self, bot: EaselBot, studio: Studio, store: Store, turn: asyncio.Lock) -> None:
        self._bot = bot
        self._studio = studio
        self._store = store
        self._turn = turn

    def check(self, ask: Ask) -> None:
        """Raise RequestError for what is wrong whatever picture comes with it."""
        ask.request(self._studio.info)

    async def request(self, ask: Ask, attachment: discord.Attachment | None) -> ImageRequest:
        """The request; raises EaselError where it can't be painted."""
        if attachment is None:
            return ask.request(self._studio.info)
        data = await download(self._bot, attachment)
        async with self._turn:
            data = await asyncio.to_thread(normalise, data)
        return ask.request(self._studio.info, await self._store.uploads.keep(data), size_of(data))
