"""Spreadsheet: rows as a CSV file whose cells no program runs as formulas, zipped if it is large."""

import csv
import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from typing import Final, Self

LARGE: Final = 1 << 20
"""Bytes from which the file is zipped."""
FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First characters that make spreadsheets run a cell: https://owasp.org/www-community/attacks/CSV_Injection."""


class Spreadsheet:
    """A file on disk that grows by rows and is deleted at the end of its `with` block."""

    def __init__(self, heads: Sequence[str]) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed at the end
        self._packed: io.BufferedRandom | None = None
        self._text = io.TextIOWrapper(self._file, newline="", encoding="utf-8-sig")  # Excel needs the mark
        self._writer = csv.writer(self._text)
        self._writer.writerow(heads)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Delete the file."""
        self._file.close()
        if self._packed is not None:
            self._packed.close()

    def add(self, rows: Iterable[Sequence[object]]) -> int:
        """Write rows and return their number; None becomes an empty cell."""
        written = [[cell(value) for value in row] for row in rows]
        self._writer.writerows(written)
        return len(written)

    def pack(self, name: str) -> tuple[io.BufferedRandom, str]:
        """The finished file, ready to be read, and its name. Nothing can be added after this."""
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
    """A cell's text; if a spreadsheet would run it as a formula, it gets a leading apostrophe."""
    if isinstance(value, str) and value.startswith(FORMULAS):
        return "'" + value
    return value
