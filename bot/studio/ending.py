"""Ending: why the process has to end. The first reason counts."""

import asyncio
from dataclasses import dataclass

from bot.core.events import Halted


@dataclass(frozen=True, slots=True)
class Drained:
    """All open jobs are done, after the operator stopped accepting new ones."""


@dataclass(frozen=True, slots=True)
class RestartWanted:
    """The operator wants a restart."""


@dataclass(frozen=True, slots=True)
class Hung:
    """The executor hangs, and can be ended only together with the process."""


Reason = Drained | RestartWanted | Hung | Halted


class Ending:
    """Set once, and awaited by whoever runs the process. `reason` is None until then."""

    def __init__(self) -> None:
        self.reason: Reason | None = None
        self._came = asyncio.Event()

    def set(self, reason: Reason) -> None:
        """Let the process end for this reason, unless there already is one."""
        self.reason = self.reason or reason
        self._came.set()

    async def wait(self) -> Reason:
        """Wait until the process has to end; returns why."""
        await self._came.wait()
        assert self.reason is not None  # noqa: S101 - set before
        return self.reason
