"""JobButtons: the buttons under a job's message that act on the job: again, delete, cancel."""

import discord
from discord.ext import commands

from bot.client import EaselBot, Interaction
from bot.core.errors import GoneError
from bot.moderation.audit_action import AuditAction
from bot.moderation.authority import check_control
from bot.store import Store
from bot.store.audit import Note
from bot.store.copies import CopyKind
from bot.studio import Studio
from bot.studio.moderator_actions import ModeratorActions
from cogs.common.actors import actor_on
from cogs.common.job_access import JobAccess
from cogs.common.job_lookup import picture_of
from cogs.delivery.copies import Copies
from cogs.delivery.job_message import JobMessage
from cogs.intake.intake import Intake
from cogs.intake.origin import Origin
from cogs.painting.consent import Consent
from cogs.ui.components import ActionButton, ActionMenu


class JobButtons(commands.Cog):
    """A button's custom_id and the store hold all it needs, so it works after a restart."""

    def __init__(
        self,
        bot: EaselBot,
        studio: Studio,
        store: Store,
        access: JobAccess,
        actions: ModeratorActions,
        intake: Intake,
        consent: Consent,
    ) -> None:
        self._bot = bot
        self._access = access
        self._copies = Copies(bot, store)
        self._studio = studio
        self._store = store
        self._actions = actions
        self._intake = intake
        self._consent = consent
        bot.add_dynamic_items(ActionButton, ActionMenu)
        bot.on_press("again", self._again)
        bot.on_press("delete", self._delete)
        bot.on_press("cancel", self._cancel)

    async def _again(self, interaction: Interaction, job_id: str, number: str = "") -> None:
        """Paint the same with a new seed, as a job of the member who pressed."""
        job = await self._access.usable(interaction, job_id)
        await self._consent.check_job(interaction.user.id, job)
        request = picture_of(job.request, number) if number else job.request
        await self._intake.again(interaction, request, origin=Origin(job))

    async def _delete(self, interaction: Interaction, job_id: str) -> None:
        """Delete files and messages, for the owner or a moderator."""
        job = await self._access.known(interaction, job_id)
        who = actor_on(interaction, job)
        check_control(who, job.user_id)
        await interaction.response.defer()
        if who.id != job.user_id:
            note = Note(job.guild_id, who.id, AuditAction.DELETE, job.user_id, f"job {job.id}")
            await self._store.audit.log(note)
        await self._store.pictures.delete(job.id)
        delivered = await self._store.jobs.message_of(job.id)
        if delivered is not None and (interaction.message is None or delivered != interaction.message.id):
            await JobMessage(self._bot, job).take_away(delivered)  # pressed under a copy, as from the gallery
        # What moderators were sent stays with them, until they purge it or its owner erases their data.
        await self._copies.take_away(job.id, None if who.id == job.user_id else job.guild_id, {CopyKind.POSTED})
        try:
            await interaction.delete_original_response()
        except discord.NotFound as error:  # two clicks at once, and the other came first
            raise GoneError("discord.gone") from error

    async def _cancel(self, interaction: Interaction, job_id: str) -> None:
        """Cancel a job, for the owner or a moderator."""
        job = await self._access.known(interaction, job_id)
        who = actor_on(interaction, job)
        check_control(who, job.user_id)
        await interaction.response.defer()
        if who.id != job.user_id:
            await self._actions.cancel(job, who.id)
        elif not await self._studio.cancel(job.id):
            raise GoneError("job.unknown", job=job.id)
