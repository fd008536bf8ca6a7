"""A reading process as the bot sees it: started for one file, asked one question, and killed if it takes too long.

A fresh process for each file costs about a tenth of a second, while painting takes seconds. In return nothing of one
file is left for the next, and a process that is killed takes nobody else's file with it.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import structlog

from bot.core.errors import EaselError, RequestError, UploadError
from bot.pictures.reader.bounds import Bounds
from bot.pictures.reader.messages import LENGTHS, lengths, packed, parsed
from bot.pictures.reader.tasks import Done, Task

log = structlog.get_logger()

ROOT: Final = str(Path(__file__).parents[3])
"""The folder that `bot` is in, so that the process runs the same code as the bot."""
START: Final = (
    "import sys; sys.path[:0] = [one for one in sys.argv[1:] if one not in sys.path];"
    "from bot.pictures.reader.child import main; main()"
)
NEEDED: Final = ("LD_LIBRARY_PATH", "SYSTEMROOT")
"""The only variables that are handed on, because Python may not start without them. None of them is a secret."""
ONE_THREAD: Final = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
"""Each thread of a mathematical library would take memory for itself."""
ERRORS: Final[Mapping[str, type[EaselError]]] = {one.__name__: one for one in (UploadError, RequestError)}
"""The errors that a process may answer with."""
KILLED: Final = {
    -int(number): key
    for name, key in {"SIGXCPU": "upload.slow", "SIGKILL": "upload.heavy"}.items()
    if (number := getattr(signal, name, None)) is not None
}
"""What it means how a process ended: its processor time was over, or the system had no more memory."""
GRACE: Final = 1.0
"""Seconds in which a process that answered, or closed its pipe, has to end."""


@dataclass(frozen=True, slots=True)
class Question:
    """A task for one file, with its arguments."""

    task: Task
    data: bytes
    arguments: Mapping[str, object]


async def ask(question: Question, bounds: Bounds) -> Done:
    """Let a process answer a question; raises the error that it tells, or UploadError if it breaks a bound or dies."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", "-B", "-W", "ignore", "-c", START, ROOT),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,  # libraries write there what a file makes them write
        env=ONE_THREAD | {name: os.environ[name] for name in NEEDED if name in os.environ},
    )
    answer: tuple[dict[str, Any], bytes] | None = None
    grace = 0.0  # for a process that is too slow, or that nobody waits for any more
    try:
        async with asyncio.timeout(bounds.clock):
            answer = await _exchange(process, question, bounds)
        grace = GRACE
    except TimeoutError as error:
        raise _ended(question, "upload.slow", "clock") from error
    finally:
        code = await _stopped(process, grace)
    if answer is None:
        raise _ended(question, KILLED.get(code, "upload.broken"), code)
    return _told(answer)


async def _exchange(
    process: asyncio.subprocess.Process, question: Question, bounds: Bounds
) -> tuple[dict[str, Any], bytes] | None:
    """Send the question and read the answer; None if the process ends without one."""
    asked, told = process.stdin, process.stdout
    assert asked is not None  # noqa: S101 - both are pipes
    assert told is not None  # noqa: S101
    head = {"task": question.task.value, "arguments": dict(question.arguments)}
    for part in packed(head | {"cpu": bounds.cpu, "memory": bounds.memory}, question.data):
        asked.write(part)
    try:
        await asked.drain()
        head_length, body_length = lengths(await told.readexactly(LENGTHS.size))
        return parsed(await told.readexactly(head_length)), await told.readexactly(body_length)
    except (asyncio.IncompleteReadError, ConnectionError, ValueError):
        return None


async def _stopped(process: asyncio.subprocess.Process, grace: float) -> int:
    """The process's exit code; whatever is still there after `grace` seconds is killed."""
    if process.stdin is not None:
        process.stdin.close()
    try:
        async with asyncio.timeout(grace):
            return await process.wait()
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        return await process.wait()


def _told(answer: tuple[dict[str, Any], bytes]) -> Done:
    """What a process answers; raises the error that it answers with."""
    head, body = answer
    if "error" not in head:
        return dict(head["values"]), body
    raise ERRORS.get(str(head["error"]), UploadError)(str(head["key"]), **dict(head["params"]))


def _ended(question: Question, key: str, code: object) -> UploadError:
    log.warning("a file could not be read", task=question.task.value, bytes=len(question.data), ended=code, key=key)
    return UploadError(key)
