"""Exit: how a serving process ends: with its exit code, and without waiting for any thread.

A thread that is inside torch can't be ended. If the interpreter ended in the usual way, C++ would destroy its global
objects while that thread still uses them, and the process would die with SIGABRT instead of its exit code.
"""

import asyncio
import logging
import os
import sys
from collections.abc import Coroutine
from contextlib import suppress
from typing import Final, NoReturn

import typer

from bot.core.errors import EaselError

REFUSED: Final = 2
"""Exit code after an EaselError: something is wrong that a restart won't mend."""
BROKEN: Final = 1
"""Exit code after an error that nobody foresaw."""


def end_with(work: Coroutine[object, object, int]) -> NoReturn:
    """Do the work on an event loop, then end the process with the exit code that it returns.

    An EaselError is one line on stderr and REFUSED; any other error is a traceback and BROKEN.
    """
    code = BROKEN
    try:
        # The runner is never closed: that would wait for threads, such as one that looks up a name in the DNS.
        code = asyncio.Runner().run(work)
    except EaselError as error:
        code = REFUSED
        tell(error)
    finally:
        if (unforeseen := sys.exc_info()[1]) is not None:
            sys.excepthook(type(unforeseen), unforeseen, unforeseen.__traceback__)
        leave(code)


def tell(error: EaselError) -> None:
    """Write an error's sentence to stderr, if there still is one."""
    with suppress(OSError, ValueError):
        typer.echo(str(error), err=True)


def open_streams() -> None:
    """Open stdin, stdout and stderr if the process was started without them.

    Otherwise the next file or socket gets their number, and what a library prints ends up in it.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest free number, which is this one
    sys.stdout = sys.stdout or open(1, "w", closefd=False)  # noqa: SIM115 - open until the process ends
    sys.stderr = sys.stderr or open(2, "w", closefd=False)  # noqa: SIM115


def leave(code: int) -> NoReturn:
    """End the process now, after writing what was logged."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    logging.shutdown()
    os._exit(code)
