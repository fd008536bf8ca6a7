"""Announcement: the operator writes to all servers: in a form, with a preview, posted once confirmed."""

import asyncio
from typing import Final

import discord
import structlog

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.errors import NotAllowedError, QueueError
from bot.i18n.localizer import Localizer
from cogs.administration.operator_view import announce_view
from cogs.common.answers import answer_privately
from cogs.common.http_errors import Outcome, outcome_of
from cogs.common.server_log import ServerLog
from cogs.ui.forms import filled, form, text_field

log = structlog.get_logger()

LONGEST: Final = 1900
PAUSE: Final = 1.0
"""Seconds between two servers."""


class Announcement:
    """Posts one announcement at a time. The preview holds the text, so it can be confirmed after a restart."""

    def __init__(self, bot: EaselBot, server_log: ServerLog) -> None:
        self._bot = bot
        self._server_log = server_log
        self._task: asyncio.Task[None] | None = None
        bot.on_press("operator_announce", self._confirmed)
        bot.on_form("operator_announce", self._preview, announce_form)

    async def close(self) -> None:
        """Stop posting."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def ask(self, interaction: Interaction) -> None:
        """Open the form."""
        await interaction.response.send_modal(announce_form(localizer_of(interaction)))

    async def _preview(self, interaction: Interaction) -> None:
        """Show a preview of what the form sent."""
        await check_operator(interaction)
        view = announce_view(len(self._bot.guilds), localizer_of(interaction))
        await answer_privately(interaction, filled(interaction)["text"], view=view)

    async def _confirmed(self, interaction: Interaction) -> None:
        """Post what the preview shows."""
        await check_operator(interaction)
        if self._task is not None and not self._task.done():
            raise QueueError("operator.announcing")
        assert interaction.message is not None  # noqa: S101 - its button was pressed
        await interaction.response.edit_message(view=None)
        self._task = asyncio.create_task(self._post(interaction, interaction.message.content))

    async def _post(self, interaction: Interaction, text: str) -> None:
        """Post in every server, even if some fail, and say how many were reached."""
        guilds, reached = list(self._bot.guilds), 0
        for number, guild in enumerate(guilds):
            if number:
                await asyncio.sleep(PAUSE)
            reached += await self._server_log.announce(guild, text) is Outcome.REACHED
        missed = len(guilds) - reached
        log.info("announced", servers=len(guilds), reached=reached)
        said = localizer_of(interaction)("operator.announce.done", count=len(guilds), reached=reached, missed=missed)
        # by now the interaction's token may have expired
        await outcome_of(answer_privately(interaction, said), operator=interaction.user.id)


async def check_operator(interaction: Interaction) -> None:
    """Raise NotAllowedError unless this is the application's owner or one of its team."""
    if not await interaction.client.is_owner(interaction.user):
        raise NotAllowedError("operator.only")


def announce_form(localizer: Localizer) -> discord.ui.Modal:
    """The form for an announcement."""
    field = text_field("text", localizer("operator.announce.text"), limit=LONGEST, long=True)
    return form("operator_announce", title=localizer("operator.announce.title"), fields=[field])
