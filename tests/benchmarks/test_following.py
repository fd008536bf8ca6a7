"""Following a process: its lines are heard as they come, and it is stopped with its children when its time is up."""

import sys
import time

import psutil
import pytest

from benchmarks.gpu.following import ending, follow

LONG = 60.0
"""Seconds that no test waits for."""


def ended(pid: int) -> bool:
    """Whether a process ends within a while; it may stay in the table of processes until somebody asks for its code."""
    until = time.monotonic() + LONG / 2
    while time.monotonic() < until:
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.02)
    return False


def python(code: str) -> list[str]:
    return [sys.executable, "-u", "-c", code]


def test_every_line_is_heard_and_the_exit_code_is_told() -> None:
    heard: list[str] = []
    code = follow(python("import sys; print('one'); print('two', file=sys.stderr); sys.exit(5)"), LONG, heard.append)
    assert heard == ["one", "two"]
    assert code == 5


def test_a_line_is_heard_while_the_process_goes_on() -> None:
    class EnoughError(Exception):
        """Raised when the line is heard: the process itself would go on for long."""

    def hear(line: str) -> None:
        raise EnoughError(line)

    began = time.monotonic()
    with pytest.raises(EnoughError, match="now"):
        follow(python(f"import time; print('now'); time.sleep({LONG})"), LONG, hear)
    assert time.monotonic() - began < LONG / 2


@pytest.mark.slow
def test_a_process_is_stopped_with_its_children_when_its_time_is_up() -> None:
    heard: list[str] = []
    child = f"import subprocess, sys, time; print(subprocess.Popen(['sleep', '{LONG}']).pid); time.sleep({LONG})"
    assert follow(python(child), 3.0, heard.append) is None
    [pid] = map(int, heard)
    assert ended(pid)


def test_a_child_that_keeps_the_output_open_is_not_waited_for() -> None:
    began, heard = time.monotonic(), list[str]()
    child = f"import subprocess; print(subprocess.Popen(['sleep', '{LONG}'], start_new_session=True).pid)"
    code = follow(python(child), LONG, heard.append)
    psutil.Process(int(heard[0])).kill()
    assert code == 0
    assert time.monotonic() - began < LONG / 2


@pytest.mark.parametrize(
    ("code", "said"),
    [(None, "its time was up"), (-11, "SIGSEGV"), (1, "exit code 1")],
)
def test_how_a_process_ended_is_said_in_words(code: int | None, said: str) -> None:
    assert said in ending(code)
