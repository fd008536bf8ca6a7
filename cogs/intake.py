"""Intake: what a member typed and attached becomes an ImageRequest, with the model's defaults filled in."""

import asyncio
from dataclasses import dataclass

import discord

from bot.client import EaselBot
from bot.jobs import ImageRequest, random_seed
from bot.pictures.uploads import normalise, size_of
from bot.store import Store
from bot.studio import Studio
from cogs.downloads import download


@dataclass(frozen=True, slots=True)
class Ask:
    """A prompt, and whatever else was given."""

    prompt: str
    negative_prompt: str | None = None
    strength: float | None = None
    steps: int | None = None
    guidance_scale: float | None = None
    seed: int | None = None
    size: str | None = None
    scheduler: str | None = None
    images: int | None = None


class Intake:
    """Downloads and checks uploads, keeps them, and makes requests."""

    def __init__(self, bot: EaselBot, studio: Studio, store: Store) -> None:
        self._bot = bot
        self._studio = studio
        self._store = store

    def check(self, ask: Ask) -> None:
        """Raise RequestError for what is wrong whatever picture comes with it."""
        self._request(ask, None, None)

    async def request(self, ask: Ask, attachment: discord.Attachment | None) -> ImageRequest:
        """The request; raises EaselError where it can't be painted."""
        if attachment is None:
            return self._request(ask, None, None)
        data = await asyncio.to_thread(normalise, await download(self._bot, attachment))
        return self._request(ask, await self._store.uploads.keep(data), size_of(data))

    def _request(self, ask: Ask, image: str | None, shape: tuple[int, int] | None) -> ImageRequest:
        info = self._studio.info
        if ask.size is not None:
            width, height = info.parse_size(ask.size)
        elif shape is not None:
            width, height = info.fit(*shape)
        else:
            width, height = info.native, info.native
        return ImageRequest(
            prompt=ask.prompt,
            negative_prompt=ask.negative_prompt or "",
            width=width,
            height=height,
            steps=info.steps if ask.steps is None else ask.steps,
            guidance_scale=info.guidance_scale if ask.guidance_scale is None else ask.guidance_scale,
            scheduler=ask.scheduler or info.scheduler,
            model=info.name,
            seed=random_seed() if ask.seed is None else ask.seed,
            image=image,
            strength=0.7 if ask.strength is None else ask.strength,
            images=ask.images or 1,
        )
