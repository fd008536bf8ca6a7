"""Enforced nonces: a message that is sent twice with the same nonce within minutes is posted once."""

from collections.abc import Callable

from playground.state.messages import Message, Messages

REMEMBERED_FOR = 5 * 60.0
MOST = 1000


class Nonces:
    """Remembers which message an author's nonce was used for."""

    def __init__(self, messages: Messages, clock: Callable[[], float]) -> None:
        self._messages = messages
        self._clock = clock
        self._known: dict[tuple[int, int, str], tuple[int, float]] = {}

    def find(self, channel_id: int, author_id: int, nonce: str | int | None) -> Message | None:
        """The message that this nonce was used for, if any."""
        message_id, at = self._known.get((channel_id, author_id, str(nonce)), (None, 0.0))
        if nonce is None or self._clock() - at > REMEMBERED_FOR:
            return None
        return self._messages.find(channel_id, message_id)

    def remember(self, message: Message, nonce: str | int | None) -> None:
        """Remember what a nonce was used for."""
        if nonce is None:
            return
        self._known[message.channel_id, message.author_id, str(nonce)] = (message.id, self._clock())
        while len(self._known) > MOST:
            del self._known[next(iter(self._known))]
