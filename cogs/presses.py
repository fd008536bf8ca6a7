"""Presses: what the buttons under a picture do: again, delete, cancel."""

import dataclasses

from discord.ext import commands

from bot.client import Answer, EaselBot
from bot.errors import GoneError
from bot.jobs import Job, random_seed
from bot.moderation.authority import check_control
from bot.store import Store
from bot.studio import Studio
from bot.studio.order import Order
from cogs.imagine import submit
from cogs.people import actor_on
from cogs.views.buttons import JobButton


class Presses(commands.Cog):
    """Everything a button needs is in its custom_id and the store, so that restarts don't matter."""

    def __init__(self, bot: EaselBot, studio: Studio, store: Store) -> None:
        self._studio = studio
        self._store = store
        self._order = Order(studio, store)
        bot.add_dynamic_items(JobButton)
        bot.on_press("again", self._again)
        bot.on_press("delete", self._delete)
        bot.on_press("cancel", self._cancel)

    async def _again(self, interaction: Answer, job_id: int) -> None:
        """The same with a new seed, as a job of the member who pressed."""
        job = await self._job(job_id)
        await self._studio.check(interaction.user.id, interaction.guild_id)
        request = dataclasses.replace(job.request, seed=random_seed())
        await interaction.response.defer(thinking=True)
        await submit(interaction, self._studio, request)

    async def _delete(self, interaction: Answer, job_id: int) -> None:
        """Take message and files away, for the owner or a moderator."""
        job = await self._job(job_id)
        who = actor_on(interaction, job)
        check_control(who, job.user_id)
        await interaction.response.defer()
        if who.id != job.user_id:
            await self._store.moderation.log(job.guild_id, who.id, "delete", job.user_id, f"job {job.id}")
        await self._store.pictures.delete(job.id)
        await interaction.delete_original_response()

    async def _cancel(self, interaction: Answer, job_id: int) -> None:
        """Stop a job, for the owner or a moderator."""
        job = await self._job(job_id)
        who = actor_on(interaction, job)
        check_control(who, job.user_id)
        await interaction.response.defer()
        if who.id != job.user_id:
            await self._order.cancel(job, who.id)
        elif not await self._studio.cancel(job.id):
            raise GoneError("job.unknown", job=job.id)

    async def _job(self, job_id: int) -> Job:
        job = await self._store.jobs.get(job_id)
        if job is None:
            raise GoneError("job.gone")
        return job
