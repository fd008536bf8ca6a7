"""Sources: the pictures that members paint from, downloaded, read and stored for as long as somebody needs them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import discord

from bot.client import EaselBot
from bot.core.errors import UploadError
from bot.pictures.files.uploads import size_of
from bot.pictures.reader.reader import PictureReader, Upright
from bot.store import Store
from bot.store.files import hash_of
from cogs.common.downloads import download

Fresh = discord.Attachment | bytes | Callable[[], Awaitable[bytes]]
"""A picture that isn't stored yet: an attachment, its bytes, or a function that downloads it."""
Source = Fresh | str
"""A picture to paint from: a fresh one, or the hash of a kept upload."""


@dataclass(frozen=True, slots=True)
class KeptSource:
    """A stored upload: its hash, and its width and height."""

    name: str
    size: tuple[int, int]


class Sources:
    """Downloads, reads and stores pictures to paint from."""

    def __init__(self, bot: EaselBot, store: Store, reader: PictureReader) -> None:
        self._bot = bot
        self._store = store
        self._reader = reader

    @asynccontextmanager
    async def kept(self, member_id: int, source: Source) -> AsyncIterator[KeptSource]:
        """Store a picture while its job is submitted. It is deleted again at the end unless a job needs it by then.

        Raises UploadError if it can't be used, and QueueError if the member sends too many at once.
        """
        if isinstance(source, str):
            with self._store.uploads.hold(source):
                yield KeptSource(source, await self._size(source))
            return
        upright = await self._upright(member_id, source)
        name = await asyncio.to_thread(hash_of, upright.data)
        accepted = False
        try:
            with self._store.uploads.hold(name):
                await self._store.uploads.keep(upright.data)
                yield KeptSource(name, upright.size)
            accepted = True
        finally:
            if not accepted:
                await self._store.removal.release([name])

    async def _upright(
        self, member_id: int, source: discord.Attachment | bytes | Callable[[], Awaitable[bytes]]
    ) -> Upright:
        """A picture as it can be painted from; nothing is downloaded before it is the member's turn."""
        async with self._reader.turn(member_id) as turn:
            return await turn.normalise(await self._data(source))

    async def _data(self, source: Fresh) -> bytes:
        if isinstance(source, bytes):
            return source
        return await (download(self._bot, source) if isinstance(source, discord.Attachment) else source())

    async def _size(self, name: str) -> tuple[int, int]:
        kept = await self._store.uploads.read(name)
        if kept is None:
            raise UploadError("upload.gone")
        return await asyncio.to_thread(size_of, kept)
