"""Measure on a GPU: `python -m benchmarks.gpu`. The parts stand in order of worth; each row is kept as it comes."""

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
    """Run the CUDA tests and measure; 1 where a row failed or missed its floor, 2 where there is nothing to run on."""
    options = parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the process of the part is stopped, too
    if not (options.rehearse or torch.cuda.is_available()):
        say("There is no CUDA device here. To try this on the CPU, add --rehearse.")
        return 2
    parts = starting(options.begin, rehearsed(PARTS) if options.rehearse else PARTS)
    folder = options.out or Path(tempfile.mkdtemp(prefix="easel-gpu-"))
    book, on = Book(folder, rehearsal=options.rehearse), machine(rehearse=options.rehearse)
    say(f"{on}: {options.minutes:g} minutes; results go to {book.markdown}")
    spent = time.time() - psutil.Process().create_time()  # on importing torch, mostly
    results = Conductor(book, folder, on, say, options.rehearse).conduct(parts, 60 * options.minutes - spent)
    say(book.text())
    return 1 if any(one.missed or one.found.outcome == "failed" for one in results) else 0


def parser() -> argparse.ArgumentParser:
    """The options; argparse, so that a machine without Easel's own requirements will do."""
    names = [part.name for part in PARTS]
    made = argparse.ArgumentParser("python -m benchmarks.gpu", description="Run the CUDA tests and measure.")
    made.add_argument(
        "--minutes", type=float, default=8.0, help="the time for everything; what does not fit is left out (default: 8)"
    )
    made.add_argument("--from", dest="begin", choices=names, default=names[0], help="the part to begin with")
    made.add_argument(
        "--out",
        type=Path,
        default=os.environ.get("OUT"),
        help="the folder for the results, where those of earlier runs stay (default: $OUT, else a new one)",
    )
    made.add_argument("--rehearse", action="store_true", help="on the CPU with narrow models: nothing is measured")
    return made


def machine(*, rehearse: bool) -> Machine:
    """Where and when this runs."""
    name = "rehearsal on the CPU, narrow model" if rehearse else torch.cuda.get_device_name()
    return Machine(name, torch.__version__, datetime.now(UTC).date().isoformat())


def say(line: str) -> None:
    """Print a line, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
