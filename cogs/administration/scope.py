"""Scope: whose rules and limits a command is about: the server's that its user manages, or the operator's."""

from collections.abc import Awaitable, Callable

from bot.client import Interaction
from cogs.administration.announcement import check_operator
from cogs.common.places import managed_guild

Scope = Callable[[Interaction], Awaitable[int | None]]
"""The id of a server, None for the operator; raises NotAllowedError where the user may not change theirs."""


async def servers(interaction: Interaction) -> int:
    """The server's, for those who manage it now."""
    return managed_guild(interaction)


async def operators(interaction: Interaction) -> None:
    """The operator's, which hold everywhere."""
    await check_operator(interaction)
