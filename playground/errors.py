"""What can go wrong in the playground.

DiscordError    an answer of the REST API with its status, code, message and nested form errors
RefusedError         what a member tried can't be done: Discord's client would not let them, or the server would not
NotDeliveredError    what a member waited for did not come in time
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
"""Discord's codes for things that are not there."""


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
    """A member can't do that; the message is the sentence they read."""

    def __init__(self, message: str, *, code: int = 0, status: int = 400) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.status = status


class NotDeliveredError(Exception):
    """What a member waited for did not come."""


def unknown(thing: str) -> DiscordError:
    """404 for a thing named in UNKNOWN."""
    return DiscordError(404, UNKNOWN[thing], f"Unknown {thing}")


def http_error(status: int, reason: str) -> DiscordError:
    """An error that has no code of Discord's own, such as 401, 404 and 405 of unknown routes."""
    return DiscordError(status, 0, f"{status}: {reason}")


def missing_access() -> DiscordError:
    """403: the bot can't see that."""
    return DiscordError(403, 50001, "Missing Access")


def missing_permissions() -> DiscordError:
    """403: the bot sees it, but may not do that."""
    return DiscordError(403, 50013, "Missing Permissions")


def empty_message() -> DiscordError:
    """400: nothing to show."""
    return DiscordError(400, 50006, "Cannot send an empty message")


def too_large() -> DiscordError:
    """413: a file over the attachment size limit, or a request over what is read."""
    return DiscordError(413, 40005, "Request entity too large")


def invalid_json() -> DiscordError:
    """400: the body is not JSON."""
    return DiscordError(400, 50109, "The request body contains invalid JSON.")
