"""Replies: a reply to one of the bot's pictures, or a mention with a picture, is a prompt to paint from it."""

import re
from collections.abc import Sequence

import discord
import structlog
from discord.ext import commands

from bot.client import EaselBot, as_easel_error
from bot.core.ask import Ask
from bot.core.errors import UploadError
from bot.i18n.localizer import Localizer
from cogs.intake.intake import Intake, language_of_message
from cogs.painting.consent import Consent

log = structlog.get_logger()

TOLD_SECONDS = 30.0
"""How long a refusal stays in the channel where the member takes no direct messages."""


class Replies(commands.Cog):
    """Listens to messages that mention the bot: only those carry their text without the privileged intent."""

    def __init__(self, bot: EaselBot, intake: Intake, consent: Consent) -> None:
        self._bot = bot
        self._consent = consent
        self._intake = intake

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Paint what a member asks for in a message."""
        if message.author.bot or self._bot.user not in message.mentions:
            return
        try:
            await self._paint(message)
        except Exception as error:  # as for commands: what went wrong is told
            await self._refuse(message, as_easel_error(error).localized(Localizer(language_of_message(message))))

    async def _paint(self, message: discord.Message) -> None:
        await self._intake.by_message(message, Ask(prompt=self._prompt(message)), await self._picture(message))

    def _prompt(self, message: discord.Message) -> str:
        """The text without the bot's own mention."""
        assert self._bot.user is not None  # noqa: S101 - messages come after login
        return re.sub(rf"<@!?{self._bot.user.id}>", " ", message.content).strip()

    async def _picture(self, message: discord.Message) -> discord.Attachment:
        """The first attached picture, else that of the bot's message that is replied to."""
        if message.attachments:
            return _first_picture(message.attachments)
        reference = message.reference
        if reference is not None and reference.message_id is not None:
            original = reference.resolved
            if original is None:
                original = await message.channel.fetch_message(reference.message_id)
            if isinstance(original, discord.Message) and original.author == self._bot.user and original.attachments:
                await self._consent.check(message.author.id, await self._consent.owner_of(original))
                return original.attachments[0]
        raise UploadError("upload.missing")

    async def _refuse(self, message: discord.Message, sentence: str) -> None:
        """Tell only this member: by direct message, else in the channel for a moment."""
        try:
            await message.author.send(f"{message.jump_url}\n{sentence}")
        except discord.Forbidden:
            await message.reply(sentence, mention_author=False, delete_after=TOLD_SECONDS)
        except discord.HTTPException:
            log.exception("a refusal could not be told", channel=message.channel.id)


def _first_picture(attachments: Sequence[discord.Attachment]) -> discord.Attachment:
    """The first that Discord takes for a picture; the first of all where it takes none for one."""
    for attachment in attachments:
        if (attachment.content_type or "").startswith("image/"):
            return attachment
    return attachments[0]
