"""JobAccess: the one way to a job for whoever names it by a button, menu, form, command or message.

An id is only a claim, since a modified client can send any. What counts is what this person may see at this moment.
Whatever the reason for a refusal, it reads as if the job didn't exist.
"""

import discord

from bot.client import EaselBot, Interaction
from bot.core.errors import GoneError
from bot.core.job import Job
from bot.core.redaction import REDACTED
from bot.moderation.visibility import Exposure, Viewer, may_know, may_use
from bot.store import Store
from cogs.common.actors import actor_on
from cogs.common.channels import ServerChannel, can_read, channel_in
from cogs.common.ids import parse_id
from cogs.common.job_lookup import exposure_of, offered_jobs


class JobAccess:
    """Finds jobs for people, and raises GoneError for those that they may not see."""

    def __init__(self, bot: EaselBot, store: Store) -> None:
        self._bot = bot
        self._store = store

    async def known(self, interaction: Interaction, job_id: str | int) -> Job:
        """A job that somebody may know of, so as to act on the job itself."""
        exposure = await self._find(job_id)
        if not may_know(await self._viewer(interaction, exposure), exposure.job):
            raise GoneError("job.gone")
        return exposure.job

    async def usable(self, interaction: Interaction, job_id: str | int, *, words: bool = True) -> Job:
        """A job whose pictures and parameters somebody may use; `words` says that its prompt is needed too."""
        exposure = await self._find(job_id)
        check_use(await self._viewer(interaction, exposure), exposure)
        if words and exposure.job.request.prompt == REDACTED:
            raise GoneError("job.gone")
        return exposure.job

    async def shown(self, interaction: Interaction, message: discord.Message) -> Job | None:
        """The job whose pictures are in a message that somebody chose in its menu; None if it has none."""
        exposure = await exposure_of(self._store, message, interaction.application_id)
        if exposure is None:
            return None
        moderates = actor_on(interaction, exposure.job).moderates
        check_use(Viewer(interaction.user.id, moderates, shown=True), exposure)
        return exposure.job

    async def replied_to(self, asker_id: int, message: discord.Message) -> Job | None:
        """The job whose pictures are in a message that somebody replied to; None if it has none."""
        assert self._bot.user is not None  # noqa: S101 - messages come after login
        exposure = await exposure_of(self._store, message, self._bot.user.id)
        if exposure is None:
            return None
        check_use(Viewer(asker_id, shown=True), exposure)
        return exposure.job

    def listed(self, interaction: Interaction, job: Job) -> bool:
        """Whether a list may show somebody that there is a job, as far as is known without asking Discord."""
        moderates = actor_on(interaction, job).moderates
        return may_know(Viewer(interaction.user.id, moderates, reads=self._reads_known(interaction, job)), job)

    def _reads_known(self, interaction: Interaction, job: Job) -> bool:
        """Whether somebody can read a job's channel in this server, if that channel is known."""
        if job.guild_id is None or job.guild_id != interaction.guild_id:
            return False
        if job.place.channel_id == interaction.channel_id:
            return job.guild_id is None or interaction.permissions.read_message_history
        channel, member = self._bot.get_channel(job.place.channel_id), interaction.user
        return isinstance(channel, ServerChannel) and isinstance(member, discord.Member) and can_read(channel, member)

    async def _find(self, job_id: str | int) -> Exposure:
        known = parse_id(str(job_id))
        exposure = None if known is None else await self._store.jobs.exposure(known)
        if exposure is None:
            raise GoneError("job.gone")
        return exposure

    async def _viewer(self, interaction: Interaction, exposure: Exposure) -> Viewer:
        """Who acts, and what Discord shows them of the job: the message that they act on comes from Discord."""
        job, message = exposure.job, interaction.message
        user_id, moderates = interaction.user.id, actor_on(interaction, job).moderates
        own = message is not None and message.author.id == interaction.application_id
        shown = own and message is not None and is_of(message, exposure)
        if user_id == job.user_id or moderates or shown or job.place.private:
            return Viewer(user_id, moderates, shown)
        return Viewer(user_id, reads=await self._reads(interaction, job))

    async def _reads(self, interaction: Interaction, job: Job) -> bool:
        """Whether somebody can read the channel that a job was delivered to, in the same place."""
        if job.guild_id != interaction.guild_id:
            return False
        if job.place.channel_id == interaction.channel_id:
            return job.guild_id is None or interaction.permissions.read_message_history
        if not isinstance(interaction.user, discord.Member):
            return False
        try:
            return can_read(await channel_in(self._bot, job.guild_id, job.place.channel_id), interaction.user)
        except (GoneError, discord.NotFound, discord.Forbidden):
            return False


def is_of(message: discord.Message, exposure: Exposure) -> bool:
    """Whether one of the bot's messages is the job's own, or a member's gallery with the job."""
    own = (exposure.job.place.message_id, exposure.message_id)
    return message.id in own or exposure.job.id in offered_jobs(message)


def check_use(viewer: Viewer, exposure: Exposure) -> None:
    """Raise GoneError unless somebody may use what a job painted."""
    if not may_use(viewer, exposure):
        raise GoneError("job.gone")
