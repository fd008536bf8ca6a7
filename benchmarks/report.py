"""Report: writes docs/benchmarks.md and its plots from a full run."""

import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import matplotlib as mpl
import psutil
import torch
from matplotlib.figure import Figure

from benchmarks.table import Table

DOCS = Path(__file__).parent.parent / "docs"
HEAD = """# Benchmarks

`make bench` writes this page. It measures everything side by side in one process, and fails if a floor is missed. Look
at the ratios rather than the seconds: both sides of a ratio are timed in turns on the same machine, with the same
weights, samplers and seeds.
"""


def machine() -> str:
    """The date, hardware and versions of the run."""
    cores = psutil.cpu_count(logical=True)
    gpu = torch.cuda.get_device_name() if torch.cuda.is_available() else "no GPU"
    parts = ", ".join(f"{name} {version(name)}" for name in ("torch", "diffusers", "transformers", "discord.py"))
    day = datetime.now(UTC).date().isoformat()
    return f"{day}: {processor()}, {cores} cores, {gpu}; Python {platform.python_version()}, {parts}."


def processor() -> str:
    """The processor's name, if the system knows it."""
    information = Path("/proc/cpuinfo")
    lines = information.read_text().splitlines() if information.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def write(tables: Sequence[Table], docs: Path = DOCS) -> None:
    """Write the page and its plots."""
    mpl.use("Agg")
    for table in tables:
        if table.plot:
            (docs / table.plot).parent.mkdir(parents=True, exist_ok=True)
            plot(table, docs / table.plot)
    parts = [HEAD, machine() + "\n", *[table.markdown() for table in tables]]
    (docs / "benchmarks.md").write_text("\n".join(parts).rstrip() + "\n")


def plot(table: Table, path: Path) -> None:
    """Plot a table's last ratio, or its second column if there is none, as bars by its first column."""
    column = len(table.columns) - 1 if "÷" in table.columns[-1] else 1
    values = [float(row[column]) for row in table.rows]
    figure = Figure(figsize=(7, 0.5 * len(values) + 1.2), layout="constrained")
    axes = figure.subplots()
    bars = axes.barh([row[0] for row in table.rows], values, color="#5865f2")
    axes.bar_label(bars, padding=3)
    axes.invert_yaxis()
    axes.set_xlabel(table.columns[column])
    axes.set_ylabel(table.columns[0] if table.columns[0] != "way" else "")
    axes.margins(x=0.12)
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=110, metadata={"Software": None})
