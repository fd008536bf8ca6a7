"""The conductor of the GPU parts, with small processes in the place of those that measure."""

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.gpu.book import Book
from benchmarks.gpu.conductor import LOST, Conductor, verdict
from benchmarks.gpu.plan import PARTS
from benchmarks.gpu.result import MARK, Machine

PART = replace(PARTS[1], starts=0, most=30, rows=tuple(replace(row, seconds=1) for row in PARTS[1].rows[:4]))
KEYS = [row.key for row in PART.rows]

PROCESS = """
import json, os, sys, time
first = sys.argv[sys.argv.index("--first") + 1]
def say(key, outcome="measured"):
    print({mark!r} + json.dumps(key and {{"key": key, "found": {{"outcome": outcome, "text": "1.0"}}}}), flush=True)
for key in {keys!r}[{keys!r}.index(first):]:
    exec({body!r})
"""


def conductor(folder: Path, body: str) -> Conductor:
    """A conductor whose parts' process does `body` for each row in turn."""
    script = folder / "process.py"
    script.write_text(PROCESS.format(mark=MARK, keys=KEYS, body=body))
    machine = Machine("a device", "2.0", "2026-01-31")
    return Conductor(Book(folder), folder, machine, print, process=(sys.executable, str(script)))


def outcomes(folder: Path, body: str, seconds: float = 60.0) -> dict[str, str]:
    results = conductor(folder, body).conduct([PART], seconds)
    return {one.row.key: one.cell for one in results}


def test_every_row_is_kept(tmp_path: Path) -> None:
    assert outcomes(tmp_path, "say(key)") == dict.fromkeys(KEYS, "1.0")
    assert [one["row"]["key"] for one in json.loads((tmp_path / "gpu.json").read_text())] == KEYS


def test_a_row_is_kept_whatever_a_library_has_written_before_it(tmp_path: Path) -> None:
    found = outcomes(tmp_path, "print('loading 50%', end='', flush=True); say(key)")
    assert found == dict.fromkeys(KEYS, "1.0")


def test_a_process_that_dies_costs_one_row_and_the_rest_goes_on(tmp_path: Path) -> None:
    found = outcomes(tmp_path, f"say(key) if key != {KEYS[1]!r} else os.abort()")
    assert "SIGABRT" in found.pop(KEYS[1])
    assert found == dict.fromkeys([KEYS[0], *KEYS[2:]], "1.0")


def test_a_process_that_has_lost_its_device_is_followed_by_another(tmp_path: Path) -> None:
    body = f"say(key, 'failed' if key == {KEYS[1]!r} else 'measured'); key == {KEYS[1]!r} and sys.exit({LOST})"
    found = outcomes(tmp_path, body)
    assert found.pop(KEYS[1]) == "failed: 1.0"
    assert found == dict.fromkeys([KEYS[0], *KEYS[2:]], "1.0")


def test_a_part_that_can_not_begin_is_not_begun_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = outcomes(tmp_path, "print('No module'); sys.exit(1)")
    assert set(found.values()) == {"failed: the part couldn't begin: the process ended with exit code 1; No module"}
    assert capsys.readouterr().out.splitlines().count("No module") == 1  # what it said is there to read


@pytest.mark.slow
def test_a_row_that_overruns_is_stopped_and_what_was_measured_before_it_stays(tmp_path: Path) -> None:
    began = time.monotonic()
    found = outcomes(tmp_path, f"say(key) if key == {KEYS[0]!r} else time.sleep(600)", seconds=13.0)
    assert time.monotonic() - began < 60
    assert found[KEYS[0]] == "1.0"
    assert found[KEYS[1]] == "failed: stopped: its time was up"
    assert all(found[key].startswith("left out") for key in KEYS[2:])


def test_a_part_that_does_not_fit_is_left_out_without_a_process(tmp_path: Path) -> None:
    found = outcomes(tmp_path, "os.abort()", seconds=1.0)
    assert list(found) == KEYS
    assert all(text.startswith("left out: it takes up to 1 s") for text in found.values())


def test_the_tests_are_counted_and_those_that_broke_are_named() -> None:
    words = {"tests/a.py::one": "PASSED", "tests/a.py::two[x]": "FAILED", "tests/a.py::three": "SKIPPED"}
    found = verdict(words, 1, 3.0)
    assert found.outcome == "failed"
    assert found.text == "1 passed, 1 failed, 1 skipped (two[x])"
    assert verdict({"tests/a.py::one": "PASSED"}, 0, 3.0).outcome == "measured"


def test_tests_that_broke_off_are_no_success() -> None:
    found = verdict({"tests/a.py::one": "PASSED"}, None, 90.0)
    assert (found.outcome, found.text) == ("failed", "1 passed; stopped: its time was up")
    assert verdict({}, 4, 1.0).text == "the process ended with exit code 4"
