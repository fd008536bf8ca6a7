"""Ending: why the process is to end. The first reason counts."""

import asyncio
from dataclasses import dataclass

from bot.core.events import Halted


@dataclass(frozen=True, slots=True)
class Drained:
    """All is done that was open when the operator asked to take nothing more."""


@dataclass(frozen=True, slots=True)
class RestartWanted:
    """The operator wants the process to be started again."""


@dataclass(frozen=True, slots=True)
class Hung:
    """The executor stands still, and can't be ended but with the process."""


Reason = Drained | RestartWanted | Hung | Halted


class Ending:
    """Set once, waited for by whoever runs the process. `reason` is None while there is none."""

    def __init__(self) -> None:
        self.reason: Reason | None = None
        self._came = asyncio.Event()

    def set(self, reason: Reason) -> None:
        """The process is to end."""
        self.reason = self.reason or reason
        self._came.set()

    async def wait(self) -> Reason:
        """Wait until the process is to end; why."""
        await self._came.wait()
        assert self.reason is not None  # noqa: S101 - set before
        return self.reason
