"""Run the benchmarks: `python -m benchmarks` runs all of them, `--only` some."""

import asyncio
from collections.abc import Callable
from typing import Annotated, Final

import typer
from rich.console import Console

from benchmarks.table import Table
from bot.cli.logs import set_up_logs


def throughput() -> list[Table]:
    """CPU throughput."""
    from benchmarks.throughput import measure

    return measure()


def gpu() -> list[Table]:
    """The GPU figures, including those that decide about accelerations."""
    from benchmarks.gpu.tables import measure

    return measure()


def lateness() -> list[Table]:
    """Lateness of the event loop."""
    from benchmarks.lateness import measure

    return [asyncio.run(measure())]


def overhead() -> list[Table]:
    """Overhead of bot, queue and store."""
    from benchmarks.overhead import measure

    return [asyncio.run(measure())]


def acknowledgement() -> list[Table]:
    """Database statements and milliseconds before a member gets an answer."""
    from benchmarks.acknowledgement import measure

    return [asyncio.run(measure())]


def visit() -> list[Table]:
    """Starting bot and playground, a picture, a click, and closing both."""
    from benchmarks.visit import measure

    return [asyncio.run(measure())]


def history() -> list[Table]:
    """Galleries, search, autocomplete and statistics over a million jobs."""
    from benchmarks.history import measure

    return [asyncio.run(measure())]


def words() -> list[Table]:
    """How long the word filter takes to check a prompt against ten thousand rules."""
    from benchmarks.words import measure

    return [measure()]


def signatures() -> list[Table]:
    """How often a picture is taken for a copy of a purged one, and how long a look-up takes."""
    from benchmarks.signatures import measure

    return measure()


def memory() -> list[Table]:
    """Resident memory while painting two thousand pictures."""
    from benchmarks.memory import measure

    return [measure()]


# Lateness comes first, because it includes the time to import torch.
PARTS: Final[dict[str, Callable[[], list[Table]]]] = {
    "lateness": lateness,
    "overhead": overhead,
    "acknowledgement": acknowledgement,
    "visit": visit,
    "history": history,
    "words": words,
    "signatures": signatures,
    "throughput": throughput,
    "memory": memory,
    "gpu": gpu,
}


def main(
    only: Annotated[
        list[str] | None, typer.Option(help=f"Run only these, and write no page: {', '.join(PARTS)}.")
    ] = None,
) -> None:
    """Measure, print the tables and write docs/benchmarks.md; exits with 1 if a floor is missed."""
    set_up_logs("ERROR")
    unknown = set(only or ()) - set(PARTS)
    if unknown:
        raise typer.BadParameter(f"There is no part {', '.join(sorted(unknown))}. Choose from {', '.join(PARTS)}.")
    console, tables = Console(), []
    for name in only or PARTS:
        for table in PARTS[name]():
            table.show(console)
            tables.append(table)
    if not only:
        from benchmarks.report import write

        write(tables)
    raise typer.Exit(1 if any(table.failed for table in tables) else 0)


if __name__ == "__main__":
    typer.run(main)
