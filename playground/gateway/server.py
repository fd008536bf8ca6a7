"""The gateway: accepts connections, keeps their sessions, and misbehaves on demand."""

import asyncio

from aiohttp import web

from playground.addresses import Addresses
from playground.gateway.broadcast import Broadcast
from playground.gateway.closes import REASONS, Close
from playground.gateway.handshake import Handshake
from playground.gateway.sessions import Sessions
from playground.gateway.sockets import RECONNECT, Connection
from playground.gateway.streams import open_stream
from playground.state.service import Service


class Gateway:
    """Serves websockets. `heartbeat` is the interval in seconds that HELLO gives."""

    def __init__(self, service: Service, token: str, *, granted: int, heartbeat: float) -> None:
        self.sessions = Sessions()
        self.handshake = Handshake(service, self.sessions, token, granted)
        self._service = service
        self._heartbeat = heartbeat
        self._connections: set[Connection] = set()
        service.hub.listen(Broadcast(service, self.sessions).tell)

    async def handle(self, request: web.Request, addresses: Addresses) -> web.StreamResponse:
        """Upgrade a request to a websocket and serve it until it closes."""
        stream = open_stream(request.query.get("compress"))
        if stream is None or request.query.get("v", "10") != "10" or request.query.get("encoding", "json") != "json":
            return await _turn_away(request)
        connection = Connection(self._service, self.handshake, addresses, stream, self._heartbeat)
        self._connections.add(connection)
        try:
            return await connection.serve(request)
        finally:
            self._connections.discard(connection)

    async def close_all(self, code: int = 1001, reason: str | None = None) -> None:
        """Close every connection, and wait until they are closed."""
        connections = tuple(self._connections)
        for connection in connections:
            connection.close(code, reason)
        await asyncio.gather(*(connection.closed.wait() for connection in connections))

    def drop(self) -> None:
        """Break every connection without a close frame; clients resume."""
        for connection in tuple(self._connections):
            connection.abort()

    def ask_to_reconnect(self) -> None:
        """Op 7: clients reconnect and resume."""
        for connection in tuple(self._connections):
            connection.send(RECONNECT)

    def invalidate(self) -> None:
        """Op 9: every session is over; clients identify again."""
        for connection in tuple(self._connections):
            connection.invalidate()


async def _turn_away(request: web.Request) -> web.StreamResponse:
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    await socket.close(code=Close.INVALID_VERSION, message=REASONS[Close.INVALID_VERSION].encode())
    return socket
