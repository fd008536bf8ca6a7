"""Answers: what is said to the member alone who used a command, a button or a form."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.client import Interaction


async def answer_privately(interaction: Interaction, content: str | None = None, **parts: Any) -> None:
    """Answer so that only this member sees it: at once, or with a follow-up where the answer was deferred."""
    deferred = interaction.response.is_done()
    send: Callable[..., Awaitable[object]] = (
        interaction.followup.send if deferred else interaction.response.send_message
    )
    await send(content, ephemeral=True, **parts)
