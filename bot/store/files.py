"""Kept files: uploads under the hash of their content, written whole or not at all."""

import asyncio
import hashlib
import os
import re
import secrets
import time
from pathlib import Path


def write_file(path: Path, data: bytes) -> None:
    """Write the file beside its place and move it in, so that a killed process leaves no half of it.

    Two may write one file at once, such as two members who attach the same picture: each has a draft of its own.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with draft.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)


class Uploads:
    """Members' pictures, checked and normalised before they come here; the same picture is kept once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def keep(self, data: bytes) -> str:
        """Keep the bytes; returns their hash, by which an ImageRequest names them."""
        name = hashlib.sha256(data).hexdigest()
        path = self._path(name)
        try:
            await asyncio.to_thread(os.utime, path)  # it is new again: the job that needs it is still to come
        except FileNotFoundError:
            await asyncio.to_thread(write_file, path, data)
        return name

    async def read(self, name: str) -> bytes | None:
        """The bytes kept under a hash, or None."""
        try:
            return await asyncio.to_thread(self._path(name).read_bytes)
        except FileNotFoundError:
            return None

    async def remove(self, name: str) -> None:
        """Delete what is kept under a hash, if it is there."""
        await asyncio.to_thread(self._path(name).unlink, missing_ok=True)

    async def names(self, older: float) -> list[str]:
        """The hashes of all that was kept, or kept again, more than so many seconds ago."""
        return await asyncio.to_thread(self._names, time.time() - older)

    def _names(self, before: float) -> list[str]:
        return [file.stem for file in self._folder.glob("*/*.png") if file.stat().st_mtime < before]

    def _path(self, name: str) -> Path:
        if not re.fullmatch(r"[0-9a-f]{64}", name):
            raise ValueError(f"{name!r} is no content hash")
        return self._folder / name[:2] / f"{name}.png"
