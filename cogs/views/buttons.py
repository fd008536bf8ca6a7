"""Job buttons: all they know is in their custom_id, so they work after a restart, for years."""

import re
from typing import Any, Final, Self

import discord

from bot.client import Answer, EaselBot

LABELS: Final = {"again": "Again", "delete": "Delete", "cancel": "Cancel"}
EMOJI: Final = {"again": "🔁", "delete": "🗑️", "cancel": "✖️"}
STYLES: Final = {
    "again": discord.ButtonStyle.primary,
    "delete": discord.ButtonStyle.secondary,
    "cancel": discord.ButtonStyle.secondary,
}


class JobButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=r"easel:(?P<action>again|delete|cancel):(?P<job>\d{1,18})",
):
    """A button that does something with a job."""

    def __init__(self, action: str, job_id: int) -> None:
        self.action, self.job_id = action, job_id
        super().__init__(
            discord.ui.Button(
                label=LABELS[action],
                emoji=EMOJI[action],
                style=STYLES[action],
                custom_id=f"easel:{action}:{job_id}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed, whichever process made it."""
        del interaction, item
        return cls(match["action"], int(match["job"]))

    async def callback(self, interaction: Answer) -> None:  # type: ignore[override]  # our client only
        """Pass the press on to the cog that deals with it."""
        assert isinstance(interaction.client, EaselBot)  # noqa: S101 - no other client makes these buttons
        await interaction.client.press(interaction, self.action, self.job_id)


def job_view(job_id: int, *actions: str) -> discord.ui.View:
    """A row of job buttons that never times out."""
    view = discord.ui.View(timeout=None)
    for action in actions:
        view.add_item(JobButton(action, job_id))
    return view
