"""The reading processes of this one; a test run has others, such as a browser's."""

from contextlib import suppress

import psutil


def reading(parent: psutil.Process | None = None) -> list[psutil.Process]:
    """The processes that read files for a process, by default this one."""
    found = []
    for child in (parent or psutil.Process()).children():
        with suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
            if any("bot.pictures.reader.child" in argument for argument in child.cmdline()):
                found.append(child)
    return found
