"""Report: docs/benchmarks.md and its plots, of one whole run."""

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

Written by `make bench`, which measures everything side by side in one process and fails where a floor is missed. Ratios
matter here, not seconds: both sides of each are timed in turns on the same machine, with the same weights, samplers and
seeds.
"""


def machine() -> str:
    """What it was measured on."""
    cores = psutil.cpu_count(logical=True)
    gpu = torch.cuda.get_device_name() if torch.cuda.is_available() else "no GPU"
    parts = ", ".join(f"{name} {version(name)}" for name in ("torch", "diffusers", "transformers", "discord.py"))
    day = datetime.now(UTC).date().isoformat()
    return f"{day}: {processor()}, {cores} cores, {gpu}; Python {platform.python_version()}, {parts}."


def processor() -> str:
    """The processor's name, where the system tells it."""
    information = Path("/proc/cpuinfo")
    lines = information.read_text().splitlines() if information.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def write(tables: Sequence[Table], docs: Path = DOCS) -> None:
    """Write page and plots."""
    mpl.use("Agg")
    for table in tables:
        if table.plot:
            (docs / table.plot).parent.mkdir(parents=True, exist_ok=True)
            plot(table, docs / table.plot)
    parts = [HEAD, machine() + "\n", *[table.markdown() for table in tables]]
    (docs / "benchmarks.md").write_text("\n".join(parts).rstrip() + "\n")


def plot(table: Table, path: Path) -> None:
    """A table's last ratio (or its median) by its first column, as bars."""
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
