"""/matrix: all combinations of a prompt's choices, as one job and one labelled grid."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Interaction
from bot.core.ask import Ask
from bot.core.request import MAX_GUIDANCE, MAX_SEED, MAX_STEPS, RANDOM
from cogs.common.style_lookup import StyleLookup
from cogs.intake.intake import Intake
from cogs.painting.imagine import SAMPLERS, Prompt


class Matrix(commands.Cog):
    """The command that compares prompts."""

    def __init__(self, intake: Intake, style_lookup: StyleLookup) -> None:
        self._intake = intake
        self._style_lookup = style_lookup

    @app_commands.command(name="matrix")
    @app_commands.describe(
        prompt="What to paint, with choices: a {red|blue} {cat|castle} makes four pictures; at most 16",
        negative_prompt="What to leave out",
        image="A picture to paint from, keeping its shape",
        strength="How much of that picture to change, from 0.05 (hardly) to 1 (all)",
        steps="How many denoising steps; more take longer and show more detail",
        guidance_scale="How closely to follow the prompt; at 1 and below the negative prompt is ignored",
        seed="The number that the noise of all pictures is drawn from",
        size="Width x height in pixels",
        scheduler="The sampler that removes the noise",
        style="A named prompt template, see /styles",
        private="Show the grid only to you",
    )
    @app_commands.choices(scheduler=SAMPLERS)
    async def matrix(
        self,
        interaction: Interaction,
        prompt: Prompt,
        negative_prompt: str | None = None,
        image: discord.Attachment | None = None,
        strength: app_commands.Range[float, 0.05, 1.0] | None = None,
        steps: app_commands.Range[int, 1, MAX_STEPS] | None = None,
        guidance_scale: app_commands.Range[float, 0.0, MAX_GUIDANCE] | None = None,
        seed: app_commands.Range[int, RANDOM, MAX_SEED] | None = None,
        size: app_commands.Range[str, 3, 12] | None = None,
        scheduler: str | None = None,
        style: str | None = None,
        private: bool | None = None,
    ) -> None:
        """Paint every combination of a prompt's choices, side by side."""
        ask = Ask(
            prompt=prompt,
            negative_prompt=negative_prompt,
            strength=strength,
            steps=steps,
            guidance_scale=guidance_scale,
            seed=seed,
            size=size,
            scheduler=scheduler,
            matrix=True,
        )
        await self._intake.ask(interaction, ask, image, style=style, private=private)

    @matrix.autocomplete("style")
    async def styles(self, interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        """The styles that the member can use here."""
        return await self._style_lookup.suggest(interaction, current)
