"""/imagine: paints a prompt, optionally from a picture."""

from typing import Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Interaction
from bot.core.ask import Ask
from bot.core.request import MAX_GUIDANCE, MAX_IMAGES, MAX_PROMPT, MAX_SEED, MAX_STEPS, RANDOM
from bot.core.samplers import NOISE_SCHEDULES, SCHEDULERS
from bot.prompts.known_prompts import known_prompts
from bot.store import Store
from bot.studio import Studio
from cogs.common.style_lookup import StyleLookup
from cogs.intake.intake import Intake

SAMPLERS = [app_commands.Choice(name=label, value=name) for name, label in SCHEDULERS.items()]
SCHEDULES = [app_commands.Choice(name=label, value=name) for name, label in NOISE_SCHEDULES.items()]
CHOICE: Final = 100
"""Most characters of a choice in Discord."""
CHOICES: Final = 25
"""Most choices in Discord."""
EXAMPLES: Final = 8
"""How many prompts of known words are suggested."""
Prompt = app_commands.Range[str, 1, MAX_PROMPT]


class Imagine(commands.Cog):
    """The command that paints."""

    def __init__(self, studio: Studio, store: Store, intake: Intake, style_lookup: StyleLookup) -> None:
        self._studio = studio
        self._store = store
        self._intake = intake
        self._style_lookup = style_lookup

    @app_commands.command(name="imagine")
    @app_commands.describe(
        prompt="What to paint",
        negative_prompt="What to leave out",
        image="A picture to paint from, keeping its shape",
        strength="How much of that picture to change, from 0.05 (hardly) to 1 (all)",
        steps="How many denoising steps; more take longer and show more detail",
        guidance_scale="How closely to follow the prompt; at 1 and below the negative prompt is ignored",
        seed="The number that the noise is drawn from; the same seed and settings give the same picture",
        size="Width x height in pixels",
        scheduler="The sampler that removes the noise",
        images="How many pictures; each has the next seed",
        noise_schedule="How noise grows over the steps, if the model allows a choice",
        style="A named prompt template, see /styles",
        private="Show the picture only to you",
        spoiler="Hide the picture until somebody clicks on it",
    )
    @app_commands.choices(scheduler=SAMPLERS, noise_schedule=SCHEDULES)
    async def imagine(
        self,
        interaction: Interaction,
        prompt: Prompt,
        negative_prompt: app_commands.Range[str, 0, MAX_PROMPT] | None = None,
        image: discord.Attachment | None = None,
        strength: app_commands.Range[float, 0.05, 1.0] | None = None,
        steps: app_commands.Range[int, 1, MAX_STEPS] | None = None,
        guidance_scale: app_commands.Range[float, 0.0, MAX_GUIDANCE] | None = None,
        seed: app_commands.Range[int, RANDOM, MAX_SEED] | None = None,
        size: app_commands.Range[str, 3, 12] | None = None,
        scheduler: str | None = None,
        images: app_commands.Range[int, 1, MAX_IMAGES] | None = None,
        noise_schedule: str | None = None,
        style: str | None = None,
        private: bool | None = None,
        spoiler: bool | None = None,
    ) -> None:
        """Paint a picture from a description."""
        ask = Ask(
            prompt=prompt,
            negative_prompt=negative_prompt,
            strength=strength,
            steps=steps,
            guidance_scale=guidance_scale,
            seed=seed,
            size=size,
            scheduler=scheduler,
            images=images,
            noise_schedule=noise_schedule,
        )
        await self._intake.ask(interaction, ask, image, style=style, private=private, spoiler=spoiler)

    @imagine.autocomplete("size")
    async def sizes(self, interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        """The sizes that suit the loaded model."""
        del interaction
        texts = [f"{width}x{height}" for width, height in self._studio.info.sizes]
        return [app_commands.Choice(name=text, value=text) for text in texts if text.startswith(current.strip())]

    @imagine.autocomplete("prompt")
    async def prompts(self, interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        """The member's earlier prompts that match what was typed, then some of words that a small model knows."""
        found = await self._store.history.suggestions(interaction.user.id, current)
        own = [text for text in found if len(text) <= CHOICE]
        known = known_prompts(self._studio.info.vocabulary, current, min(EXAMPLES, CHOICES - len(own)))
        texts = dict.fromkeys([*own, *known])
        return [app_commands.Choice(name=text, value=text) for text in texts]

    @imagine.autocomplete("style")
    async def styles(self, interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        """The styles that the member can use here."""
        return await self._style_lookup.suggest(interaction, current)
