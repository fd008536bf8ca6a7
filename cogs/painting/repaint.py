"""Repaint: the menus of a message and of a member, for painting from their pictures, also where the bot is a guest."""

import discord
from discord import app_commands

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.ask import Ask
from bot.core.errors import UploadError
from bot.studio import Studio
from cogs.common.actors import asker, is_guest
from cogs.common.menus import MenuCog
from cogs.intake.intake import Intake
from cogs.painting.consent import Consent
from cogs.painting.finder import Finder
from cogs.painting.finds_view import repaint_form
from cogs.painting.found_pictures import Find, Finds, finds_of
from cogs.ui.forms import decimal, filled

AVATAR_SIDE = 1024
"""Pixels a side that an avatar is asked for in."""


class Repaint(MenuCog):
    """Both menus open the same form. What may be repainted is looked at when it opens, and again when it is sent."""

    def __init__(self, bot: EaselBot, studio: Studio, intake: Intake, finder: Finder, consent: Consent) -> None:
        super().__init__(
            bot,
            app_commands.ContextMenu(name="Repaint", callback=self._message),
            app_commands.ContextMenu(name="Repaint avatar", callback=self._avatar),
        )
        self._studio = studio
        self._intake = intake
        self._finder = finder
        self._consent = consent
        bot.on_press("repaint", self._repaint)

    async def _message(self, interaction: Interaction, message: discord.Message) -> None:
        """Paint from a picture of a message."""
        finds = finds_of(message, await self._consent.owner_of(message))
        if not finds.pictures:
            raise UploadError("upload.missing")
        await self._begin(interaction, finds)

    async def _avatar(self, interaction: Interaction, member: discord.Member | discord.User) -> None:
        """Paint from a member's avatar."""
        asset = member.display_avatar.replace(size=AVATAR_SIDE, format="png")
        await self._begin(interaction, Finds(member.id, (Find(asset.url, f"{member.name}.png"),)))

    async def _begin(self, interaction: Interaction, finds: Finds) -> None:
        """Have a picture chosen where there are several, and open the form."""
        await self._check(interaction, finds)
        number = await self._finder.keep(interaction.user.id, finds)
        if len(finds.pictures) > 1:
            await self._finder.choose(interaction, "repaint", number, finds)
        else:
            await interaction.response.send_modal(repaint_form(str(number), "0", localizer_of(interaction)))

    async def _repaint(self, interaction: Interaction, number: str, picture: str) -> None:
        """Open the form for the picture that was chosen, or paint what was sent with it."""
        finds, find = await self._finder.get(number, picture)
        await self._check(interaction, finds)
        localizer = localizer_of(interaction)
        if interaction.type is not discord.InteractionType.modal_submit:
            await interaction.response.send_modal(repaint_form(number, picture, localizer))
            return
        values = filled(interaction)
        ask = Ask(prompt=values["prompt"], strength=decimal(values["strength"], localizer("form.strength")))
        await self._intake.ask(interaction, ask, lambda: self._finder.data(finds, find))

    async def _check(self, interaction: Interaction, finds: Finds) -> None:
        """Raise NotAllowedError where the member may not paint here, or not from these pictures."""
        await self._studio.check(asker(interaction))
        if finds.message_id is not None:
            await self._consent.check(interaction.user.id, finds.owner_id)
            return
        here = None if is_guest(interaction) else interaction.guild_id
        await self._consent.check_avatar(interaction.user.id, finds.owner_id, here)
