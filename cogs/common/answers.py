"""Answers: private answers to a command, a button or a form."""

from collections.abc import Sequence

import discord
from discord.utils import MISSING

from bot.client import Interaction


async def answer_privately(
    interaction: Interaction,
    content: str | None = None,
    *,
    view: discord.ui.View = MISSING,
    file: discord.File = MISSING,
    files: Sequence[discord.File] = MISSING,
) -> None:
    """Answer so that only this member sees it: directly, or as a follow-up if the answer was deferred."""
    if interaction.response.is_done():
        await interaction.followup.send(
            MISSING if content is None else content, view=view, file=file, files=files, ephemeral=True
        )
    else:
        await interaction.response.send_message(content, view=view, file=file, files=files, ephemeral=True)
