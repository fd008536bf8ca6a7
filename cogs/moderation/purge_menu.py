"""PurgeMenu: "Purge picture" in a message's menu, and the form that asks for the reason."""

from typing import Final

import discord
from discord import app_commands

from bot.client import EaselBot, Interaction, localizer_of
from bot.i18n.localizer import Localizer
from cogs.common.answers import answer_privately
from cogs.common.ids import parse_id
from cogs.common.menu_cog import MenuCog
from cogs.common.places import moderated_guild
from cogs.moderation.options import REASON
from cogs.moderation.purge_target import MessageRef
from cogs.moderation.purger import Purger
from cogs.ui.forms import filled, form, text_field

PURGE: Final = "Purge picture"


class PurgeMenu(MenuCog):
    """For members who may time out members; each use is checked again."""

    def __init__(self, bot: EaselBot, purger: Purger) -> None:
        super().__init__(bot, app_commands.ContextMenu(name=PURGE, callback=self._message))
        self._purger = purger
        bot.on_form("purge", self._confirmed, purge_form)

    @app_commands.guild_only()
    @app_commands.default_permissions(moderate_members=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def _message(self, interaction: Interaction, message: discord.Message) -> None:
        """Ask for the reason before a message's pictures are purged."""
        moderated_guild(interaction)
        self._purger.check_own(message)
        asked = purge_form(localizer_of(interaction), message.channel.id, message.id)
        await interaction.response.send_modal(asked)

    async def _confirmed(self, interaction: Interaction, channel_id: str, message_id: str) -> None:
        """Purge what the form was sent for, unless the sender has lost the permission meanwhile."""
        guild_id = moderated_guild(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        target = MessageRef(guild_id, parse_id(channel_id) or 0, parse_id(message_id) or 0)
        reason = " ".join(filled(interaction)["reason"].split())
        await self._purger.purge(guild_id, target, interaction.user.id, reason)
        await answer_privately(interaction, localizer_of(interaction)("mod.purged"))


def purge_form(localizer: Localizer, channel_id: int | str, message_id: int | str) -> discord.ui.Modal:
    """The form that asks why a message's pictures are purged."""
    fields = [text_field("reason", localizer("purge.reason"), limit=REASON, long=True, required=False)]
    return form("purge", channel_id, message_id, title=localizer("purge.title"), fields=fields)
