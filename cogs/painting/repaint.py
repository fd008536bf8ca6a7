"""Repaint: the menu commands that paint from a message's pictures or a member's avatar."""

import discord
from discord import app_commands

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.ask import Ask
from bot.core.errors import UploadError
from bot.studio import Studio
from cogs.common.actors import asker, is_guest
from cogs.common.job_access import JobAccess
from cogs.common.menu_cog import MenuCog
from cogs.intake.intake import Intake
from cogs.intake.origin import Origin
from cogs.painting.consent import Consent
from cogs.painting.found_pictures import FoundPicture, FoundPictures, PictureFinder, found_in
from cogs.painting.repaint_view import repaint_form
from cogs.ui.forms import decimal, filled

AVATAR_SIDE = 1024
"""Pixels per side of an avatar."""


class Repaint(MenuCog):
    """Both menus open the same form. Consent is checked when it opens and again when it is sent."""

    def __init__(
        self,
        bot: EaselBot,
        studio: Studio,
        access: JobAccess,
        intake: Intake,
        finder: PictureFinder,
        consent: Consent,
    ) -> None:
        super().__init__(
            bot,
            app_commands.ContextMenu(name="Repaint", callback=self._message),
            app_commands.ContextMenu(name="Repaint avatar", callback=self._avatar),
        )
        self._studio = studio
        self._intake = intake
        self._finder = finder
        self._consent = consent
        self._access = access
        bot.on_press("repaint", self._chosen)
        bot.on_form("repaint", self._paint, repaint_form)

    async def _message(self, interaction: Interaction, message: discord.Message) -> None:
        """Paint from a picture in a message."""
        found = found_in(message, await self._access.shown(interaction, message))
        if not found.pictures:
            raise UploadError("upload.missing")
        await self._begin(interaction, found)

    async def _avatar(self, interaction: Interaction, member: discord.Member | discord.User) -> None:
        """Paint from a member's avatar."""
        asset = member.display_avatar.replace(size=AVATAR_SIDE, format="png")
        await self._begin(interaction, FoundPictures(member.id, (FoundPicture(asset.url, f"{member.name}.png"),)))

    async def _begin(self, interaction: Interaction, found: FoundPictures) -> None:
        """Let the member choose if there are several pictures, then open the form."""
        await self._check(interaction, found)
        number = await self._finder.keep(interaction.user.id, found)
        if len(found.pictures) > 1:
            await self._finder.choose(interaction, "repaint", number, found)
        else:
            await interaction.response.send_modal(repaint_form(localizer_of(interaction), str(number), "0"))

    async def _chosen(self, interaction: Interaction, number: str, picture: str) -> None:
        """Open the form for the chosen picture."""
        found, _ = await self._finder.get(interaction.user.id, number, picture)
        await self._check(interaction, found)
        await interaction.response.send_modal(repaint_form(localizer_of(interaction), number, picture))

    async def _paint(self, interaction: Interaction, number: str, picture: str) -> None:
        """Paint what the form sent; a job's pictures may have been withdrawn or hidden meanwhile."""
        found, chosen = await self._finder.get(interaction.user.id, number, picture)
        await self._check(interaction, found)
        job = None
        if found.job_id is not None:
            job = await self._access.usable(interaction, found.job_id, words=False)
        localizer = localizer_of(interaction)
        values = filled(interaction)
        ask = Ask(prompt=values["prompt"], strength=decimal(values["strength"], localizer("form.strength")))
        here = found.message_id if found.channel_id == interaction.channel_id else None
        origin = Origin(job, spoiler=chosen.spoiler, message_id=here)
        await self._intake.ask(interaction, ask, lambda: self._finder.data(found, chosen), origin=origin)

    async def _check(self, interaction: Interaction, found: FoundPictures) -> None:
        """Raise NotAllowedError if the member may not paint here, or not from these pictures."""
        await self._studio.check(asker(interaction))
        if found.message_id is not None:
            await self._consent.check(interaction.user.id, found.owner_id)
            return
        here = None if is_guest(interaction) else interaction.guild_id
        await self._consent.check_avatar(interaction.user.id, found.owner_id, here)
