"""/diffusion: how noise destroys a picture and how one emerges, the network, and its samplers compared."""

import dataclasses
import io
from typing import Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Interaction, localizer_of
from bot.core.ask import Ask
from bot.core.errors import GoneError
from bot.core.model_info import ModelInfo
from bot.core.request import FORWARD, MAX_SEED, MAX_STEPS, RANDOM, REVERSE, ImageRequest, Variant
from bot.core.samplers import SCHEDULERS
from bot.pictures.drawings.unet import draw_unet, explain
from bot.store import Store
from bot.studio import Studio
from cogs.common.job_access import JobAccess
from cogs.common.workers import Workers
from cogs.intake.intake import Intake
from cogs.intake.origin import Origin
from cogs.painting.imagine import SAMPLERS, Prompt
from cogs.ui.lines import listed

STEP_COUNTS: Final = (1, 2, 3, 4, 6, 8, 12, 20, 40)
"""The step counts that /diffusion sampler compares."""
FORWARD_PROMPT: Final = "forward diffusion"
"""The prompt of a job that paints nothing."""
SCHEDULES: Final = [
    app_commands.Choice(name="Linear", value="linear"),
    app_commands.Choice(name="Cosine", value="cosine"),
]
KINDS: Final = [
    app_commands.Choice(name="Samplers", value="samplers"),
    app_commands.Choice(name="Steps", value="steps"),
]


class Diffusion(commands.GroupCog, group_name="diffusion", group_description="See how diffusion works"):
    """Studies of diffusion with the loaded model's own numbers."""

    def __init__(self, studio: Studio, store: Store, access: JobAccess, intake: Intake, workers: Workers) -> None:
        super().__init__()
        self._workers = workers
        self._access = access
        self._studio = studio
        self._store = store
        self._intake = intake

    @app_commands.command(name="forward")
    @app_commands.describe(
        image="The picture to destroy",
        schedule="How noise grows. Default: both, side by side",
        seed="The number that the noise is drawn from",
    )
    @app_commands.choices(schedule=SCHEDULES)
    async def forward(
        self,
        interaction: Interaction,
        image: discord.Attachment,
        schedule: str | None = None,
        seed: app_commands.Range[int, RANDOM, MAX_SEED] | None = None,
    ) -> None:
        """Watch noise destroy a picture of yours, in pixels and as the model sees it."""

        def destroyed(request: ImageRequest) -> ImageRequest:
            return dataclasses.replace(request, study=FORWARD, noise_schedule=schedule)

        ask = Ask(prompt=FORWARD_PROMPT, seed=seed)
        await self._intake.ask(interaction, ask, image, fixable=False, transform=destroyed)

    @app_commands.command(name="reverse")
    @app_commands.describe(
        prompt="What to paint. Default: your newest picture",
        steps="How many denoising steps",
        seed="The number that the noise is drawn from",
        scheduler="The sampler that removes the noise",
    )
    @app_commands.choices(scheduler=SAMPLERS)
    async def reverse(
        self,
        interaction: Interaction,
        prompt: Prompt | None = None,
        steps: app_commands.Range[int, 1, MAX_STEPS] | None = None,
        seed: app_commands.Range[int, RANDOM, MAX_SEED] | None = None,
        scheduler: str | None = None,
    ) -> None:
        """Watch a picture emerge from noise, step by step."""
        if prompt is not None:
            ask = Ask(prompt=prompt, steps=steps, seed=seed, scheduler=scheduler)
            await self._intake.ask(interaction, ask, transform=rebuilt)
            return
        newest = await self._store.history.page(interaction.user.id, limit=1)
        if not newest:
            raise GoneError("history.empty")
        job = await self._access.usable(interaction, newest[0].id)
        await self._intake.paint(interaction, rebuilt(job.request), origin=Origin(job))

    @app_commands.command(name="model")
    async def model(self, interaction: Interaction) -> None:
        """See the network that paints: its blocks, shapes and parameters."""
        unet_summary = self._studio.unet_summary
        if unet_summary is None:
            raise GoneError("model.loading")
        await interaction.response.defer(thinking=True)
        localizer = localizer_of(interaction)
        data = await self._workers.run(interaction.user.id, lambda: draw_unet(unet_summary, localizer))
        lines = [f"- {line}" for line in explain(unet_summary, localizer)]
        await interaction.followup.send(
            listed(lines, localizer),
            file=discord.File(io.BytesIO(data), "unet.png", description=localizer("diffusion.unet")),
        )

    @app_commands.command(name="sampler")
    @app_commands.describe(
        prompt="What to paint",
        compare="Samplers at one step count, or step counts of one sampler",
        steps="How many denoising steps, if you compare samplers",
        scheduler="The sampler, if you compare step counts",
        seed="The number that the noise of all pictures is drawn from",
    )
    @app_commands.choices(compare=KINDS, scheduler=SAMPLERS)
    async def sampler(
        self,
        interaction: Interaction,
        prompt: Prompt,
        compare: str = "samplers",
        steps: app_commands.Range[int, 1, MAX_STEPS] | None = None,
        scheduler: str | None = None,
        seed: app_commands.Range[int, RANDOM, MAX_SEED] | None = None,
    ) -> None:
        """Compare samplers or step counts with one seed."""
        info = self._studio.info
        compared = by_sampler if compare == "samplers" else by_steps
        ask = Ask(prompt=prompt, steps=steps, scheduler=scheduler, seed=seed)
        await self._intake.ask(interaction, ask, transform=lambda request: compared(request, info))


def rebuilt(request: ImageRequest) -> ImageRequest:
    """How the first picture of a request emerges from noise."""
    return dataclasses.replace(request.picture(0), study=REVERSE)


def by_sampler(request: ImageRequest, info: ModelInfo) -> ImageRequest:
    """The request once per sampler that suits the model, each with at least the steps it needs."""
    variants = [
        Variant(request.seed, scheduler=name, steps=max(request.steps, info.least_steps.get(name, 1)))
        for name in SCHEDULERS
        if name not in info.unfit
    ]
    return dataclasses.replace(request, images=len(variants), variants=tuple(variants), template="")


def by_steps(request: ImageRequest, info: ModelInfo) -> ImageRequest:
    """The request once per step count that its sampler can use with this model."""
    least = info.least_steps.get(request.scheduler, 1)
    counts = [count for count in STEP_COUNTS if count >= least] or [least]
    if len(counts) == 1:
        counts = [least, min(2 * least, MAX_STEPS)]
    variants = tuple(Variant(request.seed, steps=count) for count in counts)
    return dataclasses.replace(request, images=len(variants), variants=variants, template="")
