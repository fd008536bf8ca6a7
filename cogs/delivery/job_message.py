"""JobMessage: a job's message in Discord, reached by token, in the channel, or as a direct message."""

import asyncio
import io
import time
from collections.abc import Sequence
from typing import Final

import discord
import structlog

from bot.client import EaselBot
from bot.core.errors import GoneError
from bot.core.job import Job
from bot.core.picture import Picture
from bot.core.preferences import Ping
from bot.i18n.localizer import Localizer
from bot.moderation.policy import Action
from bot.pictures.files.encoding import shrink, spoilered
from cogs.common.http_errors import FAILURES, passes, too_large, unreachable
from cogs.ui.album import Album
from cogs.ui.buttons import finished_view
from cogs.ui.lines import caption, job_text

log = structlog.get_logger()

TOKEN_LIFE: Final = 14.5 * 60
"""Seconds that an interaction's token is used; it expires after 15 minutes."""
LOOK_BACK: Final = 100
"""Messages that are searched for an earlier delivery."""
LONG_WAIT: Final = 30.0
"""Seconds after which a member has turned to something else, and is mentioned when their picture is there."""
REMOVAL_PAUSES: Final = (0.0, 1.0, 4.0)
"""Seconds before each try to delete the progress message of a picture that came as a new one."""


def pings(job: Job, waited: float) -> bool:
    """Whether a member is to be mentioned with a picture that they waited for so many seconds.

    An answer that only they see is edited instead: Discord notifies nobody of those. So is a guest's, because a guest
    can't look in the channel for what an earlier attempt brought.
    """
    if job.place.private or job.place.guest:
        return False
    return job.place.ping is Ping.ALWAYS or (job.place.ping is Ping.AFTER_WAIT and waited > LONG_WAIT)


class JobMessage:
    """Edits and delivers the message of one job."""

    def __init__(self, bot: EaselBot, job: Job) -> None:
        self._bot = bot
        self._job = job
        self._localizer = Localizer(job.place.language)
        self._note = ""
        self._steps = True

    @property
    def by_token(self) -> bool:
        """Whether the message is edited by its interaction's token, which has its own rate limit."""
        place = self._job.place
        return place.token is not None and abs(time.time() - place.token_at) < TOKEN_LIFE

    async def show(self, line: str, view: discord.ui.View | None = None, preview: bytes | None = None) -> bool:
        """Say how the job stands, below what was asked for; False if trying again may help.

        A deleted message is no error: the picture is sent anyway.
        """
        name = spoilered("preview.webp") if self._job.place.spoiler else "preview.webp"
        files = [] if preview is None else [discord.File(io.BytesIO(preview), name)]
        try:
            await self._edit(job_text(self._job, line, self._localizer), files, view)
        except Exception as error:  # one failed edit must not keep a job from ending
            log.info("progress could not be shown", job=self._job.id, reason=repr(error))
            return not passes(error)
        return True

    async def deliver(
        self, pictures: Sequence[Picture], action: Action = Action.ALLOW, *, ping: bool = False, steps: bool = True
    ) -> int:
        """Put the pictures into the job's message, or into a new one if that is gone; returns the message's id.

        With `ping`, they come as a new message that mentions the member, and the job's message is deleted after that.
        Without `steps`, the place may not show those, and their button is disabled.
        Files that are too large get smaller: the real limit shows only when Discord refuses.
        """
        limit, self._steps = self._upload_limit(), steps
        album = await asyncio.to_thread(Album.of, self._job, pictures, action)
        self._note = self._localizer("blurred.note") + "\n" if action is Action.BLUR else ""
        while True:
            fitting = [await asyncio.to_thread(shrink, picture, limit) for picture in album.pictures]
            largest = max(len(picture.data) for picture in fitting)
            try:
                return await self._put(Album(album.job, fitting), ping=ping)
            except discord.HTTPException as error:
                if not too_large(error) or largest > limit:
                    raise
                log.info("too large an upload", job=self._job.id, largest=largest)
                limit = largest // 2

    async def take_away(self, message_id: int) -> None:
        """Delete the delivered message in whichever of the possible ways still works."""
        for way in (self._remove_by_token, self._remove_in_channel, self._remove_from_member):
            try:
                await way(message_id)
                return
            except (discord.HTTPException, GoneError) as error:
                log.info("not deleted", job=self._job.id, way=way.__name__, reason=repr(error))

    async def _remove_by_token(self, message_id: int) -> None:
        if not self.by_token:
            raise GoneError("job.gone")
        await self._webhook().delete_message(message_id)

    async def _remove_in_channel(self, message_id: int) -> None:
        await self._channel().get_partial_message(message_id).delete()

    async def _remove_from_member(self, message_id: int) -> None:
        own = await self._bot.create_dm(discord.Object(self._job.user_id))
        await own.get_partial_message(message_id).delete()

    async def _put(self, album: Album, *, ping: bool) -> int:
        if ping and (brought := await self._ping(album)) is not None:
            return brought
        try:
            message = await self._edit(self._caption(), album.files(), self._buttons())
        except (discord.HTTPException, GoneError) as error:
            if isinstance(error, discord.HTTPException) and too_large(error):
                raise
            log.info("delivering as a new message", job=self._job.id, reason=repr(error))
            return await self._send(album, ping=ping)
        return message.id

    async def _ping(self, album: Album) -> int | None:
        """Bring the pictures as a new message that mentions the member; None if the channel doesn't take one.

        The progress message goes only after that. A process that dies in between finds the new one by its buttons, or
        the old one if that was edited because the member hadn't waited long yet.
        """
        old = self._job.place.message_id
        try:
            if old is not None and await self._is_delivery(old):
                return old
            message_id = await self._send_to(self._channel(), album, reference=self._reference(), ping=True)
        except discord.HTTPException as error:
            if too_large(error) or passes(error):
                raise
            log.info("delivering without a mention", job=self._job.id, code=error.code)
            return None
        if old is not None and old != message_id:
            await self._remove_progress(old)
        return message_id

    async def _remove_progress(self, message_id: int) -> None:
        """Delete the progress message; a broken connection is waited out for a moment, and no more."""
        for pause in REMOVAL_PAUSES:
            await asyncio.sleep(pause)
            if await self._removed(message_id):
                return

    async def _removed(self, message_id: int) -> bool:
        """Delete a message in the channel; False if trying again may help."""
        for way in (self._remove_by_token, self._remove_in_channel):
            try:
                await way(message_id)
            except GoneError:
                continue
            except FAILURES as error:
                log.info("progress not deleted", job=self._job.id, reason=repr(error))
                if passes(error):
                    return False
            else:
                return True
        return True

    def _upload_limit(self) -> int:
        """Bytes per file, as far as is known; boosts raise it for a server."""
        if self._job.place.upload_limit is not None:
            return self._job.place.upload_limit
        guild = None if self._job.guild_id is None else self._bot.get_guild(self._job.guild_id)
        return discord.utils.DEFAULT_FILE_SIZE_LIMIT_BYTES if guild is None else guild.filesize_limit

    def _caption(self, preface: str = "") -> str:
        return preface + self._note + caption(self._job, self._localizer)

    def _buttons(self) -> discord.ui.View:
        return finished_view(self._job, self._localizer, steps=self._steps)

    async def _edit(
        self,
        content: str,
        attachments: Sequence[discord.File],
        view: discord.ui.View | None,
    ) -> discord.Message:
        place = self._job.place
        if place.message_id is None:
            raise GoneError("job.gone")
        if self.by_token:
            return await self._webhook().edit_message(
                place.message_id, content=content, attachments=attachments, view=view
            )
        if place.private or place.guest:
            raise GoneError("job.gone")  # such a message can only be edited by its token
        return (
            await self._channel()
            .get_partial_message(place.message_id)
            .edit(content=content, attachments=attachments, view=view)
        )

    async def _send(self, album: Album, *, ping: bool) -> int:
        """Send a new message: in the channel, or directly to the member if it was private or the channel is lost."""
        place = self._job.place
        if not (place.private or place.guest):
            try:
                return await self._send_to(self._channel(), album, reference=self._reference(), ping=ping)
            except discord.HTTPException as error:
                if not unreachable(error):
                    raise
                log.info("delivering to the member", job=self._job.id, code=error.code)
        preface = Localizer(place.locale)("delivered-elsewhere", channel=str(place.channel_id)) + "\n"
        try:
            own = await self._bot.create_dm(discord.Object(self._job.user_id))
            return await self._send_to(own, album, preface)
        except discord.Forbidden as error:
            raise GoneError("delivery.closed", channel=str(place.channel_id)) from error

    async def _send_to(
        self,
        channel: discord.abc.Messageable,
        album: Album,
        preface: str = "",
        reference: discord.MessageReference | None = None,
        *,
        ping: bool = False,
    ) -> int:
        """Send once: if an earlier attempt arrived, it is found instead."""
        earlier = await self._find_earlier(channel)
        if earlier is not None:
            return earlier
        message = await channel.send(
            self._caption(preface),
            view=self._buttons(),
            files=album.files(),
            nonce=f"easel-{self._job.id}",
            allowed_mentions=self._mentions() if ping else discord.AllowedMentions.none(),
            suppress_embeds=True,
            reference=reference,  # type: ignore[arg-type]  # None is its default, which the annotation leaves out
        )
        return message.id

    async def _find_earlier(self, channel: discord.abc.Messageable) -> int | None:
        async for message in channel.history(limit=LOOK_BACK):
            if self._delivers(message):
                return message.id
        return None

    async def _is_delivery(self, message_id: int) -> bool:
        """Whether the pictures are already in a message of the channel."""
        try:
            return self._delivers(await self._channel().fetch_message(message_id))
        except discord.NotFound:
            return False

    def _delivers(self, message: discord.Message) -> bool:
        """Whether the buttons beneath a message are those of the job's pictures."""
        wanted = f"easel:delete:{self._job.id}"
        parts = (part for row in message.components for part in getattr(row, "children", []))
        return any(getattr(part, "custom_id", None) == wanted for part in parts)

    def _mentions(self) -> discord.AllowedMentions:
        """Only the member who asked, whomever the prompt names."""
        member = discord.Object(self._job.user_id)
        return discord.AllowedMentions(everyone=False, users=[member], roles=False, replied_user=False)

    def _reference(self) -> discord.MessageReference | None:
        """What makes a new message a reply to the member's; None for a job from a command."""
        place = self._job.place
        if place.reply_to is None:
            return None
        return discord.MessageReference(
            message_id=place.reply_to,
            channel_id=place.channel_id,
            guild_id=self._job.guild_id,
            fail_if_not_exists=False,
        )

    def _webhook(self) -> discord.Webhook:
        token = self._job.place.token
        assert token is not None  # noqa: S101 - callers check by_token
        assert self._bot.application_id is not None  # noqa: S101 - known since login
        return discord.Webhook.partial(self._bot.application_id, token, client=self._bot)

    def _channel(self) -> discord.PartialMessageable:
        return self._bot.get_partial_messageable(self._job.place.channel_id, guild_id=self._job.guild_id)
