"""Answers: private answers to a command, a button or a form."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.client import Interaction


async def answer_privately(interaction: Interaction, content: str | None = None, **parts: Any) -> None:
    """Answer so that only this member sees it: directly, or as a follow-up if the answer was deferred."""
    deferred = interaction.response.is_done()
    send: Callable[..., Awaitable[object]] = (
        interaction.followup.send if deferred else interaction.response.send_message
    )
    await send(content, ephemeral=True, **parts)
