"""Measure on a GPU: `python -m benchmarks.gpu` runs the most valuable parts first and saves each row at once."""

import argparse
import os
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import psutil
import torch

from benchmarks.gpu.book import Book
from benchmarks.gpu.conductor import Conductor
from benchmarks.gpu.plan import PARTS, rehearsed, starting
from benchmarks.gpu.result import Machine


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the CUDA tests and measure; returns 1 if a row failed or missed its floor, 2 if there is no GPU."""
    options = parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the part's process is stopped too
    if not (options.rehearse or torch.cuda.is_available()):
        say("There is no CUDA device here. To try this on the CPU, add --rehearse.")
        return 2
    parts = starting(options.begin, rehearsed(PARTS) if options.rehearse else PARTS)
    folder = options.out or Path(tempfile.mkdtemp(prefix="easel-gpu-"))
    book, on = Book(folder, rehearsal=options.rehearse), machine(rehearse=options.rehearse)
    say(f"{on}: {options.minutes:g} minutes; results go to {book.markdown}")
    spent = time.time() - psutil.Process().create_time()  # mostly on importing torch
    results = Conductor(book, folder, on, say, options.rehearse).conduct(parts, 60 * options.minutes - spent)
    say(book.text())
    return 1 if any(one.missed or one.found.outcome == "failed" for one in results) else 0


def parser() -> argparse.ArgumentParser:
    """The options, parsed by argparse because a GPU machine may lack Easel's requirements."""
    names = [part.name for part in PARTS]
    made = argparse.ArgumentParser("python -m benchmarks.gpu", description="Run the CUDA tests and measure.")
    made.add_argument(
        "--minutes", type=float, default=8.0, help="total time; what doesn't fit is left out (default: 8)"
    )
    made.add_argument("--from", dest="begin", choices=names, default=names[0], help="the part to begin with")
    made.add_argument(
        "--out",
        type=Path,
        default=os.environ.get("OUT"),
        help="the folder for results, where earlier results are kept (default: $OUT, else a new one)",
    )
    made.add_argument(
        "--rehearse", action="store_true", help="try everything on the CPU with narrow models; the figures mean nothing"
    )
    return made


def machine(*, rehearse: bool) -> Machine:
    """The device, torch version and date of this run."""
    name = "rehearsal on the CPU, narrow model" if rehearse else torch.cuda.get_device_name()
    return Machine(name, torch.__version__, datetime.now(UTC).date().isoformat())


def say(line: str) -> None:
    """Print a line immediately."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
