"""/queue and /cancel: what is waiting, and cancelling your own."""

from collections.abc import Sequence
from typing import Final

from discord import app_commands
from discord.ext import commands

from bot.client import Interaction, localizer_of
from bot.core.errors import GoneError
from bot.core.job import Job
from bot.core.progress import Done, Queued
from bot.i18n.localizer import Localizer
from bot.moderation.authority import check_control
from bot.moderation.visibility import is_of_server
from bot.studio import Studio
from bot.studio.moderator_actions import ModeratorActions
from cogs.common.actors import actor_on
from cogs.common.answers import answer_privately
from cogs.common.job_access import JobAccess
from cogs.ui.lines import LISTED, LISTED_PROMPT, job_label, listed, others_line, progress_line, title
from cogs.ui.time_spans import span_words

OWN: Final = LISTED // 2
"""Characters for the member's own jobs; the rest is for the others."""


class Queue(commands.Cog):
    """Shows the queue and cancels jobs."""

    def __init__(self, studio: Studio, access: JobAccess, actions: ModeratorActions) -> None:
        self._studio = studio
        self._access = access
        self._actions = actions

    @app_commands.command(name="queue")
    async def queue(self, interaction: Interaction) -> None:
        """Show what is being painted and what is waiting, in order."""
        jobs = await self._studio.open_jobs()
        await answer_privately(interaction, self._describe(jobs, interaction))

    @app_commands.command(name="cancel")
    @app_commands.describe(job="Which of your requests. Default: the newest")
    async def cancel(self, interaction: Interaction, job: app_commands.Range[int, 1] | None = None) -> None:
        """Cancel one of your requests that is waiting or being painted."""
        found = await self._find(interaction, job)
        if found.user_id != interaction.user.id:
            await self._check_other(interaction, found)
            await self._actions.cancel(found, interaction.user.id)
        elif not await self._studio.cancel(found.id):
            raise GoneError("job.unknown", job=found.id)
        await answer_privately(interaction, localizer_of(interaction)("queue.cancelled", job=found.id))

    async def _check_other(self, interaction: Interaction, job: Job) -> None:
        """Check that a member may cancel another's job; who can't see it reads that there is none."""
        try:
            await self._access.known(interaction, job.id)
        except GoneError as error:
            raise GoneError("job.unknown", job=job.id) from error
        check_control(actor_on(interaction, job), job.user_id)

    @cancel.autocomplete("job")
    async def own_jobs(self, interaction: Interaction, current: int | str) -> list[app_commands.Choice[int]]:
        """The member's own open jobs."""
        del current
        own = [job for job in await self._studio.open_jobs() if job.user_id == interaction.user.id]
        return [app_commands.Choice(name=job_label(job), value=job.id) for job in own[:25]]

    async def _find(self, interaction: Interaction, job_id: int | None) -> Job:
        """The member's newest job, or the one with a number if it is theirs or of this server."""
        jobs = [job for job in await self._studio.open_jobs() if _concerns(job, interaction)]
        if job_id is None:
            own = [job for job in jobs if job.user_id == interaction.user.id]
            if not own:
                raise GoneError("job.none")
            return max(own, key=lambda job: job.id)
        for job in jobs:
            if job.id == job_id:
                return job
        raise GoneError("job.unknown", job=job_id)

    def _describe(self, jobs: Sequence[Job], interaction: Interaction) -> str:
        """The member's own jobs and this server's others, each with its place in the whole queue."""
        localizer, user_id = localizer_of(interaction), interaction.user.id
        here = [(place, job) for place, job in enumerate(jobs, 1) if self._access.listed(interaction, job)]
        if not here:
            return localizer("queue.empty")
        own = [(place, job) for place, job in here if job.user_id == user_id]
        others = [(place, job) for place, job in here if job.user_id != user_id]
        lines = [self._line(place, job, interaction) for place, job in own]
        text = "\n".join([self._own_head([job for _, job in own], localizer), listed(lines, localizer, OWN)]).strip()
        if not others:
            return text
        lines = [self._line(place, job, interaction) for place, job in others]
        head = f"\n\n{localizer('queue.others', jobs=len(others), pictures=_pictures([job for _, job in others]))}\n"
        return text + head + listed(lines, localizer, LISTED - len(text) - len(head))

    def _own_head(self, jobs: Sequence[Job], localizer: Localizer) -> str:
        """How many jobs a member has open, and when the last will start if that is known."""
        if not jobs:
            return localizer("queue.none")
        progress = self._studio.progress(jobs[-1].id)
        seconds = progress.seconds if isinstance(progress, Queued) else None
        last = "" if seconds is None or seconds < 1 else localizer("queue.last", time=span_words(seconds, localizer))
        return localizer("queue.own", jobs=len(jobs), pictures=_pictures(jobs), last=last)

    def _line(self, place: int, job: Job, interaction: Interaction) -> str:
        localizer, progress = localizer_of(interaction), self._studio.progress(job.id) or Done()
        prompt = title(job.request, localizer, LISTED_PROMPT)
        if job.user_id == interaction.user.id:
            line = progress_line(progress, localizer)
            return localizer("queue.yours", place=place, prompt=prompt, job=job.id, progress=line)
        line, member = others_line(progress, localizer), str(job.user_id)
        if actor_on(interaction, job).moderates and is_of_server(job, interaction.guild_id):
            return localizer("queue.theirs", place=place, member=member, prompt=prompt, job=job.id, progress=line)
        return localizer("queue.other", place=place, member=member, job=job.id, progress=line)  # prompts stay private


def _pictures(jobs: Sequence[Job]) -> int:
    return sum(job.request.images for job in jobs)


def _concerns(job: Job, interaction: Interaction) -> bool:
    """Whether a job is the member's own or of the server they are in; direct messages belong to no server."""
    return job.user_id == interaction.user.id or (job.guild_id is not None and job.guild_id == interaction.guild_id)
