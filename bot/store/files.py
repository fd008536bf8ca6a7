"""Files: uploads stored by the hash of their content, written completely or not at all."""

import asyncio
import hashlib
import os
import re
import secrets
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def write_file(path: Path, data: bytes) -> None:
    """Write the file under a temporary name and rename it, so that a killed process can't leave half a file.

    Temporary names are unique, because two members may attach the same picture at once.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with draft.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)


class Uploads:
    """Members' uploads, already checked and normalised; the same picture is stored only once.

    An upload is stored before its job is, and may be shared with other jobs. Whoever stores one holds it until a job
    needs it or nobody does: what is held isn't discarded.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: Counter[str] = Counter()
        self._changing = asyncio.Lock()  # so that nothing is discarded that somebody else is just storing

    @contextmanager
    def hold(self, name: str) -> Iterator[None]:
        """Let nobody discard the upload with this hash."""
        self._held[name] += 1
        try:
            yield
        finally:
            self._held[name] -= 1
            if not self._held[name]:
                del self._held[name]

    async def keep(self, data: bytes) -> str:
        """Store the bytes; returns their hash, by which an ImageRequest refers to them."""
        name = await asyncio.to_thread(hash_of, data)
        path = self._path(name)
        async with self._changing:
            if not await asyncio.to_thread(path.exists):
                await asyncio.to_thread(write_file, path, data)
        return name

    async def read(self, name: str) -> bytes | None:
        """The bytes stored under a hash, or None."""
        try:
            return await asyncio.to_thread(self._path(name).read_bytes)
        except FileNotFoundError:
            return None

    async def discard(self, name: str, needed: Callable[[str], Awaitable[bool]]) -> bool:
        """Delete an upload unless it is held or `needed`; returns whether it was deleted."""
        async with self._changing:
            if name in self._held or await needed(name) or name in self._held:
                return False
            await asyncio.to_thread(_remove, self._path(name))
            return True

    async def names(self) -> list[str]:
        """The hashes of all uploads."""
        return await asyncio.to_thread(self._names)

    async def remove_drafts(self) -> None:
        """Delete what a killed process left half written."""
        async with self._changing:
            await asyncio.to_thread(self._remove_drafts)

    def _names(self) -> list[str]:
        return [file.stem for file in self._folder.glob("*/*.png")]

    def _remove_drafts(self) -> None:
        for file in self._folder.glob("*/.*.png.*"):
            _remove(file)

    def _path(self, name: str) -> Path:
        if not re.fullmatch(r"[0-9a-f]{64}", name):
            raise ValueError(f"{name!r} is no content hash")
        return self._folder / name[:2] / f"{name}.png"


def hash_of(data: bytes) -> str:
    """The hash that bytes are stored under."""
    return hashlib.sha256(data).hexdigest()


def _remove(file: Path) -> None:
    file.unlink(missing_ok=True)
    with suppress(OSError):  # other files are in it
        file.parent.rmdir()
