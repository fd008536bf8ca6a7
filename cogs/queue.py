"""/queue and /cancel: what is waiting, and taking one's own back."""

from collections.abc import Sequence

from discord import app_commands
from discord.ext import commands

from bot.client import Answer
from bot.errors import GoneError
from bot.jobs import Job
from bot.moderation.authority import check_control
from bot.studio import Studio
from cogs.people import actor
from cogs.views.lines import progress_line, shown_text

SHOWN_JOBS = 15


class Queue(commands.Cog):
    """What is being painted and what waits."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio

    @app_commands.command(name="queue")
    async def queue(self, interaction: Answer) -> None:
        """Show what is being painted and what waits, in the order in which it will go."""
        jobs = await self._studio.open_jobs()
        text = self._describe(jobs, interaction.user.id, interaction.guild_id)
        await interaction.response.send_message(text, ephemeral=True)

    @app_commands.command(name="cancel")
    @app_commands.describe(job="Which of your jobs; the newest where you leave this out")
    async def cancel(self, interaction: Answer, job: app_commands.Range[int, 1] | None = None) -> None:
        """Cancel a picture of yours that waits or is being painted."""
        found = await self._find(interaction.user.id, job)
        check_control(actor(interaction), found.user_id)
        if not await self._studio.cancel(found.id):
            raise GoneError("job.unknown", job=found.id)
        await interaction.response.send_message(f"Job {found.id} is cancelled.", ephemeral=True)

    @cancel.autocomplete("job")
    async def own_jobs(self, interaction: Answer, current: int | str) -> list[app_commands.Choice[int]]:
        """The member's own open jobs."""
        del current
        own = [job for job in await self._studio.open_jobs() if job.user_id == interaction.user.id]
        return [app_commands.Choice(name=f"{job.id}: {job.request.prompt}"[:100], value=job.id) for job in own[:25]]

    async def _find(self, user_id: int, job_id: int | None) -> Job:
        jobs = await self._studio.open_jobs()
        if job_id is None:
            own = [job for job in jobs if job.user_id == user_id]
            if not own:
                raise GoneError("job.none")
            return max(own, key=lambda job: job.id)
        for job in jobs:
            if job.id == job_id:
                return job
        raise GoneError("job.unknown", job=job_id)

    def _describe(self, jobs: Sequence[Job], user_id: int, guild_id: int | None) -> str:
        here = [(place, job) for place, job in enumerate(jobs, 1) if job.user_id == user_id or job.guild_id == guild_id]
        if not here:
            return "Nothing is waiting: your picture would be painted at once."
        lines = [self._line(place, job, user_id) for place, job in here[:SHOWN_JOBS]]
        if len(here) > SHOWN_JOBS:
            lines.append(f"… and {len(here) - SHOWN_JOBS} more.")
        return "\n".join(lines)

    def _line(self, place: int, job: Job, user_id: int) -> str:
        progress = self._studio.progress(job.id)
        state = progress_line(progress) if progress is not None else "Done."
        if job.user_id != user_id:  # other members' prompts are theirs to show
            return f"{place}. <@{job.user_id}> · {state}"
        return f"{place}. **{shown_text(job.request.prompt, 60)}** (job {job.id}) · {state}"
