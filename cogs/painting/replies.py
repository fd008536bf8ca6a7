"""Replies: paints what a member writes to the bot: words alone, or words with a picture, attached or replied to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import discord
import structlog
from discord.ext import commands

from bot.client import EaselBot, as_easel_error
from bot.core.ask import Ask
from bot.core.errors import NotAllowedError, RequestError, UploadError
from bot.core.job import Job
from bot.i18n.localizer import Localizer
from cogs.common.channels import can_write
from cogs.common.job_access import JobAccess
from cogs.common.member_limit import MemberLimit
from cogs.intake.intake import Intake
from cogs.intake.origin import FRESH, Origin
from cogs.painting.consent import Consent
from cogs.ui.lines import unlinked

log = structlog.get_logger()

TOLD_SECONDS = 30.0
"""Seconds that an error stays in the channel if the member's direct messages are closed."""
TYPED: Final = frozenset({discord.MessageType.default, discord.MessageType.reply})
"""The types of messages that a member writes; Discord writes the others, such as "started a thread"."""
REFUSALS: Final = 5
"""Refusals that a member reads in a minute.

Each is a message that Discord may refuse, and Discord blocks a bot that sends too many of those. See
https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans.
"""
MINUTE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Shown:
    """The picture that a message is about, the job that painted it, and the message that shows it, if known."""

    picture: discord.Attachment
    job: Job | None = None
    message_id: int | None = None


class Replies(commands.Cog):
    """Listens to mentions and direct messages, whose text the bot gets without the privileged intent."""

    def __init__(self, bot: EaselBot, access: JobAccess, intake: Intake, consent: Consent) -> None:
        self._bot = bot
        self._access = access
        self._consent = consent
        self._intake = intake
        self._refused = MemberLimit(REFUSALS, MINUTE)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Paint what a member asks for in a message."""
        if message.author.bot or message.type not in TYPED or not self._addressed(message):
            return
        try:
            await self._paint(message)
        except Exception as error:  # told to the member, as for commands
            localizer = Localizer(await self._intake.language_of(message))
            await self._refuse(message, as_easel_error(error).localized(localizer))

    def _addressed(self, message: discord.Message) -> bool:
        """Whether a message is for the bot: it mentions it, or its own role, or comes directly."""
        guild = message.guild
        if guild is None or self._bot.user in message.mentions:
            return True
        return guild.self_role is not None and guild.self_role in message.role_mentions

    async def _paint(self, message: discord.Message) -> None:
        if not can_write(message.channel):
            raise NotAllowedError("discord.forbidden")
        prompt, shown = self._prompt(message), await self._shown(message)
        if not prompt and shown is None:  # nothing but the mention, or Discord kept the text back
            raise RequestError("message.empty", bot=str(self._bot.application_id))
        origin = FRESH if shown is None else Origin(shown.job, message_id=shown.message_id)
        await self._intake.by_message(message, Ask(prompt=prompt), None if shown is None else shown.picture, origin)

    def _prompt(self, message: discord.Message) -> str:
        """The text without the mention of the bot or its own role."""
        assert self._bot.user is not None  # noqa: S101 - messages come after login
        role = None if message.guild is None else message.guild.self_role
        own = rf"<@!?{self._bot.user.id}>" + ("" if role is None else f"|<@&{role.id}>")
        return re.sub(own, " ", message.content).strip()

    async def _shown(self, message: discord.Message) -> Shown | None:
        """The first attached picture, else the one in the message that this replies to; None if it is words alone.

        Discord doesn't show the bot what others wrote, so a reply to them raises UploadError: it may be about a picture
        that can't be seen.
        """
        if message.attachments:
            return Shown(_first_picture(message.attachments))
        reference = message.reference
        if reference is None or reference.message_id is None:
            return None
        original = reference.resolved
        if original is None and reference.channel_id == message.channel.id:
            original = await message.channel.fetch_message(reference.message_id)
        if not isinstance(original, discord.Message):
            raise UploadError("reply.unseen")
        if original.author == message.author and original.attachments:
            return Shown(_first_picture(original.attachments), message_id=original.id)
        if original.author != self._bot.user:
            raise UploadError("reply.unseen")
        if not original.attachments:
            return None
        job = await self._access.replied_to(message.author.id, original)
        if job is not None:
            await self._consent.check(message.author.id, job.user_id)
        return Shown(original.attachments[0], job, original.id)

    async def _refuse(self, message: discord.Message, sentence: str) -> None:
        """Tell only this member: by direct message, else briefly in the channel. Who floods reads nothing more."""
        if self._refused.reached(message.author.id):
            return
        self._refused.count(message.author.id)
        try:
            if message.guild is None:
                await message.reply(sentence, mention_author=False)
            else:
                await message.author.send(f"{message.jump_url}\n{sentence}")
        except discord.Forbidden:
            if can_write(message.channel):
                await message.reply(unlinked(sentence), mention_author=False, delete_after=TOLD_SECONDS)
        except discord.HTTPException:
            log.exception("a refusal could not be told", channel=message.channel.id)


def _first_picture(attachments: Sequence[discord.Attachment]) -> discord.Attachment:
    """The first attachment that Discord calls a picture, else the first one."""
    for attachment in attachments:
        if (attachment.content_type or "").startswith("image/"):
            return attachment
    return attachments[0]
