"""The command of the benchmarks: parts by name, and what it says where there is no GPU."""

import subprocess
import sys
from pathlib import Path

import pytest
import torch

from benchmarks.gpu.plan import PARTS
from benchmarks.gpu.result import Found, Machine, Result
from benchmarks.gpu.tables import tables

ROOT = Path(__file__).parent.parent.parent


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "benchmarks", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def test_an_unknown_part_is_named_with_those_that_there_are() -> None:
    done = run("--only", "gpus")
    assert done.returncode == 2
    assert "There is no part gpus" in done.stderr
    assert "throughput" in done.stderr


@pytest.mark.skipif(torch.cuda.is_available(), reason="for machines without a CUDA device")
def test_missing_gpu_figures_are_no_failure_and_it_is_said_how_to_get_them() -> None:
    before = (ROOT / "docs" / "benchmarks.md").read_bytes()
    done = run("--only", "gpu")
    assert done.returncode == 0
    assert "python -m benchmarks.gpu" in " ".join(done.stdout.split())
    assert (ROOT / "docs" / "benchmarks.md").read_bytes() == before


def test_gpu_results_become_tables_and_floors_that_were_missed_are_said() -> None:
    part, machine = PARTS[1], Machine("a device", "2.0", "2026-01-31")
    rows = {row.key: row for row in part.rows}
    results = [
        Result("sd15", rows["call-2"], Found("measured", "18.0 ms"), machine),
        Result("sd15", rows["mixed"], Found("measured", "1.50 (P 3.00 s, ours 2.00 s)"), machine),
        Result("sd15", rows["share"], Found("failed", "OutOfMemoryError"), machine),
        Result("sd15", rows["psnr"], Found("left out", "12 s are left"), machine),
    ]
    [table] = tables(results)
    assert len(table.rows) == len(results)
    missed, failed = table.failed
    assert "ours ÷ P: 1.50 (P 3.00 s, ours 2.00 s), but the floor is 2.0." in missed
    assert " failed: OutOfMemoryError" in failed
