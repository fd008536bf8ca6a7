"""/inspect and Show parameters: how a picture was painted, and a button that paints it here."""

from collections.abc import Awaitable, Callable
from typing import Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.errors import GoneError, UploadError
from bot.pictures.metadata.recipe import Recipe
from bot.pictures.reader.reader import PictureReader
from bot.store import Store
from bot.studio import Studio
from cogs.common.answers import answer_privately
from cogs.common.downloads import download
from cogs.common.ids import parse_id
from cogs.common.job_access import JobAccess
from cogs.common.menu_cog import MenuCog
from cogs.intake.intake import Intake
from cogs.intake.origin import Origin
from cogs.painting.ask_from_recipe import ask_from_recipe
from cogs.painting.found_pictures import FoundPicture, FoundPictures, PictureFinder, found_in
from cogs.painting.recipe_view import changes_text, recipe_text, request_text
from cogs.ui.buttons import job_button, named_button
from cogs.ui.components import rows

VEILED: Final = "veiled"
"""The argument of a button whose picture was behind a spoiler."""


class Inspect(MenuCog, commands.GroupCog, group_name="inspect", group_description="See how a picture was painted"):
    """Reads the file as it was sent, because kept uploads have lost their parameters. Answers are private."""

    def __init__(
        self,
        bot: EaselBot,
        studio: Studio,
        store: Store,
        access: JobAccess,
        intake: Intake,
        finder: PictureFinder,
        reader: PictureReader,
    ) -> None:
        super().__init__(bot, app_commands.ContextMenu(name="Show parameters", callback=self._message))
        self._studio = studio
        self._store = store
        self._intake = intake
        self._finder = finder
        self._access = access
        self._reader = reader
        bot.on_press("inspect", self._chosen)
        bot.on_press("redo", self._redo)

    @app_commands.command(name="image")
    @app_commands.describe(image="A picture file as Easel or another tool saved it")
    async def image(self, interaction: Interaction, image: discord.Attachment) -> None:
        """See how a picture was painted: prompt, seed, and whatever else its file says."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._show(interaction, lambda: download(self._bot, image), spoiler=image.is_spoiler())

    async def _message(self, interaction: Interaction, message: discord.Message) -> None:
        """Show what a message's pictures say; for the bot's own, the job says more."""
        job = await self._access.shown(interaction, message)
        if job is not None:
            localizer = localizer_of(interaction)
            view = rows([job_button("again", job.id, localizer)])
            await answer_privately(interaction, request_text(job, localizer), view=view)
            return
        found = found_in(message)
        if not found.pictures:
            raise UploadError("upload.missing")
        if len(found.pictures) > 1:
            number = await self._finder.keep(interaction.user.id, found)
            await self._finder.choose(interaction, "inspect", number, found)
            return
        await self._read(interaction, found, found.pictures[0])

    async def _chosen(self, interaction: Interaction, number: str, picture: str) -> None:
        """Show the chosen picture."""
        found, chosen = await self._finder.get(interaction.user.id, number, picture)
        await self._read(interaction, found, chosen)

    async def _read(self, interaction: Interaction, found: FoundPictures, picture: FoundPicture) -> None:
        """Download a found picture and show what it says."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._show(interaction, lambda: self._finder.data(found, picture), spoiler=picture.spoiler)

    async def _show(self, interaction: Interaction, data: Callable[[], Awaitable[bytes]], *, spoiler: bool) -> None:
        """Show what a file says, with a button if that is enough to paint it."""
        async with self._reader.turn(interaction.user.id) as turn:
            recipe = await turn.recipe(await data())
        if recipe is None:
            raise UploadError("recipe.none")
        localizer = localizer_of(interaction)
        view = discord.utils.MISSING
        if recipe.prompt.strip():
            kept = await self._store.recipes.keep(interaction.user.id, recipe.to_json())
            arguments = (kept, VEILED) if spoiler else (kept,)
            view = rows([named_button("redo", localizer, *arguments, shown_as="again")])
        await answer_privately(interaction, recipe_text(recipe, localizer), view=view)

    async def _redo(self, interaction: Interaction, number: str, veiled: str = "") -> None:
        """Paint a recipe as closely as the loaded model can, and say what is different."""
        known = parse_id(number)
        kept = None if known is None else await self._store.recipes.get(known, interaction.user.id)
        if kept is None:
            raise GoneError("recipe.gone")
        made = ask_from_recipe(Recipe.from_json(kept), self._studio.info)
        note = changes_text(made.changed, localizer_of(interaction), made.left_out)
        await self._intake.ask(interaction, made.ask, note=note, origin=Origin(spoiler=bool(veiled)))
