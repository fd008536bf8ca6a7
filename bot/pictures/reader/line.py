"""Line: places for files that are being downloaded and read, given out fairly among members.

A member has one place at a time. Of those who wait, whoever has used least comes first, and members who used much
lately share one place. So whoever sends slow files waits for their own, and the others don't.
"""

import asyncio
import math
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from bot.core.errors import QueueError

PLACES: Final = 4
"""Files at once. Each is at most 25 MiB, so this also bounds what downloads hold."""
EACH: Final = 10
"""The most files of one member, waiting or being read."""
IN_ALL: Final = 200
"""The most files of everyone, waiting or being read."""
MUCH: Final = 6.0
"""Seconds of reading, lately, from which on a member shares a place with others who used as much."""
HALF_LIFE: Final = 300.0
"""Seconds after which half of what was used is forgotten."""
FORGOTTEN: Final = 0.1
"""Seconds of use that needn't be remembered any more."""


@dataclass(frozen=True, slots=True)
class Use:
    """Seconds of reading that a member used, as of a time."""

    seconds: float
    at: float

    def now(self, now: float) -> float:
        """What counts of it later."""
        return self.seconds * math.exp2((self.at - now) / HALF_LIFE)


@dataclass(eq=False, slots=True)
class Waiting:
    """Somebody who waits for a place, which `ready` tells."""

    member_id: int
    ready: asyncio.Future[None]


def first(waiting: Iterable[int], holding: set[int], used: Mapping[int, float], places: int) -> int | None:
    """The member whose turn it is; None while there is no place for any who wait.

    `waiting` are members in the order in which they came, and `used` are the seconds of those who used any.
    """
    if len(holding) >= places:
        return None
    taken = any(used.get(one, 0.0) >= MUCH for one in holding)
    fit = [one for one in waiting if one not in holding and not (taken and used.get(one, 0.0) >= MUCH)]
    return min(fit, key=lambda one: used.get(one, 0.0), default=None)


class Line:
    """Who waits for a place, who has one, and who used how much. `clock` tells seconds."""

    def __init__(self, places: int = PLACES, each: int = EACH, clock: Callable[[], float] = time.monotonic) -> None:
        self._places = places
        self._each = each
        self._clock = clock
        self._waiting: list[Waiting] = []
        self._holding: set[int] = set()
        self._used: dict[int, Use] = {}

    @asynccontextmanager
    async def place(self, member_id: int) -> AsyncIterator[None]:
        """Wait for a place and hold it; raises QueueError if too many wait already."""
        self._check(member_id)
        own = Waiting(member_id, asyncio.get_running_loop().create_future())
        self._waiting.append(own)
        self._advance()
        try:
            await own.ready
            yield
        finally:
            if own in self._waiting:
                self._waiting.remove(own)
            else:
                self._holding.discard(member_id)
            self._advance()

    def charge(self, member_id: int, seconds: float) -> None:
        """Count seconds of reading as used by a member, and forget what is long past."""
        now = self._clock()
        used = self._used_now(now)
        used[member_id] = used.get(member_id, 0.0) + seconds
        self._used = {one: Use(amount, now) for one, amount in used.items() if amount >= FORGOTTEN}

    def _check(self, member_id: int) -> None:
        held = sum(one.member_id == member_id for one in self._waiting) + (member_id in self._holding)
        if held >= self._each:
            raise QueueError("upload.many", count=held)
        if len(self._waiting) + len(self._holding) >= IN_ALL:
            raise QueueError("upload.busy")

    def _advance(self) -> None:
        """Give out the places that are free."""
        used = self._used_now(self._clock())
        while True:
            there = [one for one in self._waiting if not one.ready.done()]  # the others were cancelled
            chosen = first((one.member_id for one in there), self._holding, used, self._places)
            if chosen is None:
                return
            next_one = next(one for one in there if one.member_id == chosen)
            self._waiting.remove(next_one)
            self._holding.add(chosen)
            next_one.ready.set_result(None)

    def _used_now(self, now: float) -> dict[int, float]:
        return {member_id: use.now(now) for member_id, use in self._used.items()}
