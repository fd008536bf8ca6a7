"""An interaction that a member has started, to wait for the bot's answers."""

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
    """One use of a command, button, select or modal."""

    def __init__(self, interaction: Interaction, wait: Waiter) -> None:
        self._interaction = interaction
        self._wait = wait

    @property
    def id(self) -> int:
        """The interaction's id."""
        return self._interaction.id

    @property
    def interaction(self) -> Interaction:
        """The server's record of the interaction, for tests of tokens."""
        return self._interaction

    async def acknowledged(self, timeout: float = 5.0) -> int:
        """Wait for the bot's first answer and return its callback type; NotDeliveredError if there is none."""
        try:
            await asyncio.wait_for(self._interaction.ended.wait(), timeout)
        except TimeoutError:
            raise NotDeliveredError(f"The bot hasn't answered within {timeout} s.") from None
        if self._interaction.response is None:
            raise NotDeliveredError(NO_ANSWER)
        return self._interaction.response

    async def response(self, timeout: float = 5.0) -> SeenMessage:
        """Wait for the first answer's message, once it no longer says "thinking"."""
        return await self.wait_for(lambda message: not message.loading, timeout)

    async def wait_for(self, predicate: Predicate, timeout: float = 5.0) -> SeenMessage:
        """Wait until the first answer's message, or the one it updated, matches."""
        await self.acknowledged(timeout)
        return await self._wait(
            lambda message: message.id == self._interaction.original_id and predicate(message), timeout
        )

    async def follow_up(self, predicate: Predicate = bool, timeout: float = 5.0) -> SeenMessage:
        """Wait for a follow-up that matches."""
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
