"""/mod purge and recent, and the message menu "Purge picture": taking pictures away for good, and looking at them."""

import asyncio
import io
from typing import Final

import discord
from discord import app_commands

from bot.client import Interaction, localizer_of
from bot.core.errors import EaselError, GoneError, RequestError
from bot.core.job import Job
from bot.moderation.audit_action import AuditAction
from bot.pictures.drawings.sheet import encode_sheet
from bot.pictures.files.hashes import purging_hashes
from bot.store.audit import Note
from cogs.common.answers import answer_privately
from cogs.common.downloads import download
from cogs.common.job_lookup import find_job_of_guild, job_of
from cogs.common.moderator_tools import ModeratorTools, Part
from cogs.common.places import guild_of, moderated_guild
from cogs.delivery.job_message import JobMessage
from cogs.moderation.bans import REASON, Reason
from cogs.moderation.job_dossier import message_link
from cogs.moderation.purge_target import MessageRef, reference
from cogs.ui.forms import filled, form, text_field
from cogs.ui.lines import listed, shown_text

RECENT: Final = 9
PURGE: Final = "Purge picture"
PROMPT: Final = 60


class Pictures(Part):
    """A picture is purged by its job's number, its message's link, or its message's menu, which asks for the reason."""

    def __init__(self, tools: ModeratorTools) -> None:
        super().__init__(tools)
        self._menu = app_commands.ContextMenu(name=PURGE, callback=self._message)
        tools.bot.on_press("purge", self._confirmed)

    async def cog_load(self) -> None:
        """Add the menu: discord.py takes no methods for it."""
        self.tools.bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take the menu away."""
        self.tools.bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.command(name="purge")
    @app_commands.describe(picture="The job's number, or the link of the message", reason="Why; for the audit log")
    async def purge(self, interaction: Interaction, picture: str, reason: Reason = "") -> None:
        """Take a picture away for good: its message and its files, also copies that are posted later."""
        guild_id, wanted = moderated_guild(interaction), reference(picture)
        await interaction.response.defer(ephemeral=True, thinking=True)
        if isinstance(wanted, MessageRef):
            await self._purge_message(interaction, wanted, reason)
        else:
            job = await find_job_of_guild(self.tools.store, wanted, guild_id)
            await self._purge_job(interaction, job, None, reason)
        await answer_privately(interaction, localizer_of(interaction)("mod.purged"))

    @app_commands.command(name="recent")
    @app_commands.describe(member="Whose")
    async def recent(self, interaction: Interaction, member: discord.Member | discord.User) -> None:
        """See the newest nine pictures of a member in this server, with their numbers and links."""
        found = await self.tools.store.history.in_guild(moderated_guild(interaction), member.id, RECENT)
        if not found:
            raise GoneError("recent.none")
        await interaction.response.defer(ephemeral=True, thinking=True)
        firsts = await asyncio.gather(*[self.tools.store.pictures.one(job.id, 0) for job, _ in found])
        files = [None if one is None else one.data for one in firsts]
        sheet = await asyncio.to_thread(encode_sheet, files, [job.id for job, _ in found])
        localizer = localizer_of(interaction)
        lines = [_line(job, message_id) for job, message_id in found]
        text = "\n".join([localizer("recent.title", member=str(member.id)), listed(lines, localizer)])
        await answer_privately(interaction, text, file=discord.File(io.BytesIO(sheet), "recent.webp"))

    @app_commands.guild_only()
    @app_commands.default_permissions(moderate_members=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def _message(self, interaction: Interaction, message: discord.Message) -> None:
        """Ask for the reason before a message's pictures are purged."""
        moderated_guild(interaction)
        check_own(message, interaction.application_id)
        localizer = localizer_of(interaction)
        fields = [text_field("reason", localizer("purge.reason"), limit=REASON, long=True, required=False)]
        asked = form("purge", message.channel.id, message.id, title=localizer("purge.title"), fields=fields)
        await interaction.response.send_modal(asked)

    async def _confirmed(self, interaction: Interaction, channel_id: str, message_id: str) -> None:
        """Purge what a form was sent for; whoever sent it may have lost the right to do so meanwhile."""
        guild_id = moderated_guild(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        wanted = MessageRef(guild_id, int(channel_id), int(message_id))
        await self._purge_message(interaction, wanted, " ".join(filled(interaction)["reason"].split()))
        await answer_privately(interaction, localizer_of(interaction)("mod.purged"))

    async def _purge_message(self, interaction: Interaction, wanted: MessageRef, reason: str) -> None:
        """Purge a message of the bot's, and the job whose pictures it shows."""
        guild_id = guild_of(interaction)
        if wanted.guild_id != guild_id:
            raise GoneError("purge.elsewhere")
        channel = self.tools.bot.get_partial_messageable(wanted.channel_id, guild_id=guild_id)
        message = await channel.fetch_message(wanted.message_id)
        check_own(message, interaction.application_id)
        job = await job_of(self.tools.store, message, interaction.application_id)
        if job is not None and job.guild_id == guild_id:
            await self._purge_job(interaction, job, message, reason)
            return
        await self._remember(interaction, await self._attached(message))
        detail = f"{message.jump_url} {reason}".strip()
        await self.tools.store.audit.log(Note(guild_id, interaction.user.id, AuditAction.PURGE, detail=detail))
        await message.delete()

    async def _purge_job(
        self, interaction: Interaction, job: Job, message: discord.Message | None, reason: str
    ) -> None:
        """Purge a job's pictures, the message that shows them, and the one as which they were delivered."""
        kept = [one.data for one in await self.tools.store.pictures.of(job.id, withheld=True)]
        attached = [] if message is None else await self._attached(message)
        await self._remember(interaction, [*kept, *attached])
        delivered = await self.tools.store.jobs.message_of(job.id)
        await self.tools.actions.purge(job, interaction.user.id, reason)
        if message is not None:
            await message.delete()
        if delivered is not None and (message is None or message.id != delivered):
            await JobMessage(self.tools.bot, job).take_away(delivered)

    async def _remember(self, interaction: Interaction, files: list[bytes]) -> None:
        """Have copies of these pictures known when they come back."""
        for data in files:
            try:
                hashes = await asyncio.to_thread(purging_hashes, data)
            except OSError:
                continue  # a broken file shows nothing that could come back
            await self.tools.store.hashes.add(guild_of(interaction), hashes, interaction.user.id)

    async def _attached(self, message: discord.Message) -> list[bytes]:
        """The pictures that are attached to a message, those that can still be read."""
        pictures = [one for one in message.attachments if (one.content_type or "").startswith("image/")]
        found = []
        for attachment in pictures:
            try:
                found.append(await download(self.tools.bot, attachment))
            except EaselError:
                continue
        return found


def check_own(message: discord.Message, bot_id: int) -> None:
    """Raise RequestError for a message that the bot has not written."""
    if message.author.id != bot_id:
        raise RequestError("purge.own")


def _line(job: Job, message_id: int | None) -> str:
    link = message_link(job, message_id)
    return f"- **{job.id}** {shown_text(job.request.prompt, PROMPT)}" + (f" · {link}" if link else "")
