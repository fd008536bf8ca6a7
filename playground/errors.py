"""What can go wrong in the playground.

DiscordError         an error answer of the REST API: status, code, message, and the mistakes in single fields
RefusedError         a member can't do what they tried: Discord's client or server wouldn't let them
NotDeliveredError    what a member waited for didn't come in time
"""

from collections.abc import Mapping

from playground.wire import JSON

UNKNOWN: Mapping[str, int] = {
    "Application": 10002,
    "Channel": 10003,
    "Guild": 10004,
    "Member": 10007,
    "Message": 10008,
    "Role": 10011,
    "User": 10013,
    "Webhook": 10015,
    "interaction": 10062,
    "application command": 10063,
}
"""Discord's codes for things that don't exist."""


class DiscordError(Exception):
    """An error answer of Discord's REST API."""

    def __init__(self, status: int, code: int, message: str, errors: JSON | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors

    def to_dict(self) -> JSON:
        """The body of the answer."""
        body: JSON = {"message": self.message, "code": self.code}
        if self.errors:
            body["errors"] = self.errors
        return body


class RefusedError(Exception):
    """A member can't do what they tried; the message is the sentence they read."""

    def __init__(self, message: str, *, code: int = 0, status: int = 400) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.status = status


class NotDeliveredError(Exception):
    """What a member waited for didn't come."""


def unknown(thing: str) -> DiscordError:
    """404: there is no such thing; UNKNOWN names the kinds."""
    return DiscordError(404, UNKNOWN[thing], f"Unknown {thing}")


def http_error(status: int, reason: str) -> DiscordError:
    """An error without a code of Discord's own, such as 401, and 404 and 405 for unknown routes."""
    return DiscordError(status, 0, f"{status}: {reason}")


def missing_access() -> DiscordError:
    """403: the bot can't see that."""
    return DiscordError(403, 50001, "Missing Access")


def missing_permissions() -> DiscordError:
    """403: the bot sees it, but lacks the permission."""
    return DiscordError(403, 50013, "Missing Permissions")


def empty_message() -> DiscordError:
    """400: the message has no content."""
    return DiscordError(400, 50006, "Cannot send an empty message")


def too_large() -> DiscordError:
    """413: a file is over the attachment size limit, or a request is too long to read."""
    return DiscordError(413, 40005, "Request entity too large")


def invalid_json() -> DiscordError:
    """400: the body isn't JSON."""
    return DiscordError(400, 50109, "The request body contains invalid JSON.")
