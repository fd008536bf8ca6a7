"""An interaction that a member has begun, for waiting on what becomes of it."""

import asyncio
from collections.abc import Awaitable, Callable

from playground.errors import NotDeliveredError
from playground.state.interaction import Interaction
from playground.state.interactions import NO_ANSWER
from playground.testing.seen import SeenMessage
from playground.wire import JSON

Predicate = Callable[[SeenMessage], object]
Waiter = Callable[[Predicate, float], Awaitable[SeenMessage]]


class Handle:
    """One use of a command, a control or a modal."""

    def __init__(self, interaction: Interaction, wait: Waiter) -> None:
        self._interaction = interaction
        self._wait = wait

    @property
    def id(self) -> int:
        """The interaction's id."""
        return self._interaction.id

    @property
    def interaction(self) -> Interaction:
        """The server's record of it, for tests of tokens."""
        return self._interaction

    async def acknowledged(self, timeout: float = 5.0) -> int:
        """Wait for the bot's first answer, and give its callback type. NotDeliveredError where there is none."""
        try:
            await asyncio.wait_for(self._interaction.ended.wait(), timeout)
        except TimeoutError:
            raise NotDeliveredError(f"The bot has not answered within {timeout} s.") from None
        if self._interaction.response is None:
            raise NotDeliveredError(NO_ANSWER)
        return self._interaction.response

    async def response(self, timeout: float = 5.0) -> SeenMessage:
        """Wait for the first answer's message, once it no longer says "thinking"."""
        return await self.wait_for(lambda message: not message.loading, timeout)

    async def wait_for(self, predicate: Predicate, timeout: float = 5.0) -> SeenMessage:
        """Wait until the first answer's message (or the updated one) is as the predicate wants it."""
        await self.acknowledged(timeout)
        return await self._wait(
            lambda message: message.id == self._interaction.original_id and predicate(message), timeout
        )

    async def follow_up(self, predicate: Predicate = bool, timeout: float = 5.0) -> SeenMessage:
        """Wait for a follow-up, the first answer left out."""
        await self.acknowledged(timeout)
        return await self._wait(
            lambda message: (
                message.id in self._interaction.message_ids
                and message.id != self._interaction.original_id
                and predicate(message)
            ),
            timeout,
        )

    async def modal(self, timeout: float = 5.0) -> JSON:
        """Wait for the modal that the bot opens: its `custom_id`, `title` and `components`."""
        await self.acknowledged(timeout)
        if self._interaction.modal is None:
            raise NotDeliveredError("The bot answered, but not with a modal.")
        return self._interaction.modal

    async def choices(self, timeout: float = 5.0) -> list[JSON]:
        """Wait for autocomplete's choices."""
        await self.acknowledged(timeout)
        return self._interaction.choices or []
