"""Mishaps: requests that fail at one stage of a job, with an error status or a broken connection."""

import asyncio
from collections.abc import Callable

import pytest

from playground.rest.faults import Fault
from playground.server import Playground


class Mishap:
    """What befalls the next `times` requests of a method while `when` holds; no status: the connection breaks."""

    def __init__(
        self, playground: Playground, method: str, when: Callable[[str], bool], status: int | None, times: int
    ) -> None:
        self.left = times
        self._method = method
        self._when = when
        self._status = status
        self._otherwise = playground.faults.take_order

    def take_order(self, method: str, path: str) -> Fault | None:
        """In the place of the playground's own."""
        if not self.left or method != self._method or not self._when(path):
            return self._otherwise(method, path)
        self.left -= 1
        if self._status is None:
            raise asyncio.CancelledError  # aiohttp's server closes the socket of a handler that is cancelled
        return Fault(method, path, self._status)


def befall(
    playground: Playground,
    monkeypatch: pytest.MonkeyPatch,
    method: str,
    when: Callable[[], bool],
    *,
    status: int | None = None,
    times: int = 1,
) -> Mishap:
    """Let a mishap wait for its occasion."""
    mishap = Mishap(playground, method, lambda _path: when(), status, times)
    monkeypatch.setattr(playground.faults, "take_order", mishap.take_order)
    return mishap


def befall_path(
    playground: Playground, monkeypatch: pytest.MonkeyPatch, method: str, path: str, *, status: int | None = None
) -> Mishap:
    """Let a mishap wait for the next request whose path ends like this."""
    mishap = Mishap(playground, method, lambda asked: asked.endswith(path), status, 1)
    monkeypatch.setattr(playground.faults, "take_order", mishap.take_order)
    return mishap
