"""Following: runs a command, reads its output as it comes, and stops it if it takes too long."""

import os
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import IO, Final

LOOK: Final = 0.5
"""Seconds between checks whether the process has ended, since its children may keep its output open."""
QUIET: Final = {
    "PYTHONUNBUFFERED": "1",  # otherwise lines come late, or never if the process is stopped
    "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",  # the CUDA tests need none of the machine's plugins
    "TRANSFORMERS_VERBOSITY": "error",
    "DIFFUSERS_VERBOSITY": "error",
    "HF_HUB_OFFLINE": "1",  # nothing is downloaded, and trying to without a network takes long
}


def follow(command: Sequence[str], seconds: float, hear: Callable[[str], None]) -> int | None:
    """Run a command and pass each line of output to `hear`; returns its exit code, or None if it was stopped."""
    process = subprocess.Popen(  # noqa: S603 - our own Python
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, **QUIET},
        process_group=0,  # so that its children can be stopped with it
    )
    lines: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=_read, args=(process.stdout, lines), daemon=True).start()
    ends = time.monotonic() + seconds
    try:
        while (left := ends - time.monotonic()) > 0:
            try:
                line = lines.get(timeout=min(left, LOOK))
            except queue.Empty:
                if process.poll() is not None:
                    return process.returncode
                continue
            if line is None:
                return _exit_code(process, ends)
            hear(line)
        return None
    finally:
        _stop(process)


def ending(code: int | None) -> str:
    """How a process ended, in words."""
    if code is None:
        return "stopped: its time was up"
    if code < 0:
        return f"the process ended with {signal.Signals(-code).name}"
    return f"the process ended with exit code {code}"


def _read(output: IO[str], lines: "queue.Queue[str | None]") -> None:
    with output:
        for line in output:
            lines.put(line.rstrip("\n"))
    lines.put(None)


def _exit_code(process: "subprocess.Popen[str]", ends: float) -> int | None:
    try:
        return process.wait(max(ends - time.monotonic(), LOOK))
    except subprocess.TimeoutExpired:
        return None


def _stop(process: "subprocess.Popen[str]") -> None:
    with suppress(ProcessLookupError, PermissionError):  # it and its children have already ended
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
