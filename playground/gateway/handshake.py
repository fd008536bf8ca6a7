"""IDENTIFY and RESUME: checks token, intents and shard, and starts or resumes a session."""

import hmac

from playground.addresses import Addresses
from playground.gateway.closes import Close, ClosedError
from playground.gateway.greetings import guild_create, ready
from playground.gateway.outbox import Outbox
from playground.gateway.sessions import Session, Sessions
from playground.rules.intents import KNOWN, PRIVILEGED, Intent
from playground.state.events import BotStatus
from playground.state.service import Service
from playground.wire import JSON


class Handshake:
    """Starts and resumes sessions. `granted` are the application's privileged intents."""

    def __init__(self, service: Service, sessions: Sessions, token: str, granted: int) -> None:
        self.refuse_resumes = 0
        """How many of the next RESUMEs to refuse."""
        self._service = service
        self._sessions = sessions
        self._token = token
        self._granted = granted

    def identify(self, data: JSON, addresses: Addresses, outbox: Outbox) -> Session:
        """Start a session, and send it READY and GUILD_CREATE."""
        self._check_token(data)
        compress = data.get("compress") is True
        session = Session(addresses, self._intents(data), _shard(data), compress=compress, outbox=outbox)
        self._sessions.add(session)
        world = self._service.world
        session.dispatch("READY", ready(world, session, self._granted))
        here = world.bot.id in world.guild.members and session in self._sessions.in_guild(world.guild.id)
        if Intent.GUILDS in session.intents and here:
            session.dispatch("GUILD_CREATE", guild_create(world, session.intents))
        self._tell_status()
        return session

    def resume(self, data: JSON, outbox: Outbox) -> Session | None:
        """Resume a session and send it what it missed; None if that's impossible."""
        self._check_token(data)
        session = self._sessions.get(str(data.get("session_id")))
        sequence = data.get("seq")
        if session is None or not isinstance(sequence, int) or isinstance(sequence, bool):
            return None
        if self.refuse_resumes:
            self.refuse_resumes -= 1
            self._sessions.remove(session)
            return None
        if sequence > session.sequence:
            self._sessions.remove(session)
            raise ClosedError(Close.INVALID_SEQUENCE)
        if not session.can_replay(sequence):
            return None
        if session.outbox is not None:
            # A session has one socket, the last that resumed it.
            session.outbox.put(Close.UNKNOWN_ERROR)
        for frame in session.replay(sequence):
            outbox.put(frame)
        session.outbox = outbox
        session.dispatch("RESUMED", {"_trace": []})
        self._tell_status()
        return session

    def leave(self, session: Session, outbox: Outbox, *, for_good: bool) -> None:
        """Detach a closed socket from its session, unless another one has resumed it."""
        if session.outbox is outbox:
            session.outbox = None
            if for_good:
                self._sessions.remove(session)
        self._tell_status()

    def end(self, session: Session) -> None:
        """End a session whose socket stays open."""
        session.outbox = None
        self._sessions.remove(session)
        self._tell_status()

    def _tell_status(self) -> None:
        online = bool(self._sessions.attached)
        if online != self._service.bot_online:
            self._service.bot_online = online
            self._service.hub.publish(BotStatus(online))

    def _check_token(self, data: JSON) -> None:
        token = str(data.get("token")).removeprefix("Bot ")
        if not hmac.compare_digest(token.encode(errors="replace"), self._token.encode()):
            raise ClosedError(Close.AUTHENTICATION_FAILED)

    def _intents(self, data: JSON) -> Intent:
        intents = data.get("intents")
        if not isinstance(intents, int) or isinstance(intents, bool) or intents & ~KNOWN or intents < 0:
            raise ClosedError(Close.INVALID_INTENTS)
        if intents & PRIVILEGED & ~self._granted:
            raise ClosedError(Close.DISALLOWED_INTENTS)
        return Intent(intents)


def _shard(data: JSON) -> tuple[int, int]:
    shard = data.get("shard", [0, 1])
    if not isinstance(shard, list) or len(shard) != 2 or not all(isinstance(one, int) for one in shard):
        raise ClosedError(Close.INVALID_SHARD)
    number, count = shard
    if not 0 <= number < count <= 64:
        raise ClosedError(Close.INVALID_SHARD)
    return number, count
