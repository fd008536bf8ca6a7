"""/mod purge and recent: deletes pictures permanently, and shows a member's newest."""

import asyncio
import io
from typing import Final

import discord
from discord import app_commands

from bot.client import Interaction, localizer_of
from bot.core.errors import GoneError
from bot.core.job import Job
from bot.moderation.visibility import is_of_server
from bot.pictures.drawings.sheet import encode_sheet
from bot.store import Store
from cogs.common.answers import answer_privately
from cogs.common.places import moderated_guild
from cogs.common.workers import Workers
from cogs.moderation.job_dossier import message_link
from cogs.moderation.options import Reason
from cogs.moderation.purge_target import reference
from cogs.moderation.purger import Purger
from cogs.ui.lines import listed, shown_text

RECENT: Final = 9
PROMPT: Final = 60


class Pictures(app_commands.Group):
    """A part of /mod. A picture is purged by its job's number or its message's link."""

    def __init__(self, store: Store, purger: Purger, workers: Workers) -> None:
        super().__init__()
        self._workers = workers
        self._store = store
        self._purger = purger

    @app_commands.command(name="purge")
    @app_commands.describe(picture="The job's number, or a link to the message", reason="Why; for the moderation log")
    async def purge(self, interaction: Interaction, picture: str, reason: Reason = "") -> None:
        """Permanently delete a picture: its message, its files, and copies that are posted later."""
        guild_id, target = moderated_guild(interaction), reference(picture)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._purger.purge(guild_id, target, interaction.user.id, reason)
        await answer_privately(interaction, localizer_of(interaction)("mod.purged"))

    @app_commands.command(name="recent")
    @app_commands.describe(member="Whose pictures")
    async def recent(self, interaction: Interaction, member: discord.Member | discord.User) -> None:
        """See a member's nine newest pictures on this server, with numbers and links."""
        guild_id = moderated_guild(interaction)
        found = await self._store.history.in_guild(guild_id, member.id, RECENT)
        found = [(job, message_id) for job, message_id in found if is_of_server(job, guild_id)]
        if not found:
            raise GoneError("recent.none")
        await interaction.response.defer(ephemeral=True, thinking=True)
        firsts = await asyncio.gather(*[self._store.pictures.one(job.id, 0) for job, _ in found])
        files = [None if one is None else one.data for one in firsts]
        numbers = [job.id for job, _ in found]
        sheet = await self._workers.run(interaction.user.id, lambda: encode_sheet(files, numbers))
        localizer = localizer_of(interaction)
        lines = [_line(job, message_id) for job, message_id in found]
        text = "\n".join([localizer("recent.title", member=str(member.id)), listed(lines, localizer)])
        await answer_privately(interaction, text, file=discord.File(io.BytesIO(sheet), "recent.webp"))


def _line(job: Job, message_id: int | None) -> str:
    link = message_link(job, message_id)
    return f"- **{job.id}** {shown_text(job.request.prompt, PROMPT)}" + (f" · {link}" if link else "")
