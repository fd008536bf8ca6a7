"""PictureButtons: edit, vary, enlarge or open a finished picture, or see its steps.

Whoever presses gets a job of their own, within their own limits; nothing changes for the member who asked first.
"""

import dataclasses
import io
import math
from collections.abc import Mapping
from typing import Final

import discord
from discord.ext import commands

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.ask import Ask
from bot.core.errors import GoneError
from bot.core.job import Job
from bot.core.picture import Picture
from bot.core.request import MAX_IMAGES, REVERSE, ImageRequest
from bot.core.style import Style
from bot.i18n.localizer import Localizer
from bot.moderation.authority import check_control
from bot.pictures.files.encoding import spoilered
from bot.pictures.reader.reader import PictureReader
from bot.prompts.draft import PENDING
from bot.prompts.styles import PLACE
from bot.store import Store
from bot.studio import Studio
from cogs.common.actors import actor, asker, place_of
from cogs.common.answers import answer_privately
from cogs.common.display_policy import DisplayPolicy
from cogs.common.downloads import download
from cogs.common.ids import parse_id
from cogs.common.job_access import JobAccess
from cogs.common.job_lookup import named_jobs, picture_index, picture_of
from cogs.common.places import server_language
from cogs.delivery.copies import Copies
from cogs.intake.acknowledgement import Manner
from cogs.intake.intake import Intake
from cogs.intake.origin import Origin
from cogs.painting.consent import Consent
from cogs.ui.album import ALT
from cogs.ui.buttons import named_button, opened_view, picker_view
from cogs.ui.components import rows
from cogs.ui.forms import blank_edit_form, decimal, edit_form, filled, whole
from cogs.ui.lines import caption, shown_text

STRENGTHS: Final = {"vary_weak": 0.35, "vary_strong": 0.65}
"""How much of a picture each button changes."""
AS_TYPED: Final = Style("as typed", PLACE)
"""A style that changes nothing: the form's prompt already contains its style."""


class PictureButtons(commands.Cog):
    """The buttons beneath a picture. If there are several pictures, the member chooses one first."""

    def __init__(
        self,
        bot: EaselBot,
        studio: Studio,
        store: Store,
        access: JobAccess,
        intake: Intake,
        consent: Consent,
        display_policy: DisplayPolicy,
        reader: PictureReader,
    ) -> None:
        self._bot = bot
        self._studio = studio
        self._store = store
        self._intake = intake
        self._consent = consent
        self._display_policy = display_policy
        self._access = access
        self._reader = reader
        self._copies = Copies(bot, store)
        bot.on_press("edit", self._edit)
        bot.on_form("edit", self._edited, blank_edit_form)
        bot.on_press("vary_weak", self._vary_weak)
        bot.on_press("vary_strong", self._vary_strong)
        bot.on_press("upscale", self._upscale)
        bot.on_press("steps", self._steps)
        bot.on_press("open", self._open)
        bot.on_press("drop", self._drop)

    async def _edit(self, interaction: Interaction, job_id: str, number: str = "") -> None:
        """Open the form."""
        job, request = await self._edits(interaction, job_id, number)
        await self._studio.check(asker(interaction))
        await interaction.response.send_modal(edit_form(job.id, number, request, localizer_of(interaction)))

    async def _edited(self, interaction: Interaction, job_id: str, number: str = "") -> None:
        """Paint what the form sent."""
        job, request = await self._edits(interaction, job_id, number)
        ask = changed(request, filled(interaction), localizer_of(interaction))
        await self._intake.ask(interaction, ask, request.image, origin=Origin(job))

    async def _edits(self, interaction: Interaction, job_id: str, number: str) -> tuple[Job, ImageRequest]:
        """The job, and the request of all its pictures or of one."""
        job = await self._access.usable(interaction, job_id)
        await self._consent.check_job(interaction.user.id, job)
        return job, picture_of(job.request, number) if number else job.request

    async def _vary_weak(self, interaction: Interaction, job_id: str, number: str = "") -> None:
        await self._vary(interaction, "vary_weak", job_id, number)

    async def _vary_strong(self, interaction: Interaction, job_id: str, number: str = "") -> None:
        await self._vary(interaction, "vary_strong", job_id, number)

    async def _vary(self, interaction: Interaction, action: str, job_id: str, number: str) -> None:
        """Paint from the picture itself."""
        job = await self._access.usable(interaction, job_id)
        await self._consent.check(interaction.user.id, job.user_id)
        if await self._picks(interaction, action, job, number):
            return
        request = varied(picture_of(job.request, number), STRENGTHS[action], self._intake.seed())
        await self._intake.paint(interaction, request, lambda: self._file(interaction, job, number), origin=Origin(job))

    async def _steps(self, interaction: Interaction, job_id: str, number: str = "") -> None:
        """Show how the picture emerged from noise."""
        job = await self._access.usable(interaction, job_id)
        await self._consent.check_job(interaction.user.id, job)
        if not await self._picks(interaction, "steps", job, number):
            request = dataclasses.replace(picture_of(job.request, number), study=REVERSE)
            await self._intake.paint(interaction, request, origin=Origin(job))

    async def _upscale(self, interaction: Interaction, job_id: str, number: str = "") -> None:
        """Enlarge the picture."""
        job = await self._access.usable(interaction, job_id, words=False)
        if await self._picks(interaction, "upscale", job, number):
            return
        manner = await self._intake.begin(interaction, job.request, Origin(job))
        async with self._reader.turn(interaction.user.id) as turn:
            data, veiled = await self._visible(interaction, job, number, private=manner.private)
            large = await turn.shrink(await turn.upscale(data), interaction.filesize_limit)
        manner = dataclasses.replace(manner, spoiler=manner.spoiler or veiled)
        await self._show(interaction, job, number, large, manner)

    async def _show(self, interaction: Interaction, job: Job, number: str, large: Picture, manner: Manner) -> None:
        localizer = Localizer(server_language(interaction, private=manner.private) or str(interaction.locale))
        request = picture_of(job.request, number)
        prompt, source = request.prompt, await self._intake.source(interaction, Origin(job))
        member, size = str(interaction.user.id), f"{large.width}x{large.height}"
        painted = f"{request.width}x{request.height}"
        link = "" if source is None else " · " + localizer("caption.source", url=source)
        name = spoilered(large.filename) if manner.spoiler else large.filename
        posted = await interaction.followup.send(
            localizer("upscaled", prompt=shown_text(prompt), member=member, painted=painted, size=size, source=link),
            file=discord.File(io.BytesIO(large.data), name, description=shown_text(prompt, ALT)),
            view=rows([named_button("drop", localizer, interaction.user.id, job.id, shown_as="delete")]),
            wait=True,
        )
        if not manner.private:  # nobody else can reach a private message, and it vanishes by itself
            await self._copies.posted(interaction, posted, job)

    async def _open(self, interaction: Interaction, job_id: str, number: str = "") -> None:
        """Show one picture of several to the member only, with its buttons."""
        job = await self._access.usable(interaction, job_id, words=False)
        if await self._picks(interaction, "open", job, number):
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        request = picture_of(job.request, number)
        steps = await self._display_policy.shows_studies(interaction.guild_id, place_of(interaction))
        localizer = localizer_of(interaction)
        name = f"easel-{request.seed}.png"
        async with self._reader.turn(interaction.user.id) as turn:
            data, veiled = await self._visible(interaction, job, number, private=True)
            one = Picture(data, spoilered(name) if veiled else name, request.seed, request.width, request.height)
            one = await turn.shrink(one, interaction.filesize_limit)
        await answer_privately(
            interaction,
            caption(dataclasses.replace(job, request=request), localizer),
            file=discord.File(io.BytesIO(one.data), one.filename, description=shown_text(request.prompt, ALT)),
            view=opened_view(job.id, picture_index(job.request, number), localizer, steps=steps),
        )

    async def _drop(self, interaction: Interaction, owner_id: str, job_id: str = "") -> None:
        """Delete a message that isn't a job's, for the member it was made for or a moderator."""
        del job_id  # Repaint reads from it whose picture this is
        check_control(actor(interaction), parse_id(owner_id) or 0)
        await interaction.response.defer()
        await interaction.delete_original_response()
        if interaction.message is not None:
            await self._store.copies.remove(interaction.message.id)

    async def _picks(self, interaction: Interaction, action: str, job: Job, number: str) -> bool:
        """Let the member choose if there are several pictures and no number; returns whether a choice is needed.

        Raises GoneError if there is no picture with that number.
        """
        picture_index(job.request, number)
        if number or job.request.images == 1:
            return False
        localizer = localizer_of(interaction)
        view = picker_view(action, job, localizer)
        await answer_privately(interaction, localizer(f"picker.which.{action}"), view=view)
        return True

    async def _visible(self, interaction: Interaction, job: Job, number: str, *, private: bool) -> tuple[bytes, bool]:
        """The picture's bytes as they may be shown there, and whether behind a spoiler."""
        kept = await self._store.pictures.one(job.id, picture_index(job.request, number))
        if kept is None:
            return await self._file(interaction, job, number), False
        shown, veiled = await self._display_policy.visible(interaction, kept, private=private)
        return shown.data, veiled

    async def _file(self, interaction: Interaction, job: Job, number: str) -> bytes:
        """The picture's bytes: the kept file, else the one in the message; raises GoneError if there is neither."""
        index = picture_index(job.request, number)
        kept = await self._store.pictures.one(job.id, index)
        if kept is not None:
            return kept.data
        shown = interaction.message
        own = shown is not None and shown.author.id == interaction.application_id and job.id in named_jobs(shown)
        if shown is None or not own or len(shown.attachments) != job.request.images:
            shown = await self._delivery(job)  # such as after a choice in a separate message
        if shown is None or len(shown.attachments) != job.request.images:
            raise GoneError("picture.gone")
        return await download(self._bot, shown.attachments[index])

    async def _delivery(self, job: Job) -> discord.Message | None:
        """The message with a job's pictures, if it exists and the bot may read it."""
        message_id = await self._store.jobs.message_of(job.id)
        if message_id is None:
            return None
        try:
            channel = self._bot.get_partial_messageable(job.place.channel_id, guild_id=job.guild_id)
            return await channel.fetch_message(message_id)
        except (discord.NotFound, discord.Forbidden):
            return None


def changed(request: ImageRequest, values: Mapping[str, str], localizer: Localizer) -> Ask:
    """The Ask of a sent form; what isn't in the form stays as it was."""
    return Ask(
        prompt=values["prompt"],
        negative_prompt=values["negative_prompt"],
        strength=request.strength,
        steps=whole(values["steps"], localizer("form.steps")),
        guidance_scale=decimal(values["guidance_scale"], localizer("form.guidance")),
        seed=whole(values["seed"], localizer("form.seed")),
        size=f"{request.width}x{request.height}",
        scheduler=request.scheduler,
        images=min(request.images, MAX_IMAGES),
        noise_schedule=request.noise_schedule,
        style=AS_TYPED,
        matrix=request.is_group and bool(request.template),
    )


def varied(request: ImageRequest, strength: float, seed: int) -> ImageRequest:
    """The request painted from a PENDING picture, with enough steps that the strength leaves at least one."""
    steps = max(request.steps, math.ceil(1 / strength))
    return dataclasses.replace(request, image=PENDING, strength=strength, steps=steps, seed=seed, study=None)
