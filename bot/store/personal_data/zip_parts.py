"""Parts: zip files of a limited size, filled one after another. Synchronous, so run it on a thread."""

import zipfile
from pathlib import Path
from types import TracebackType
from typing import Final, Self

ENTRY: Final = 256
"""The most bytes that a zip file adds to an entry's content: two headers, each with one of our names."""


class Parts:
    """Writes `name-1.zip`, `name-2.zip` and so on into a folder; no file is split between them."""

    def __init__(self, folder: Path, name: str, limit: int) -> None:
        self._folder = folder
        self._name = name
        self._limit = limit
        self._open: zipfile.ZipFile | None = None
        self._size = 0
        self.paths: list[Path] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def add(self, name: str, data: bytes, *, most: int | None = None) -> bool:
        """Add a file, starting another part if it might not fit; returns False if it wouldn't fit into any.

        With `most`, there are never more parts than that: also returns False if another one were needed.
        """
        needed = len(data) + len(data) // 1000 + ENTRY  # deflate slightly enlarges what it can't compress
        if needed + ENTRY > self._limit:
            return False
        if self._open is None or self._size + needed + ENTRY > self._limit:
            if most is not None and len(self.paths) >= most:
                return False
            self._begin()
        assert self._open is not None  # noqa: S101 - just begun
        stored = zipfile.ZIP_DEFLATED if name.endswith((".json", ".txt")) else zipfile.ZIP_STORED
        self._open.writestr(name, data, stored)
        self._size += self._open.getinfo(name).compress_size + ENTRY
        return True

    def _begin(self) -> None:
        self._close()
        self.paths.append(self._folder / f"{self._name}-{len(self.paths) + 1}.zip")
        self._open, self._size = zipfile.ZipFile(self.paths[-1], "w"), 0

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None
