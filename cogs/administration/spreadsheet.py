"""Spreadsheet: rows as a CSV file that no program takes for formulas, zipped where it is large."""

import csv
import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from typing import Final, Self

LARGE: Final = 1 << 20
"""Bytes from which a file is zipped."""
FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a cell that spreadsheets run begins with: https://owasp.org/www-community/attacks/CSV_Injection."""


class Spreadsheet:
    """A file on disk that grows by rows, and is gone at the end of its `with`."""

    def __init__(self, heads: Sequence[str]) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed at the end
        self._packed: io.BufferedRandom | None = None
        self._text = io.TextIOWrapper(self._file, newline="", encoding="utf-8-sig")  # Excel knows UTF-8 by its mark
        self._writer = csv.writer(self._text)
        self._writer.writerow(heads)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()
        if self._packed is not None:
            self._packed.close()

    def add(self, rows: Iterable[Sequence[object]]) -> None:
        """Write rows; None becomes an empty cell."""
        self._writer.writerows([[cell(value) for value in row] for row in rows])

    def pack(self, name: str) -> tuple[io.BufferedRandom, str]:
        """The whole as a file that is read from its beginning, and its name. Nothing can be added after that."""
        self._text.flush()
        self._text.detach()
        size = self._file.tell()
        self._file.seek(0)
        if size < LARGE:
            return self._file, f"{name}.csv"
        self._packed = tempfile.TemporaryFile()  # noqa: SIM115 - closed at the end
        archive = zipfile.ZipFile(self._packed, "w", zipfile.ZIP_DEFLATED)
        with archive, archive.open(f"{name}.csv", "w") as inside:
            shutil.copyfileobj(self._file, inside)
        self._packed.seek(0)
        return self._packed, f"{name}.zip"


def cell(value: object) -> object:
    """What stands in a cell: text that would be run as a formula gets an apostrophe before it."""
    if isinstance(value, str) and value.startswith(FORMULAS):
        return "'" + value
    return value
