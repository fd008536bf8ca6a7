"""A gateway connection: HELLO, heartbeats, IDENTIFY or RESUME, and the frames to send."""

import asyncio
from collections import deque

from aiohttp import WSMessage, WSMsgType, web

from playground.addresses import Addresses
from playground.gateway.closes import NOT_RESUMABLE, Close, ClosedError
from playground.gateway.greetings import may_ask, members_chunk
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

ACK_AFTER = 0.1
"""Seconds until a heartbeat is acknowledged, as over a network. discord.py notes the time of a heartbeat only after
sending it; an answer that comes sooner seems to belong to the heartbeat before, a whole interval late."""


class Connection:
    """A websocket and its session, once it has identified or resumed."""

    def __init__(
        self, service: Service, handshake: Handshake, addresses: Addresses, stream: Stream, heartbeat: float
    ) -> None:
        self.session: Session | None = None
        self.closed = asyncio.Event()
        self._service = service
        self._handshake = handshake
        self._addresses = addresses
        self._stream = stream
        self._heartbeat = heartbeat
        self._outbox = Outbox(self.abort)
        self._received: deque[float] = deque()
        self._transport: asyncio.Transport | None = None
        self._receiving: asyncio.Task[WSMessage] | None = None
        self._closed_with: ClosedError | None = None
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
            await self._say_goodbye(closed)
        finally:
            writer.cancel()
            self._detach()
            self.closed.set()
        return self._socket

    def send(self, op: int, data: object = None) -> None:
        """Send a payload that isn't an event."""
        self._outbox.put(dumps({"op": op, "d": data, "s": None, "t": None}))

    def close(self, code: int, reason: str | None = None) -> None:
        """Close the socket soon; the client may resume unless the code forbids it.

        The reading task does it, because aiohttp drops the connection if another task closes a socket that is being
        read. The client then can't answer the close frame, and takes the code for 1006.
        """
        if self._closed_with is None:
            self._closed_with = ClosedError(code, reason)
        if self._receiving is not None:
            self._receiving.cancel()

    def invalidate(self) -> None:
        """Op 9: the session is over, and the client may identify again on this socket."""
        if self.session is not None:
            self._handshake.end(self.session)
            self.session = None
        self.send(INVALID_SESSION, False)

    def abort(self) -> None:
        """Drop the connection without a close frame, as a broken network does."""
        if self._transport is not None:
            self._transport.abort()

    async def _write(self) -> None:
        while True:
            payload = await self._outbox.take()
            if isinstance(payload, Close):
                self.close(payload)
                return
            frame = self._stream.encode(payload)
            try:
                await (self._socket.send_str(frame) if isinstance(frame, str) else self._socket.send_bytes(frame))
            except ConnectionError:
                return

    async def _read(self) -> None:
        while True:
            message = await self._receive()
            if message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR):
                return
            self._take(message)

    async def _receive(self) -> WSMessage:
        """The client's next message. A client that misses its heartbeats is gone; Discord tolerates about one."""
        if self._closed_with is not None:
            raise self._closed_with
        self._receiving = asyncio.ensure_future(self._socket.receive(timeout=self._heartbeat * 2))
        try:
            return await self._receiving
        except TimeoutError:
            raise ClosedError(Close.SESSION_TIMED_OUT) from None
        except asyncio.CancelledError:
            if self._closed_with is None:
                raise
            raise self._closed_with from None
        finally:
            self._receiving = None

    async def _say_goodbye(self, closed: ClosedError) -> None:
        """Send the close frame, and give the client time to answer it."""
        self._closed_with = closed
        self._log(False, f"close {closed.code} {closed.reason}", closed.code)
        await self._socket.close(code=closed.code, message=closed.reason.encode())

    def _take(self, message: WSMessage) -> None:
        self._check_rate()
        payload = _parse(message)
        op, data = payload.get("op"), payload.get("d")
        if op == HEARTBEAT:
            asyncio.get_running_loop().call_later(ACK_AFTER, self.send, ACK)
            return
        if op in (IDENTIFY, RESUME):
            self._begin(op, data)
            return
        if op not in (PRESENCE, VOICE, MEMBERS):
            raise ClosedError(Close.UNKNOWN_OPCODE)
        if self.session is None:
            raise ClosedError(Close.NOT_AUTHENTICATED)
        if op == MEMBERS and isinstance(data, dict) and may_ask(self.session.intents, data):
            self.session.dispatch("GUILD_MEMBERS_CHUNK", members_chunk(self._service.world, data))

    def _begin(self, op: int, data: object) -> None:
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
            mine = self._closed_with
            for_good = self._socket.close_code in (1000, 1001) if mine is None else mine.code in NOT_RESUMABLE
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
