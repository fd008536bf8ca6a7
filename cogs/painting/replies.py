"""Replies: paints from a picture when a member replies to it, or mentions the bot with one attached."""

import re
from collections.abc import Sequence

import discord
import structlog
from discord.ext import commands

from bot.client import EaselBot, as_easel_error
from bot.core.ask import Ask
from bot.core.errors import NotAllowedError, UploadError
from bot.core.job import Job
from bot.i18n.localizer import Localizer
from cogs.common.channels import can_write
from cogs.common.job_access import JobAccess
from cogs.common.member_limit import MemberLimit
from cogs.intake.intake import Intake, Origin, language_of_message
from cogs.painting.consent import Consent

log = structlog.get_logger()

TOLD_SECONDS = 30.0
"""Seconds that an error stays in the channel if the member's direct messages are closed."""
REFUSALS = 5
"""Refusals that a member reads in a minute.

Each is a message that Discord may refuse, and Discord blocks a bot that sends too many of those. See
https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans.
"""
MINUTE = 60.0


class Replies(commands.Cog):
    """Listens to mentions, the only messages whose text the bot gets without the privileged intent."""

    def __init__(self, bot: EaselBot, access: JobAccess, intake: Intake, consent: Consent) -> None:
        self._bot = bot
        self._access = access
        self._consent = consent
        self._intake = intake
        self._refused = MemberLimit(REFUSALS, MINUTE)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Paint what a member asks for in a message."""
        if message.author.bot or self._bot.user not in message.mentions:
            return
        try:
            await self._paint(message)
        except Exception as error:  # told to the member, as for commands
            await self._refuse(message, as_easel_error(error).localized(Localizer(language_of_message(message))))

    async def _paint(self, message: discord.Message) -> None:
        if not can_write(message.channel):
            raise NotAllowedError("discord.forbidden")
        picture, job = await self._picture(message)
        await self._intake.by_message(message, Ask(prompt=self._prompt(message)), picture, Origin(job))

    def _prompt(self, message: discord.Message) -> str:
        """The text without the bot's own mention."""
        assert self._bot.user is not None  # noqa: S101 - messages come after login
        return re.sub(rf"<@!?{self._bot.user.id}>", " ", message.content).strip()

    async def _picture(self, message: discord.Message) -> tuple[discord.Attachment, Job | None]:
        """The first attached picture, else the one in the bot's message that this replies to, with its job."""
        if message.attachments:
            return _first_picture(message.attachments), None
        reference = message.reference
        if reference is not None and reference.message_id is not None and reference.channel_id == message.channel.id:
            original = reference.resolved
            if original is None:
                original = await message.channel.fetch_message(reference.message_id)
            if isinstance(original, discord.Message) and original.author == self._bot.user and original.attachments:
                job = await self._access.replied_to(message.author.id, original)
                if job is not None:
                    await self._consent.check(message.author.id, job.user_id)
                return original.attachments[0], job
        raise UploadError("upload.missing")

    async def _refuse(self, message: discord.Message, sentence: str) -> None:
        """Tell only this member: by direct message, else briefly in the channel. Who floods reads nothing more."""
        if self._refused.reached(message.author.id):
            return
        self._refused.count(message.author.id)
        try:
            await message.author.send(f"{message.jump_url}\n{sentence}")
        except discord.Forbidden:
            if can_write(message.channel):
                await message.reply(sentence, mention_author=False, delete_after=TOLD_SECONDS)
        except discord.HTTPException:
            log.exception("a refusal could not be told", channel=message.channel.id)


def _first_picture(attachments: Sequence[discord.Attachment]) -> discord.Attachment:
    """The first attachment that Discord calls a picture, else the first one."""
    for attachment in attachments:
        if (attachment.content_type or "").startswith("image/"):
            return attachment
    return attachments[0]
