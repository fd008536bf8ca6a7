"""AuditFollower: posts audit entries in the channel that a server has set as its log."""

import asyncio
from itertools import groupby
from typing import Final

from discord.ext import commands

from bot.client import EaselBot
from bot.store import Store
from cogs.common.server_log import ServerLog
from cogs.moderation.audit_lines import audit_line

AT_ONCE: Final = 7
"""Entries that fit into one message."""


class AuditFollower(commands.Cog):
    """Follows the audit log, so that every entry is posted once its transaction has ended."""

    def __init__(self, bot: EaselBot, store: Store, server_log: ServerLog) -> None:
        self._bot = bot
        self._store = store
        self._server_log = server_log
        self._task: asyncio.Task[None] | None = None

    async def cog_load(self) -> None:
        """Start with entries from now on."""
        self._task = asyncio.create_task(self._follow(await self._store.audit.last()))

    async def cog_unload(self) -> None:
        """Stop posting."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _follow(self, last: int) -> None:
        written = self._store.audit.written
        while True:
            await written.wait()
            written.clear()
            await self._bot.wait_until_ready()
            while entries := await self._store.audit.after(last, AT_ONCE):
                for guild_id, own in groupby(entries, key=lambda entry: entry.guild_id):
                    if guild_id is not None:
                        localizer = self._server_log.localizer(guild_id)
                        await self._server_log.post(guild_id, "\n".join(audit_line(entry, localizer) for entry in own))
                last = entries[-1].id
