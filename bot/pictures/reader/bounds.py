"""Bounds: how much a process may use to read one file, set by the process itself before it opens the file.

Windows has none of these limits; there, only the time on the clock is bounded.
"""

import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

CLOSED: Final = 16
"""The most open files: enough to load a module, not enough to do harm."""
OOM: Final = Path("/proc/self/oom_score_adj")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Seconds of processor time and on the clock, and bytes of address space.

    The largest pictures that are accepted take about 2 s and 0.8 GiB. The clock only matters if the process is starved
    or asleep.
    """

    cpu: int = 10
    clock: float = 40.0
    memory: int = 3 << 29


def confine(cpu: int, memory: int) -> None:
    """Limit this process for good: seconds of processor time from now on, and bytes of address space."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError):  # on Linux: if the machine has no more memory, this process goes first, not the bot
        OOM.write_text("1000")
    usage = resource.getrusage(resource.RUSAGE_SELF)
    until = int(usage.ru_utime + usage.ru_stime) + 1 + cpu
    limits = {
        resource.RLIMIT_CPU: until,
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: CLOSED,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in limits.items():
        # At the hard limit for processor time, the kernel kills without saying why; at the soft one, it says so.
        hard = most + 1 if kind == resource.RLIMIT_CPU else most
        before = resource.getrlimit(kind)[1]
        if before != resource.RLIM_INFINITY:
            most, hard = min(most, before), min(hard, before)
        with suppress(ValueError, OSError):  # macOS knows RLIMIT_AS, but refuses it
            resource.setrlimit(kind, (most, hard))
