"""Every REST request with its answer, for listeners that check them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aiohttp import web

from playground.rest.bodies import BODY, Body


@dataclass(frozen=True)
class Exchange:
    """A request and its answer. `path` is percent-encoded; `body` is None if no handler read it."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: Mapping[str, str]
    body: Body | None
    status: int
    answer_headers: Mapping[str, str]
    answer: bytes


class Exchanges:
    """Tells listeners of every exchange just before its answer is sent."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Exchange], None]] = []

    def listen(self, listener: Callable[[Exchange], None]) -> None:
        """Tell a listener of every exchange from now on; it must not block."""
        self._listeners.append(listener)

    def publish(self, request: web.Request, response: web.StreamResponse) -> None:
        """Tell the listeners."""
        if not self._listeners:
            return
        body = response.body if isinstance(response, web.Response) else None
        exchange = Exchange(
            method=request.method,
            path=request.rel_url.raw_path,
            query=tuple(request.query.items()),
            headers=request.headers,
            body=request.get(BODY),
            status=response.status,
            answer_headers=response.headers,
            answer=body if isinstance(body, bytes) else b"",
        )
        for listener in self._listeners:
            listener(exchange)
