"""A gateway connection: HELLO, heartbeats, IDENTIFY or RESUME, and the frames to send."""

import asyncio
from collections import deque

from aiohttp import WSMessage, WSMsgType, web

from playground.addresses import Addresses
from playground.gateway.closes import REASONS, Close, ClosedError
from playground.gateway.greetings import members_chunk
from playground.gateway.handshake import Handshake
from playground.gateway.outbox import Outbox
from playground.gateway.sessions import Session
from playground.gateway.streams import PlainStream, Stream, ZlibPayloads
from playground.state.events import Logged
from playground.state.service import Service
from playground.wire import JSON, dumps, loads

HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME, RECONNECT, MEMBERS, INVALID_SESSION, HELLO, ACK = (
    1,
    2,
    3,
    4,
    6,
    7,
    8,
    9,
    10,
    11,
)
MOST_BYTES = 4096
"""How long a payload from the client may be."""

MOST_EVENTS, PER_SECONDS = 120, 60.0
"""How many payloads a client may send in how many seconds."""


class Connection:
    """A websocket and its session, once it has identified or resumed."""

    def __init__(
        self, service: Service, handshake: Handshake, addresses: Addresses, stream: Stream, heartbeat: float
    ) -> None:
        self.session: Session | None = None
        self._service = service
        self._handshake = handshake
        self._addresses = addresses
        self._stream = stream
        self._heartbeat = heartbeat
        self._outbox = Outbox(self.abort)
        self._received: deque[float] = deque()
        self._transport: asyncio.Transport | None = None
        self._closing = False
        self._socket = web.WebSocketResponse(timeout=1.0, max_msg_size=1 << 20)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Serve the client until either side closes."""
        self._transport = request.transport
        await self._socket.prepare(request)
        writer = asyncio.create_task(self._write())
        self.send(HELLO, {"heartbeat_interval": int(self._heartbeat * 1000), "_trace": []})
        try:
            await self._read()
        except ClosedError as closed:
            await self.close(closed.code, closed.reason)
        finally:
            writer.cancel()
            self._detach()
        return self._socket

    def send(self, op: int, data: object = None) -> None:
        """Send a payload that isn't an event."""
        self._outbox.put(dumps({"op": op, "d": data, "s": None, "t": None}))

    async def close(self, code: int, reason: str = "") -> None:
        """Close the socket; the client may resume unless the code forbids it."""
        self._log(False, f"close {code} {reason}", code)
        self._closing = True
        await self._socket.close(code=code, message=reason.encode())

    def abort(self) -> None:
        """Drop the connection without a close frame, as a broken network does."""
        if self._transport is not None:
            self._transport.abort()

    async def _write(self) -> None:
        while True:
            payload = await self._outbox.take()
            if isinstance(payload, Close):
                await self.close(payload, REASONS[payload])
                return
            frame = self._stream.encode(payload)
            try:
                await (self._socket.send_str(frame) if isinstance(frame, str) else self._socket.send_bytes(frame))
            except ConnectionError:
                return

    async def _read(self) -> None:
        while True:
            try:
                # A client that misses its heartbeats is gone; Discord tolerates about one.
                message = await self._socket.receive(timeout=self._heartbeat * 2)
            except TimeoutError:
                raise ClosedError(Close.SESSION_TIMED_OUT) from None
            if message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR):
                return
            await self._take(message)

    async def _take(self, message: WSMessage) -> None:
        self._check_rate()
        payload = _parse(message)
        op, data = payload.get("op"), payload.get("d")
        if op == HEARTBEAT:
            return self.send(ACK)
        if op in (IDENTIFY, RESUME):
            return await self._begin(op, data)
        if op not in (PRESENCE, VOICE, MEMBERS):
            raise ClosedError(Close.UNKNOWN_OPCODE)
        if self.session is None:
            raise ClosedError(Close.NOT_AUTHENTICATED)
        if op == MEMBERS and isinstance(data, dict):
            self.session.dispatch("GUILD_MEMBERS_CHUNK", members_chunk(self._service.world, data))
        return None

    async def _begin(self, op: int, data: object) -> None:
        if self.session is not None:
            raise ClosedError(Close.ALREADY_AUTHENTICATED)
        if not isinstance(data, dict):
            raise ClosedError(Close.DECODE_ERROR)
        self._log(True, "IDENTIFY" if op == IDENTIFY else "RESUME", None)
        if op == IDENTIFY:
            self.session = self._handshake.identify(data, self._addresses, self._outbox)
        else:
            self.session = self._handshake.resume(data, self._outbox)
        if self.session is None:
            self.send(INVALID_SESSION, False)
        elif self.session.compress and isinstance(self._stream, PlainStream):
            # A compressed transport doesn't compress payloads again.
            self._stream = ZlibPayloads()

    def _check_rate(self) -> None:
        now = asyncio.get_running_loop().time()
        self._received.append(now)
        while self._received[0] < now - PER_SECONDS:
            self._received.popleft()
        if len(self._received) > MOST_EVENTS:
            raise ClosedError(Close.RATE_LIMITED)

    def _detach(self) -> None:
        """Keep the session for a RESUME, unless the client ended it.

        If the server closed, the client's code only echoes the server's.
        """
        if self.session is not None:
            for_good = not self._closing and self._socket.close_code in (1000, 1001)
            self._handshake.leave(self.session, self._outbox, for_good=for_good)

    def _log(self, incoming: bool, summary: str, status: int | None) -> None:
        self._service.hub.publish(Logged(incoming, "gateway", summary, status, self._service.clock()))


def _parse(message: WSMessage) -> JSON:
    """The client's payload: JSON in a text or binary frame, because some clients send bytes."""
    text = message.data
    if not isinstance(text, str | bytes) or len(text) > MOST_BYTES:
        raise ClosedError(Close.DECODE_ERROR)
    try:
        payload = loads(text)
    except ValueError:
        raise ClosedError(Close.DECODE_ERROR) from None
    if not isinstance(payload, dict):
        raise ClosedError(Close.DECODE_ERROR)
    return payload
