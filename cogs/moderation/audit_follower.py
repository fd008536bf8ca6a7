"""AuditFollower: posts audit entries in the channel that a server has set as its log."""

import asyncio
from typing import Final

import structlog
from discord.ext import commands

from bot.client import EaselBot
from bot.store import Store
from cogs.common.server_log import ServerLog
from cogs.moderation.audit_lines import audit_line

log = structlog.get_logger()

AT_ONCE: Final = 7
"""Entries that fit into one message."""


class AuditFollower(commands.Cog):
    """Follows the audit log, so that every entry is posted once its transaction has ended.

    Each server's entries are posted by a task of their own: Discord takes one message a second in a channel, and a
    server with thousands of entries must not keep the others waiting.
    """

    def __init__(self, bot: EaselBot, store: Store, server_log: ServerLog) -> None:
        self._bot = bot
        self._store = store
        self._server_log = server_log
        self._task: asyncio.Task[None] | None = None
        self._newest: dict[int, int] = {}
        """The newest entry of each server that has some to post."""
        self._posting: set[asyncio.Task[None]] = set()

    async def cog_load(self) -> None:
        """Start with entries from now on."""
        self._task = asyncio.create_task(self._follow(await self._store.audit.last()))

    async def cog_unload(self) -> None:
        """Stop posting."""
        if self._task is None:
            return
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        for task in self._posting:
            task.cancel()
        await asyncio.gather(*self._posting, return_exceptions=True)

    async def _follow(self, last: int) -> None:
        written = self._store.audit.written
        while True:
            await written.wait()
            written.clear()
            await self._bot.wait_until_ready()
            while entries := await self._store.audit.after(last):
                for entry in entries:
                    if entry.guild_id is not None:
                        self._post_up_to(entry.guild_id, entry.id)
                last = entries[-1].id

    def _post_up_to(self, guild_id: int, entry_id: int) -> None:
        """Let a server's task post up to this entry; start one if there is none."""
        busy = guild_id in self._newest
        self._newest[guild_id] = entry_id
        if not busy:
            task = asyncio.create_task(self._post(guild_id, entry_id - 1))
            self._posting.add(task)
            task.add_done_callback(lambda done: self._ended(guild_id, done))

    async def _post(self, guild_id: int, last: int) -> None:
        """Post a server's entries after one, until there are no more."""
        while last < (newest := self._newest[guild_id]):
            # Nothing above the newest one: its transaction may not have ended.
            found = await self._store.audit.of_guild(guild_id, last, 0.0, AT_ONCE)
            entries = [entry for entry in found if entry.id <= newest]
            if not entries:  # they were erased meanwhile
                return
            localizer = self._server_log.localizer(guild_id)
            await self._server_log.post(guild_id, "\n".join(audit_line(entry, localizer) for entry in entries))
            last = entries[-1].id

    def _ended(self, guild_id: int, task: asyncio.Task[None]) -> None:
        self._newest.pop(guild_id, None)
        self._posting.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("posting the moderation log failed", guild=guild_id, exc_info=task.exception())
