"""/privacy: what is kept about a member and why, with export and erasure."""

import asyncio
import tempfile
from pathlib import Path
from typing import Final

import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.errors import NotAllowedError, QueueError
from bot.i18n.localizer import Localizer
from bot.store import Store
from bot.store.personal_data.erasures import Erasure
from bot.store.personal_data.export import Exported
from bot.studio import Studio
from bot.studio.daily_cleanup import retention_of
from bot.studio.eraser import Eraser
from cogs.common.answers import answer_privately
from cogs.common.display_policy import DisplayPolicy
from cogs.common.fixes import Fixes
from cogs.common.http_errors import outcome_of
from cogs.common.member_notices import send_to
from cogs.privacy.message_cleanup import MessageCleanup
from cogs.privacy.privacy_view import WITH_POSTS, erase_form, erased_text, privacy_text, privacy_view
from cogs.ui.forms import filled

log = structlog.get_logger()

LIMIT: Final = discord.utils.DEFAULT_FILE_SIZE_LIMIT_BYTES
"""Bytes of a file in a direct message."""


class Privacy(commands.Cog):
    """The command and its buttons, for whoever uses them. A member has one export and one erasure at a time."""

    def __init__(
        self,
        bot: EaselBot,
        studio: Studio,
        store: Store,
        display_policy: DisplayPolicy,
        fixes: Fixes,
        limit: int = LIMIT,
    ) -> None:
        self._bot = bot
        self._studio = studio
        self._store = store
        self._display_policy = display_policy
        self._fixes = fixes
        self._limit = limit
        self._eraser = Eraser(studio, store)
        self._message_cleanup = MessageCleanup(bot, store)
        self._exporting: set[int] = set()
        self._erasing: dict[int, asyncio.Task[None]] = {}
        bot.on_press("privacy_export", self._export)
        bot.on_press("privacy_erase", self._ask)
        bot.on_form("privacy_erase", self._erase)

    async def cog_load(self) -> None:
        """Resume the erasures of the last process."""
        for erasure in await self._store.erasures.pending():
            self._begin(erasure.user_id)

    async def cog_unload(self) -> None:
        """Stop; the next process resumes."""
        for task in self._erasing.values():
            task.cancel()
        await asyncio.gather(*self._erasing.values(), return_exceptions=True)

    @app_commands.command(name="privacy")
    async def privacy(self, interaction: Interaction) -> None:
        """See what I keep about you and why; export it or erase it."""
        localizer = localizer_of(interaction)
        pictures, prompts = retention_of(await self._store.guilds.get(interaction.guild_id))
        text = privacy_text(localizer, pictures, prompts)
        await answer_privately(interaction, text, view=privacy_view(localizer))

    async def _export(self, interaction: Interaction) -> None:
        """Send everything as direct messages."""
        user_id, localizer = interaction.user.id, localizer_of(interaction)
        if user_id in self._exporting:
            raise QueueError("privacy.exporting")
        self._exporting.add(user_id)
        try:
            await interaction.response.defer(ephemeral=True, thinking=True)
            temporary = self._store.temporary
            await asyncio.to_thread(temporary.mkdir, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=temporary) as folder:
                note = localizer("privacy.left.out.note")
                seen = self._display_policy.exported
                exported = await self._store.export.write(user_id, Path(folder), self._limit, note, seen)
                await self._send(interaction.user, exported, localizer)
        finally:
            self._exporting.discard(user_id)
        await answer_privately(interaction, localizer("privacy.sent", parts=len(exported.parts)))

    async def _send(self, user: discord.abc.User, exported: Exported, localizer: Localizer) -> None:
        own = await self._bot.create_dm(discord.Object(user.id))
        total = len(exported.parts)
        for number, part in enumerate(exported.parts, 1):
            text = localizer("privacy.part", number=number, total=total, pictures=exported.pictures)
            if exported.left_out and number == total:
                text += "\n" + localizer("privacy.left.out", count=exported.left_out)
            try:
                await own.send(text, file=await asyncio.to_thread(discord.File, part))
            except discord.Forbidden as error:
                raise NotAllowedError("privacy.closed") from error

    async def _ask(self, interaction: Interaction) -> None:
        """Open the form."""
        await interaction.response.send_modal(erase_form(localizer_of(interaction)))

    async def _erase(self, interaction: Interaction) -> None:
        """Start what the form asks for."""
        localizer = localizer_of(interaction)
        self._fixes.forget(interaction.user.id)
        self._studio.erasing(interaction.user.id, interaction.id)
        posted = filled(interaction).get("what") == WITH_POSTS
        await self._store.erasures.begin(interaction.user.id, localizer.locale, posted=posted)
        self._begin(interaction.user.id)
        await answer_privately(interaction, localizer("privacy.erasing"))

    def _begin(self, user_id: int) -> None:
        if user_id not in self._erasing:
            task = self._erasing[user_id] = asyncio.create_task(self._work(user_id))
            task.add_done_callback(lambda done: self._ended(user_id, done))

    async def _work(self, user_id: int) -> None:
        """Erase until the member asks for nothing more, then tell them."""
        while (erasure := await self._store.erasures.get(user_id)) is not None:
            await self._eraser.erase(erasure)
            await self._message_cleanup.messages(user_id)
            finished = await self._store.erasures.finish(erasure)
            if finished is not None:
                await self._store.traces.remove()  # of the erasure itself
                await self._tell(finished)

    async def _tell(self, erasure: Erasure) -> None:
        log.info("erased", user=erasure.user_id, jobs=erasure.jobs, messages=erasure.messages)
        text = erased_text(erasure, Localizer(erasure.locale))
        await outcome_of(send_to(self._bot, erasure.user_id, text), user=erasure.user_id, notice="erased")

    def _ended(self, user_id: int, task: asyncio.Task[None]) -> None:
        del self._erasing[user_id]
        if not task.cancelled() and task.exception() is not None:  # the next start resumes it
            log.error("erasing failed", user=user_id, exc_info=task.exception())
