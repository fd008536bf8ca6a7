"""Gateway sessions: each numbers its events and keeps the last ones for a RESUME."""

import secrets
from collections import deque
from dataclasses import dataclass, field

from playground.addresses import Addresses
from playground.gateway.outbox import Outbox
from playground.rules.intents import Intent
from playground.wire import JSON, dumps

LOG_LENGTH = 2000
"""How many events a session keeps."""

KEPT_SESSIONS = 64


@dataclass(eq=False)
class Session:
    """A client that has identified, with a socket's outbox or waiting for a RESUME."""

    addresses: Addresses
    intents: Intent
    shard: tuple[int, int] = (0, 1)
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    sequence: int = 0
    log: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=LOG_LENGTH))
    compress: bool = False
    """Whether the client asked for payload compression."""
    outbox: Outbox | None = None

    def dispatch(self, name: str, data: JSON) -> None:
        """Number an event, keep it, and send it if there is a socket."""
        self.sequence += 1
        frame = dumps({"op": 0, "t": name, "s": self.sequence, "d": data})
        self.log.append((self.sequence, frame))
        if self.outbox is not None:
            self.outbox.put(frame)

    def can_replay(self, sequence: int) -> bool:
        """Whether all events after this sequence number are still kept."""
        return sequence <= self.sequence and (not self.log or sequence >= self.log[0][0] - 1)

    def replay(self, sequence: int) -> list[str]:
        """The frames after this sequence number."""
        return [frame for number, frame in self.log if number > sequence]


class Sessions:
    """All sessions, oldest first, bounded."""

    def __init__(self) -> None:
        self._by_id: dict[str, Session] = {}

    def add(self, session: Session) -> None:
        """Keep a new session; if there are too many, drop the oldest without a socket."""
        self._by_id[session.id] = session
        idle = [one for one in self._by_id.values() if one.outbox is None]
        if len(self._by_id) > KEPT_SESSIONS and idle:
            self.remove(idle[0])

    def get(self, session_id: str) -> Session | None:
        """The session with this id, if it's still kept."""
        return self._by_id.get(session_id)

    def remove(self, session: Session) -> None:
        """End a session for good."""
        self._by_id.pop(session.id, None)

    def all(self) -> list[Session]:
        """Every session, attached or not."""
        return list(self._by_id.values())

    @property
    def attached(self) -> list[Session]:
        """The sessions with a socket."""
        return [session for session in self._by_id.values() if session.outbox is not None]

    def in_guild(self, guild_id: int) -> list[Session]:
        """The sessions whose shard has this guild."""
        return [one for one in self.all() if (guild_id >> 22) % one.shard[1] == one.shard[0]]

    def for_dms(self) -> list[Session]:
        """The sessions of shard 0, which gets the DMs."""
        return [one for one in self.all() if one.shard[0] == 0]
