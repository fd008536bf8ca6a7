"""Files: uploads stored by the hash of their content, written completely or not at all."""

import asyncio
import hashlib
import os
import re
import secrets
import time
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


def is_older(at: float, now: float, seconds: float) -> bool:
    """Whether a time is more than `seconds` ago, or as far in the future: then the clock was wrong."""
    return abs(now - at) >= seconds


class Uploads:
    """Members' uploads, already checked and normalised; the same picture is stored only once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def keep(self, data: bytes) -> str:
        """Store the bytes; returns their hash, by which an ImageRequest refers to them."""
        name = hashlib.sha256(data).hexdigest()
        path = self._path(name)
        try:
            await asyncio.to_thread(os.utime, path)  # it counts as new: the job that needs it isn't in the database yet
        except FileNotFoundError:
            await asyncio.to_thread(write_file, path, data)
        return name

    async def read(self, name: str) -> bytes | None:
        """The bytes stored under a hash, or None."""
        try:
            return await asyncio.to_thread(self._path(name).read_bytes)
        except FileNotFoundError:
            return None

    async def remove(self, name: str) -> None:
        """Delete the file stored under a hash, if there is one."""
        await asyncio.to_thread(self._path(name).unlink, missing_ok=True)

    async def names(self, older: float) -> list[str]:
        """The hashes of all uploads last stored more than `older` seconds ago."""
        return await asyncio.to_thread(self._names, time.time(), older)

    def _names(self, now: float, older: float) -> list[str]:
        return [file.stem for file in self._folder.glob("*/*.png") if is_older(file.stat().st_mtime, now, older)]

    def _path(self, name: str) -> Path:
        if not re.fullmatch(r"[0-9a-f]{64}", name):
            raise ValueError(f"{name!r} is no content hash")
        return self._folder / name[:2] / f"{name}.png"
