"""/mod cancel, inspect and clear: the jobs of this server."""

import io
import json
from typing import Final

import discord
from discord import app_commands

from bot.client import Interaction, localizer_of
from bot.moderation.visibility import is_of_server
from bot.store import Store
from bot.studio import Studio
from bot.studio.moderator_actions import ModeratorActions
from cogs.common.actors import actor
from cogs.common.answers import answer_privately
from cogs.common.job_lookup import find_job_of_guild
from cogs.common.places import moderated_guild
from cogs.moderation.job_dossier import dossier, message_link
from cogs.moderation.options import JobNumber
from cogs.ui.lines import job_label

OFFERED: Final = 25


class Jobs(app_commands.Group):
    """A part of /mod. Moderators see and cancel any job of this server, and none of another."""

    def __init__(self, studio: Studio, store: Store, actions: ModeratorActions) -> None:
        super().__init__()
        self._studio = studio
        self._store = store
        self._actions = actions

    @app_commands.command(name="cancel")
    @app_commands.describe(job="The job's number, shown by /queue")
    async def cancel(self, interaction: Interaction, job: JobNumber) -> None:
        """Cancel a member's job that is waiting or being painted."""
        found = await find_job_of_guild(self._store, job, moderated_guild(interaction))
        await self._actions.cancel(found, interaction.user.id)
        await answer_privately(interaction, localizer_of(interaction)("queue.cancelled", job=job))

    @app_commands.command(name="inspect")
    @app_commands.describe(job="The job's number")
    async def inspect(self, interaction: Interaction, job: JobNumber) -> None:
        """See everything about a job: who asked for what, when, and how it ended."""
        found = await find_job_of_guild(self._store, job, moderated_guild(interaction))
        message_id = await self._store.jobs.message_of(job)
        kept = len(await self._store.pictures.of(job))
        text = dossier(found, message_link(found, message_id), kept, localizer_of(interaction))
        request = json.dumps(json.loads(found.request.to_json()), ensure_ascii=False, indent=2)
        file = discord.File(io.BytesIO(request.encode()), f"job-{job}.json")
        await answer_privately(interaction, text, file=file)

    @app_commands.command(name="clear")
    async def clear(self, interaction: Interaction) -> None:
        """Cancel everything that is waiting or being painted on this server."""
        count = await self._actions.clear(moderated_guild(interaction), interaction.user.id)
        await answer_privately(interaction, localizer_of(interaction)("mod.cleared", count=count))

    @cancel.autocomplete("job")
    @inspect.autocomplete("job")
    async def open_here(self, interaction: Interaction, current: int | str) -> list[app_commands.Choice[int]]:
        """The open jobs of this server, for moderators."""
        del current
        if not actor(interaction).moderates:
            return []
        here = [job for job in await self._studio.open_jobs() if is_of_server(job, interaction.guild_id)]
        return [app_commands.Choice(name=job_label(job), value=job.id) for job in here[:OFFERED]]
