"""Measure on a GPU: `python -m benchmarks.gpu`. The parts stand in order of worth; each row is kept as it comes."""

import signal
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import torch
import typer
from rich.console import Console

from benchmarks.gpu.book import Book
from benchmarks.gpu.conductor import Conductor
from benchmarks.gpu.plan import PARTS, rehearsed, starting
from benchmarks.gpu.result import Machine


def main(
    minutes: Annotated[
        float, typer.Option(min=0.0, help="The time for everything; what does not fit is left out.")
    ] = 8.0,
    begin: Annotated[
        str, typer.Option("--from", help=f"The part to begin with: {', '.join(part.name for part in PARTS)}.")
    ] = "",
    out: Annotated[
        Path | None, typer.Option(envvar="OUT", help="The folder for the results; those that are there stay.")
    ] = None,
    rehearse: Annotated[
        bool, typer.Option("--rehearse", help="Rehearse on the CPU, with narrow models; nothing is measured.")
    ] = False,
) -> None:
    """Run the CUDA tests and measure; exits with 1 where a row failed or missed its floor."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the process of the part is stopped, too
    console = Console(soft_wrap=True, markup=False, highlight=False)
    if not (rehearse or torch.cuda.is_available()):
        console.print("There is no CUDA device here. To try this on the CPU, add --rehearse.")
        raise typer.Exit(2)
    try:
        parts = starting(begin, rehearsed(PARTS) if rehearse else PARTS)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--from") from error
    folder = out or Path(tempfile.mkdtemp(prefix="easel-gpu-"))
    book = Book(folder, rehearsal=rehearse)
    on = machine(rehearse=rehearse)
    console.print(f"{on}: {minutes:g} minutes; results go to {book.markdown}")
    results = Conductor(book, folder, on, console.print, rehearse).conduct(parts, 60 * minutes)
    console.print(book.text())
    raise typer.Exit(1 if any(one.missed or one.found.outcome == "failed" for one in results) else 0)


def machine(*, rehearse: bool) -> Machine:
    """Where and when this runs."""
    name = "rehearsal on the CPU, narrow model" if rehearse else torch.cuda.get_device_name()
    return Machine(name, torch.__version__, datetime.now(UTC).date().isoformat())


if __name__ == "__main__":
    typer.run(main)
