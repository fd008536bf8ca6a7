"""The reading process: reads one question, confines itself, does the task, answers, and ends.

Nothing is left of it for the next file. If the bot ends first, so does this: standard input then ends.
"""

import os
import sys
import threading
from typing import Any, BinaryIO

from bot.core.errors import EaselError, UploadError
from bot.pictures.reader.bounds import confine
from bot.pictures.reader.messages import LENGTHS, lengths, packed, parsed
from bot.pictures.reader.tasks import TASKS, Done, Task, load


def main() -> None:
    """Answer the one question on standard input, on standard output."""
    asked, told = sys.stdin.buffer, sys.stdout.buffer
    head, data = _question(asked)
    threading.Thread(target=_end_with, args=(asked,), daemon=True).start()
    task = Task(head["task"])
    load(task)
    confine(head["cpu"], head["memory"])
    for part in _answer(task, data, head["arguments"]):
        told.write(part)
    told.flush()
    os._exit(0)  # taking everything down in order would take time that nobody needs


def _question(asked: BinaryIO) -> tuple[dict[str, Any], bytes]:
    head, body = lengths(asked.read(LENGTHS.size))
    return parsed(asked.read(head)), asked.read(body)


def _answer(task: Task, data: bytes, arguments: dict[str, Any]) -> list[bytes]:
    try:
        done: Done = TASKS[task](data, **arguments)
    except MemoryError:
        return _refused(UploadError("upload.heavy"))
    except EaselError as error:
        return _refused(error)
    return packed({"values": done[0]}, done[1])


def _refused(error: EaselError) -> list[bytes]:
    return packed({"error": type(error).__name__, "key": error.key, "params": error.params})


def _end_with(asked: BinaryIO) -> None:
    """End when the bot closes its end of the pipe, or is killed."""
    os.read(asked.fileno(), 1)
    os._exit(1)
