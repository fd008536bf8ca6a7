"""Tables: the GPU rows for `make bench`, which takes the time for all of them if there is a CUDA device."""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import torch

from benchmarks.gpu.__main__ import machine
from benchmarks.gpu.book import COLUMNS, Book, cells
from benchmarks.gpu.conductor import Conductor
from benchmarks.gpu.plan import PARTS
from benchmarks.gpu.result import Result
from benchmarks.table import Table

ABSENT: Final = (
    "There are no GPU figures yet, because no CUDA device was available. `python -m benchmarks.gpu` measures them in"
    " minutes on a machine that has one (see CONTRIBUTING.md)."
)
HOUR: Final = 3600.0


def measure() -> list[Table]:
    """A table for each part, or one that says why they are missing."""
    if not torch.cuda.is_available():
        return [Table("GPU: Stable Diffusion 1.5 and SDXL", (), remarks=[ABSENT])]
    with tempfile.TemporaryDirectory() as folder:
        conductor = Conductor(Book(Path(folder)), Path(folder), machine(rehearse=False), _say)
        return tables(conductor.conduct(PARTS, HOUR))


def tables(results: Sequence[Result]) -> list[Table]:
    """The results as tables, with a sentence for each missed floor and each failed row."""
    made = []
    for part in PARTS:
        own = [one for one in results if one.part == part.name]
        table = Table(f"GPU: {part.title}", COLUMNS)
        for one in own:
            table.add(*cells(one))
            if one.missed:
                table.failed.append(f"{one.row.what}: {one.found.text}, but the floor is {one.row.floor}.")
            elif one.found.outcome == "failed":
                table.failed.append(f"{one.row.what} failed: {one.found.text}.")
        if own:
            made.append(table)
    return made


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
