"""PictureReader: everything that opens a file which a member may have made goes through here."""

import asyncio
import dataclasses
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

from bot.core.errors import QueueError
from bot.core.picture import Picture
from bot.pictures.metadata.recipe import Recipe
from bot.pictures.reader.bounds import Bounds
from bot.pictures.reader.line import Line
from bot.pictures.reader.process import Question, ask
from bot.pictures.reader.tasks import Done, Task

PROCESSES: Final = 2
"""Reading processes at once; the largest pictures take 0.8 GiB each."""
HASH_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Upright:
    """A file that can be painted from: a PNG as `normalise` makes it, with its width and height."""

    data: bytes
    size: tuple[int, int]


class PictureReader:
    """Reads files in processes of their own, a few at once and one at a time for each member."""

    def __init__(self, bounds: Bounds | None = None, line: Line | None = None, processes: int = PROCESSES) -> None:
        self._bounds = bounds or Bounds()
        self._line = line or Line()
        self._processes = asyncio.Semaphore(processes)
        self._reading: set[asyncio.Task[Done]] = set()
        self._closed = False

    @asynccontextmanager
    async def turn(self, member_id: int) -> AsyncIterator["Turn"]:
        """Wait for a member's turn, to download a file and read it. Raises QueueError if too many files wait."""
        async with self._line.place(member_id):
            self._check_open()
            yield Turn(self, member_id)

    async def close(self) -> None:
        """End all reading processes; nothing is read any more."""
        self._closed = True
        for task in self._reading:
            task.cancel()
        await asyncio.gather(*self._reading, return_exceptions=True)

    async def read(self, member_id: int, task: Task, data: bytes, **arguments: object) -> Done:
        """Let a process do a task with a file, at the cost of a member. Raises UploadError or RequestError."""
        async with self._processes:
            self._check_open()
            began = time.monotonic()
            reading = asyncio.create_task(ask(Question(task, data, arguments), self._bounds))
            self._reading.add(reading)
            try:
                return await reading
            except asyncio.CancelledError:
                if self._closed:
                    raise QueueError("queue.draining") from None
                raise
            finally:
                self._reading.discard(reading)
                self._line.charge(member_id, time.monotonic() - began)

    def _check_open(self) -> None:
        if self._closed:
            raise QueueError("queue.draining")


class Turn:
    """A member's turn, for as long as it is held. Each method raises UploadError if the file can't be read."""

    def __init__(self, reader: PictureReader, member_id: int) -> None:
        self._reader = reader
        self._member_id = member_id

    async def normalise(self, data: bytes) -> Upright:
        """The file as an upright RGB PNG without metadata."""
        values, upright = await self._read(Task.NORMALISE, data)
        return Upright(upright, (int(values["width"]), int(values["height"])))

    async def recipe(self, data: bytes) -> Recipe | None:
        """How the file says that it was painted; None if it doesn't."""
        values, _ = await self._read(Task.RECIPE, data)
        return Recipe.from_values(values) if values else None

    async def upscale(self, data: bytes, factor: int = 2) -> Picture:
        """The picture enlarged; also raises RequestError if that would be too large."""
        values, large = await self._read(Task.UPSCALE, data, factor=factor)
        return Picture(large, values["filename"], values["seed"], values["width"], values["height"])

    async def shrink(self, picture: Picture, limit: int) -> Picture:
        """The picture in a file of at most `limit` bytes, or else the smallest one."""
        if len(picture.data) <= limit:
            return picture
        values, small = await self._read(Task.SHRINK, picture.data, filename=picture.filename, limit=limit)
        return dataclasses.replace(picture, data=small, filename=values["filename"])

    async def purge_hashes(self, data: bytes) -> list[bytes]:
        """The hashes to store for a purged picture."""
        _, joined = await self._read(Task.PURGE_HASHES, data)
        return [joined[at : at + HASH_BYTES] for at in range(0, len(joined), HASH_BYTES)]

    async def _read(self, task: Task, data: bytes, **arguments: object) -> tuple[dict[str, Any], bytes]:
        return await self._reader.read(self._member_id, task, data, **arguments)
