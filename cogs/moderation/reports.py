"""Reports: any member reports a picture of the bot to the server's moderators, with a reason."""

from typing import Final

import discord
from discord import app_commands

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.errors import EaselError, GoneError, NotAllowedError, RequestError
from bot.i18n.localizer import Localizer
from bot.store import Store
from bot.store.copies import CopyKind
from cogs.common.answers import answer_privately
from cogs.common.channels import can_read, channel_in
from cogs.common.http_errors import Outcome
from cogs.common.ids import parse_id
from cogs.common.job_lookup import exposure_of
from cogs.common.member_limit import MemberLimit
from cogs.common.menu_cog import MenuCog
from cogs.common.places import moderated_guild
from cogs.common.server_log import ServerLog
from cogs.delivery.copies import Copies
from cogs.ui.components import ActionButton, rows
from cogs.ui.forms import filled, form, text_field
from cogs.ui.lines import closed, shown_text

REASON: Final = 300
MOST: Final = 5
"""Reports that a member may make in an hour."""
HOUR: Final = 3600.0
SHOWN: Final = 10
"""Most files in a message."""


class Reports(MenuCog):
    """The menu command, its form, and the button with which a moderator dismisses a report."""

    def __init__(self, bot: EaselBot, store: Store, server_log: ServerLog) -> None:
        menu = app_commands.ContextMenu(name="Report", callback=self._open)
        super().__init__(bot, app_commands.guild_only(app_commands.guild_install(menu)))
        self._store = store
        self._server_log = server_log
        self._copies = Copies(bot, store)
        self._limit = MemberLimit(MOST, HOUR)
        bot.on_form("report", self._report, report_form)
        bot.on_press("dismiss", self._dismiss)

    async def _open(self, interaction: Interaction, message: discord.Message) -> None:
        """Ask for the reason."""
        if message.author != self._bot.user:
            raise RequestError("report.other")
        await self._check(interaction)
        asked = report_form(localizer_of(interaction), message.channel.id, message.id)
        await interaction.response.send_modal(asked)

    async def _report(self, interaction: Interaction, channel_id: str, message_id: str) -> None:
        """Post the report in the log channel, with what the message shows."""
        await self._check(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        message = await self._reported(interaction, channel_id, message_id)
        exposure = await exposure_of(self._store, message, interaction.application_id)
        self._limit.count(interaction.user.id)
        localizer = self._server_log.localizer(interaction.guild_id)
        files = [await one.to_file(spoiler=True) for one in message.attachments[:SHOWN]]
        reason = shown_text(filled(interaction)["reason"])
        content = localizer("report.made", member=str(interaction.user.id), link=message.jump_url, reason=reason)
        nonce = f"easel-report-{interaction.id % 10**8}"

        async def remember(posted: discord.Message) -> None:
            if exposure is not None:
                await self._copies.logged(interaction.guild_id, posted, exposure.job, CopyKind.REPORT)

        outcome = await self._server_log.post(
            interaction.guild_id, content, files=files, view=report_view(localizer), nonce=nonce, then=remember
        )
        if outcome is Outcome.BROKEN:
            raise EaselError("report.broken")
        if outcome is Outcome.REFUSED:
            raise NotAllowedError("report.nowhere")
        await answer_privately(interaction, localizer_of(interaction)("report.thanks"))

    async def _reported(self, interaction: Interaction, channel_id: str, message_id: str) -> discord.Message:
        """One of the bot's messages in this server that the member can read; raises GoneError for any other."""
        known, member = (parse_id(channel_id), parse_id(message_id)), interaction.user
        if known[0] is None or known[1] is None or not isinstance(member, discord.Member):
            raise GoneError("discord.gone")
        channel = await channel_in(self._bot, interaction.guild_id, known[0])
        if channel.id != interaction.channel_id and not can_read(channel, member):
            raise GoneError("discord.gone")
        message = await channel.fetch_message(known[1])
        if message.author != self._bot.user:
            raise GoneError("discord.gone")
        return message

    async def _check(self, interaction: Interaction) -> None:
        """Raise NotAllowedError if nobody would read a report, or the member has made too many."""
        if await self._server_log.channel_id(interaction.guild_id) is None:
            raise NotAllowedError("report.nowhere")
        if self._limit.reached(interaction.user.id):
            raise NotAllowedError("report.many", limit=MOST)

    async def _dismiss(self, interaction: Interaction) -> None:
        """Dismiss a report, for moderators."""
        moderated_guild(interaction)
        line = self._server_log.localizer(interaction.guild_id)("report.dismissed", moderator=str(interaction.user.id))
        await interaction.response.edit_message(content=closed(interaction.message, line), view=None)


def report_view(localizer: Localizer) -> discord.ui.View:
    """The buttons beneath a report."""
    return rows([ActionButton("dismiss", label=localizer("report.dismiss"))])


def report_form(localizer: Localizer, channel_id: int | str, message_id: int | str) -> discord.ui.Modal:
    """The form that asks why a message is reported."""
    reason = text_field("reason", localizer("report.reason"), limit=REASON, long=True)
    return form("report", channel_id, message_id, title=localizer("report.title"), fields=[reason])
