"""Scope: whose rules and limits a command changes: those of the manager's server, or the operator's."""

from collections.abc import Awaitable, Callable

from bot.client import Interaction
from cogs.administration.announcement import check_operator
from cogs.common.places import managed_guild

Scope = Callable[[Interaction], Awaitable[int | None]]
"""Returns the server's id, or None for the operator; raises NotAllowedError if the user may not change them."""


async def servers(interaction: Interaction) -> int:
    """The server's, for members who manage it now."""
    return managed_guild(interaction)


async def operators(interaction: Interaction) -> None:
    """The operator's, which apply everywhere."""
    await check_operator(interaction)
