"""Purger: deletes pictures permanently, and remembers what they look like."""

import asyncio

import discord

from bot.client import EaselBot
from bot.core.errors import GoneError, RequestError, UploadError
from bot.core.job import Job
from bot.moderation.audit_action import AuditAction
from bot.pictures.files.hashes import purge_hashes
from bot.pictures.reader.reader import PictureReader
from bot.store import Store
from bot.store.audit import Note
from bot.studio.moderator_actions import ModeratorActions
from cogs.common.channels import channel_in
from cogs.common.downloads import download
from cogs.common.job_lookup import exposure_of, find_job_of_guild
from cogs.delivery.copies import Copies
from cogs.delivery.job_message import JobMessage
from cogs.moderation.purge_target import MessageRef, PurgeTarget


class Purger:
    """Works for a server's moderators. Callers check their permission."""

    def __init__(self, bot: EaselBot, store: Store, actions: ModeratorActions, reader: PictureReader) -> None:
        self._bot = bot
        self._store = store
        self._actions = actions
        self._reader = reader
        self._copies = Copies(bot, store)

    async def purge(self, guild_id: int, target: PurgeTarget, moderator_id: int, reason: str) -> None:
        """Purge a job by its number, or one of the bot's messages with the job whose pictures it shows."""
        if isinstance(target, MessageRef):
            await self._purge_message(guild_id, target, moderator_id, reason)
        else:
            job = await find_job_of_guild(self._store, target, guild_id)
            await self._purge_job(guild_id, job, None, moderator_id, reason)

    def check_own(self, message: discord.Message) -> None:
        """Raise RequestError if the bot didn't write the message."""
        if message.author != self._bot.user:
            raise RequestError("purge.own")

    async def _purge_message(self, guild_id: int, target: MessageRef, moderator_id: int, reason: str) -> None:
        message = await self._message(guild_id, target)
        self.check_own(message)
        exposure = await exposure_of(self._store, message, message.author.id)
        if exposure is not None and exposure.job.guild_id == guild_id:
            await self._purge_job(guild_id, exposure.job, message, moderator_id, reason)
            return
        await self._remember_attached(guild_id, message, moderator_id)
        detail = f"{message.jump_url} {reason}".strip()
        await self._store.audit.log(Note(guild_id, moderator_id, AuditAction.PURGE, detail=detail))
        await message.delete()
        await self._store.copies.remove(message.id)  # perhaps a copy of another server's picture

    async def _message(self, guild_id: int, target: MessageRef) -> discord.Message:
        """The message, if its channel really is in this server, whatever the link says; raises GoneError."""
        if target.guild_id != guild_id:
            raise GoneError("purge.elsewhere")
        try:
            channel = await channel_in(self._bot, guild_id, target.channel_id)
        except (GoneError, discord.NotFound, discord.Forbidden) as error:
            raise GoneError("purge.elsewhere") from error
        return await channel.fetch_message(target.message_id)

    async def _purge_job(
        self, guild_id: int, job: Job, message: discord.Message | None, moderator_id: int, reason: str
    ) -> None:
        """Purge a job's pictures, the message that shows them, the job's own message, and copies."""
        for one in await self._store.pictures.of(job.id, withheld=True):
            await self._remember_kept(guild_id, one.data, moderator_id)
        if message is not None:
            await self._remember_attached(guild_id, message, moderator_id)
        await self._actions.purge(job, moderator_id, reason)
        delivered = await self._store.jobs.message_of(job.id)  # only now: it may just have been delivered
        shown = delivered or job.place.message_id  # without pictures, that one still names the prompt
        if message is not None:
            await message.delete()
        if shown is not None and (message is None or message.id != shown):
            await JobMessage(self._bot, job).take_away(shown)
        await self._copies.take_away(job.id, guild_id)

    async def _remember_kept(self, guild_id: int, data: bytes, moderator_id: int) -> None:
        """Remember a picture that was painted here, so that copies are recognised."""
        try:
            hashes = await asyncio.to_thread(purge_hashes, data)
        except OSError:
            return  # a broken file can't come back as a picture
        await self._store.hashes.add(guild_id, hashes, moderator_id)

    async def _remember_attached(self, guild_id: int, message: discord.Message, moderator_id: int) -> None:
        """Remember the pictures attached to a message, as far as they can be read, so that copies are recognised."""
        for attachment in message.attachments:
            if not (attachment.content_type or "").startswith("image/"):
                continue
            try:
                async with self._reader.turn(moderator_id) as turn:
                    hashes = await turn.purge_hashes(await download(self._bot, attachment))
            except UploadError:
                continue  # it is gone, or broken: then it can't come back as a picture
            await self._store.hashes.add(guild_id, hashes, moderator_id)
