"""The page of benchmarks: what was measured, on what, with a plot where there is one."""

import platform
from pathlib import Path

import torch
from PIL import Image

from benchmarks.report import machine, processor, write
from benchmarks.table import Table


def test_the_page_has_the_machine_the_tables_and_their_plots(tmp_path: Path) -> None:
    ratios = Table("CPU", ("way", "seconds", "P ÷ this"), plot="images/benchmarks/cpu.png")
    ratios.add("P", "6.70", "1.00")
    ratios.add("ours", "2.15", "3.12")
    write([ratios, Table("GPU", (), remarks=["None was at hand."])], tmp_path)
    page = (tmp_path / "benchmarks.md").read_text()
    assert page.startswith("# Benchmarks\n")
    assert machine() in page
    assert page.index("## CPU") < page.index("## GPU")
    with Image.open(tmp_path / "images/benchmarks/cpu.png") as picture:
        assert picture.format == "PNG"


def test_a_plot_shows_the_ratio_or_else_the_second_column(tmp_path: Path) -> None:
    times = Table("Overhead", ("jobs queued", "ms, p50", "note"), plot="times.png")
    times.add("10", "26.6", "no number")
    write([times], tmp_path)  # the last column could not be drawn
    ratios = Table("CPU", ("way", "note", "P ÷ this"), plot="ratios.png")
    ratios.add("P", "no number", "1.00")
    write([ratios], tmp_path)
    assert (tmp_path / "times.png").exists()
    assert (tmp_path / "ratios.png").exists()


def test_the_machine_is_named_with_the_versions_that_matter() -> None:
    named = machine()
    assert processor() in named
    assert f"Python {platform.python_version()}" in named
    assert f"torch {torch.__version__}" in named
