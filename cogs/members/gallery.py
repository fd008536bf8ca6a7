"""/history: a member's own pictures, page by page, shown only to them."""

import asyncio
import dataclasses
import io
from collections.abc import Sequence
from typing import Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.errors import GoneError, NotAllowedError, RequestError
from bot.core.job import Job
from bot.core.picture import Picture
from bot.pictures.drawings.sheet import encode_sheet
from bot.pictures.files.encoding import shrink
from bot.store import Store
from cogs.common.actors import place_of
from cogs.common.answers import answer_privately
from cogs.common.display_policy import DisplayPolicy
from cogs.common.ids import parse_id
from cogs.common.job_access import JobAccess
from cogs.common.workers import Workers
from cogs.members.gallery_view import LONGEST, NEWER, Page, page_description, page_line, page_view
from cogs.ui.album import Album
from cogs.ui.buttons import finished_view
from cogs.ui.lines import caption, shown_text

ON_A_PAGE: Final = 9
MOST_FILES: Final = 10
"""Most files in a message."""


class Gallery(commands.Cog):
    """A page is found by the job at its edge, so that it stays the same when new pictures come."""

    def __init__(
        self, bot: EaselBot, store: Store, access: JobAccess, display_policy: DisplayPolicy, workers: Workers
    ) -> None:
        self._store = store
        self._workers = workers
        self._access = access
        self._display_policy = display_policy
        bot.on_press("gallery", self._turn)
        bot.on_press("gallery_open", self._open)

    @app_commands.command(name="history")
    @app_commands.describe(text="Words to look for in the prompt")
    async def history(self, interaction: Interaction, text: str = "") -> None:
        """Browse your finished pictures; only you see them."""
        words = " ".join(text.split())
        if len(words) > LONGEST:
            raise RequestError("history.long", length=len(words), limit=LONGEST)
        page = await self._page(interaction.user.id, words)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._show(interaction, page)

    async def _turn(self, interaction: Interaction, way: str, edge: str, *words: str) -> None:
        """Show the page before or after a job. The search may contain colons, which also separate the arguments."""
        before, after = (None, parse_id(edge)) if way == NEWER else (parse_id(edge), None)
        page = await self._page(interaction.user.id, ":".join(words), before, after)
        await interaction.response.defer()
        await self._show(interaction, page)

    async def _page(self, user_id: int, words: str, before: int | None = None, after: int | None = None) -> Page:
        """The page next to a job; the newest page if there is no job, or no full page there."""
        find = self._store.history.page
        jobs = await find(user_id, before, after, words, ON_A_PAGE)
        if not jobs or (after is not None and len(jobs) < ON_A_PAGE):
            jobs = await find(user_id, text=words, limit=ON_A_PAGE)
        if not jobs:
            raise GoneError("history.none", words=shown_text(words)) if words else GoneError("history.empty")
        newer = await find(user_id, after=jobs[0].id, text=words, limit=1)
        older = await find(user_id, before=jobs[-1].id, text=words, limit=1)
        return Page(jobs, words, bool(newer), bool(older))

    async def _show(self, interaction: Interaction, page: Page) -> None:
        localizer = localizer_of(interaction)
        firsts = await asyncio.gather(*[self._store.pictures.one(job.id, 0) for job in page.jobs])
        thumbs = [None if one is None or not self._display_policy.private_sheet(one) else one.data for one in firsts]
        sheet = await self._workers.run(interaction.user.id, lambda: encode_sheet(thumbs))
        await interaction.edit_original_response(
            content=page_line(page, localizer),
            attachments=[discord.File(io.BytesIO(sheet), "pictures.webp", description=page_description(page))],
            view=page_view(page, localizer),
        )

    async def _open(self, interaction: Interaction, job_id: str) -> None:
        """Show a job's pictures only to its owner, with their buttons."""
        job = await self._access.usable(interaction, job_id, words=False)
        if job.user_id != interaction.user.id:
            raise NotAllowedError("owner.only")
        pictures: Sequence[Picture] = await self._store.pictures.of(job.id)
        if not pictures:
            raise GoneError("picture.gone")
        await interaction.response.defer(ephemeral=True, thinking=True)
        pictures = [(await self._display_policy.visible(interaction, one, private=True))[0] for one in pictures]
        limit = interaction.filesize_limit
        album = await self._workers.run(interaction.user.id, lambda: unveiled(job, pictures, limit))
        localizer = localizer_of(interaction)
        steps = await self._display_policy.shows_studies(interaction.guild_id, place_of(interaction))
        view = finished_view(job, localizer, steps=steps)
        await answer_privately(interaction, caption(job, localizer), view=view, files=album.files())


def unveiled(job: Job, pictures: Sequence[Picture], limit: int) -> Album:
    """The pictures in files of at most `limit` bytes, without spoilers; a grid only if all its pictures are kept."""
    plain = dataclasses.replace(job, place=dataclasses.replace(job.place, spoiler=False))
    whole = len(pictures) == job.request.images
    album = Album.of(plain, pictures) if whole else Album(plain, pictures[:MOST_FILES])
    return Album(plain, [shrink(picture, limit) for picture in album.pictures])
