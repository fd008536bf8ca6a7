"""Scope: whose rules and limits a command is about: the server's that its user manages, or the operator's."""

from collections.abc import Awaitable, Callable

from bot.client import Interaction
from bot.core.errors import NotAllowedError
from bot.moderation.authority import check_settings
from cogs.administration.announcement import check_operator
from cogs.common.actors import actor

Scope = Callable[[Interaction], Awaitable[int | None]]
"""The id of a server, None for the operator; raises NotAllowedError where the user may not change theirs."""


async def servers(interaction: Interaction) -> int:
    """The server's, for those who manage it now."""
    check_settings(actor(interaction))
    if interaction.guild_id is None:
        raise NotAllowedError("guild.only")
    return interaction.guild_id


async def operators(interaction: Interaction) -> None:
    """The operator's, which hold everywhere."""
    await check_operator(interaction)
