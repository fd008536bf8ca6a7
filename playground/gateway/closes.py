"""The gateway's close codes and their reasons."""

from enum import IntEnum


class Close(IntEnum):
    """Discord's close codes. After 4004 and 4010 to 4014, clients must not reconnect."""

    UNKNOWN_ERROR = 4000
    UNKNOWN_OPCODE = 4001
    DECODE_ERROR = 4002
    NOT_AUTHENTICATED = 4003
    AUTHENTICATION_FAILED = 4004
    ALREADY_AUTHENTICATED = 4005
    INVALID_SEQUENCE = 4007
    RATE_LIMITED = 4008
    SESSION_TIMED_OUT = 4009
    INVALID_SHARD = 4010
    INVALID_VERSION = 4012
    INVALID_INTENTS = 4013
    DISALLOWED_INTENTS = 4014


REASONS: dict[int, str] = {
    Close.UNKNOWN_ERROR: "Unknown error.",
    Close.UNKNOWN_OPCODE: "Unknown opcode.",
    Close.DECODE_ERROR: "Error while decoding payload.",
    Close.NOT_AUTHENTICATED: "Not authenticated.",
    Close.AUTHENTICATION_FAILED: "Authentication failed.",
    Close.ALREADY_AUTHENTICATED: "Already authenticated.",
    Close.INVALID_SEQUENCE: "Invalid sequence.",
    Close.RATE_LIMITED: "You are being rate limited.",
    Close.SESSION_TIMED_OUT: "Session timed out.",
    Close.INVALID_SHARD: "Invalid shard.",
    Close.INVALID_VERSION: "Invalid API version.",
    Close.INVALID_INTENTS: "Invalid intent(s).",
    Close.DISALLOWED_INTENTS: "Disallowed intent(s).",
}


NOT_RESUMABLE = frozenset(
    {Close.AUTHENTICATION_FAILED, Close.INVALID_SEQUENCE, Close.SESSION_TIMED_OUT}
    | {Close.INVALID_SHARD, Close.INVALID_VERSION, Close.INVALID_INTENTS, Close.DISALLOWED_INTENTS}
)
"""The codes that end the session too. After 4007 and 4009, clients reconnect and identify again."""


class ClosedError(Exception):
    """Raised if the server must close the socket. The reason is the code's own if none is given."""

    def __init__(self, code: int, reason: str | None = None) -> None:
        self.code = code
        self.reason = REASONS.get(code, "") if reason is None else reason
        super().__init__(self.reason)
