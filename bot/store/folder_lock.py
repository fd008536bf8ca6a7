"""FolderLock: one process per data folder. The operating system holds the lock, so a killed process leaves none."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bot.core.errors import SettingsError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME: Final = ".lock"
"""The file in the data folder that is locked. It stays there: deleting it could let two processes in."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a data folder, creating it if it is missing.

    Raises SettingsError if another process holds it, or if it can't be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        number = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)  # not inherited by programs that are started
    except OSError as error:
        raise SettingsError("settings.data", path=folder, reason=error.strerror) from error
    try:
        _lock(number, folder)
        yield
    finally:
        os.close(number)  # which also unlocks it


def _lock(number: int, folder: Path) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:  # Windows says PermissionError
        raise SettingsError("settings.taken", path=folder.absolute()) from error
    except OSError as error:  # a file system without locks, which SQLite couldn't use either
        raise SettingsError("settings.data", path=folder, reason=error.strerror) from error
