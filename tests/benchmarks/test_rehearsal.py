"""The GPU figures rehearsed on the CPU, as processes from the checkout: what a machine with a GPU will run."""

import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
import torch

from benchmarks.gpu.book import read
from benchmarks.gpu.conductor import PYTEST
from benchmarks.gpu.plan import PARTS
from benchmarks.gpu.result import Result

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 240.0
"""Seconds after which a test gives up waiting."""
ELSEWHERE = ("aiosqlite", "discord", "hikari", "jsonschema_rs", "playwright", "pydantic", "re2", "trustme")
"""What Easel or its tests need, and neither a GPU machine has nor benchmarks/carry.sh brings."""


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks.gpu", "--rehearse", *arguments]


@contextmanager
def running(*arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A rehearsal while it runs; ended afterwards if it has not ended by itself."""
    process = subprocess.Popen(command(*arguments), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE)


def results(folder: Path) -> dict[str, Result]:
    file = folder / "rehearsal.json"
    return {one.key: one for one in read(file)} if file.exists() else {}


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.05)


@pytest.mark.slow
@pytest.mark.timeout(4 * PATIENCE)
def test_rows_are_kept_while_it_runs_and_a_later_run_adds_to_them(tmp_path: Path) -> None:
    with running("--from", "accelerations", "--minutes", "10", "--out", str(tmp_path)) as process:
        wait_for(lambda: "accelerations/step" in results(tmp_path))
        assert process.poll() is None
        [part] = psutil.Process(process.pid).children()
    assert not part.is_running()  # whoever ends the rehearsal ends what it has begun
    before = results(tmp_path)
    assert before["accelerations/graph-2"].found.outcome == "failed"
    assert "CUDAGraph" in before["accelerations/graph-2"].found.text
    assert before["accelerations/step"].found.outcome == "measured"  # the rows behind one that failed go on
    assert "accelerations/compile-2" not in before

    done = subprocess.run(command("--from", "reproducible", "--minutes", "5", "--out", str(tmp_path)), cwd=ROOT)
    after = results(tmp_path)
    assert done.returncode == 0
    assert after["reproducible/equal"].found.text == "equal"
    assert {key: after[key] for key in before} == before
    assert {one.part for one in after.values()} == {"accelerations", "reproducible"}


@pytest.mark.slow
@pytest.mark.timeout(2 * PATIENCE)
def test_the_time_is_kept_and_what_does_not_fit_is_said(tmp_path: Path) -> None:
    began = time.monotonic()
    subprocess.run(command("--minutes", "0.5", "--out", str(tmp_path)), cwd=ROOT)
    assert time.monotonic() - began < 30 + 30  # generously: others may be using the machine
    found = results(tmp_path)
    assert set(found) == {f"{part.name}/{row.key}" for part in PARTS for row in part.rows}
    assert found["reproducible/equal"].found.outcome == "left out"
    assert "s are left" in found["reproducible/equal"].found.text


@pytest.mark.slow
def test_an_unknown_part_is_a_wrong_option() -> None:
    done = subprocess.run(command("--from", "sdxxl"), cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "sdxl" in done.stderr


@pytest.mark.skipif(torch.cuda.is_available(), reason="for machines without a CUDA device")
@pytest.mark.slow
def test_without_a_gpu_nothing_is_measured() -> None:
    done = subprocess.run([sys.executable, "-m", "benchmarks.gpu"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "no CUDA device" in done.stdout


def without(*names: str) -> str:
    """Code after which packages of these names can't be imported."""
    return f"""
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {names!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}} here")
sys.meta_path.insert(0, Missing())
"""


@pytest.mark.slow
def test_the_cuda_tests_run_where_much_is_missing() -> None:
    code = without(*ELSEWHERE, "pytest_asyncio") + f"import pytest\nsys.exit(pytest.main({list(PYTEST[2:])!r}))"
    outside = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    arguments = [sys.executable, "-c", code]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, env=outside)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "test_only_copies_to_cuda_are_pinned PASSED" in done.stdout


@pytest.mark.slow
def test_the_measurements_need_little() -> None:
    needed = "import benchmarks.gpu.__main__, benchmarks.gpu.part"
    code = without(*ELSEWHERE, "aiohttp", "pytest", "typer") + needed
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def wheel(folder: Path) -> None:
    """A wheel whose module notes in a file that it was there when Python started."""
    with zipfile.ZipFile(folder / "carried-1.0-py3-none-any.whl", "w") as archive:
        archive.writestr("carried.py", "import os, pathlib\npathlib.Path(os.environ['CARRIED']).touch()\n")
        archive.writestr("carried.pth", "import carried\n")
        archive.writestr("carried-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: carried\nVersion: 1.0\n")
        archive.writestr(
            "carried-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr("carried-1.0.dist-info/RECORD", "")


@pytest.mark.slow
@pytest.mark.timeout(2 * PATIENCE)
def test_the_script_puts_the_wheels_beside_what_the_machine_has(tmp_path: Path) -> None:
    """The Python that runs this test is mostly that of a virtual environment: as on a machine where torch is in one."""
    wheel(tmp_path)
    mark = tmp_path / "carried"
    script = [
        str(ROOT / "benchmarks" / "gpu.sh"),
        str(tmp_path),
        "--rehearse",
        "--minutes",
        "3",
        "--from",
        "reproducible",
    ]
    outside = {**os.environ, "PYTHON": sys.executable, "OUT": str(tmp_path / "out"), "CARRIED": str(mark)}
    done = subprocess.run(script, cwd=tmp_path, env=outside, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert mark.exists()
    assert results(tmp_path / "out")["reproducible/equal"].found.text == "equal"


def test_the_script_says_where_wheels_are_missing(tmp_path: Path) -> None:
    done = subprocess.run([ROOT / "benchmarks" / "gpu.sh", tmp_path], capture_output=True, text=True)
    assert done.returncode == 2
    assert f"benchmarks/carry.sh {tmp_path}" in done.stderr


def test_what_is_carried_is_pinned() -> None:
    script = (ROOT / "benchmarks" / "carry.sh").read_text()
    block = script.partition("NAMES=(")[2].partition("\n)")[0]
    names = [word for line in block.splitlines() for word in line.partition("#")[0].split()]
    pinned = [line.partition("==")[0] for line in (ROOT / "constraints.txt").read_text().splitlines()]
    assert len(names) == 10
    assert set(names) <= set(pinned)
