"""ModeratorActions: what moderators do to the queue and to members, each deed remembered in the audit log."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

from bot.core.errors import GoneError
from bot.core.job import Job
from bot.moderation.audit_action import AuditAction
from bot.store import Store
from bot.store.audit import Note
from bot.store.bans import Ban
from bot.store.strikes import Strike
from bot.studio.service import Studio
from bot.studio.strikes import strike


@dataclass(frozen=True, slots=True)
class Warned:
    """What came of a strike: how many count now, and the ban that it brought."""

    strikes: int
    ban: Ban | None


class ModeratorActions:
    """Ban, warn, cancel, clear, pause and purge. Whether one may is decided before, in bot/moderation."""

    def __init__(self, studio: Studio, store: Store) -> None:
        self._studio = studio
        self._store = store

    async def ban(
        self, guild_id: int, user_id: int, moderator_id: int, reason: str, seconds: float | None = None
    ) -> tuple[Ban, int]:
        """Stop a member from painting in a guild and cancel what they have open there: the ban, and how many jobs."""
        ban = await self._store.bans.ban(guild_id, user_id, moderator_id, reason, seconds)
        return ban, await self._studio.cancel_all(guild_id, [user_id])

    async def ban_role(
        self,
        guild_id: int,
        role_id: int,
        moderator_id: int,
        reason: str,
        seconds: float | None,
        holders: Callable[[], Awaitable[Collection[int]]],
    ) -> tuple[Ban, int]:
        """Stop whoever has a role from painting: the ban, and how many jobs were cancelled.

        `holders` finds, once nobody with the role can ask for more, the members with it who have something open.
        """
        ban = await self._store.bans.ban(guild_id, role_id, moderator_id, reason, seconds, is_role=True)
        return ban, await self._studio.cancel_all(guild_id, await holders())

    async def unban(self, guild_id: int, subject_id: int, moderator_id: int) -> None:
        """Let a member or a role paint again; raises GoneError where there was no ban."""
        if not await self._store.bans.unban(guild_id, subject_id, moderator_id):
            raise GoneError("ban.none")

    async def warn(self, guild_id: int, user_id: int, moderator_id: int, reason: str) -> Warned:
        """Give a member a strike, and the ban that the server's ladder has for that many."""
        strikes, ban = await strike(self._store, guild_id, user_id, moderator_id, reason)
        if ban is not None:
            await self._studio.cancel_all(guild_id, [user_id])
        return Warned(strikes, ban)

    async def forgive(self, strike: Strike, moderator_id: int) -> None:
        """Count a strike no more; raises GoneError where it no longer counted."""
        if not await self._store.strikes.forgive(strike, moderator_id):
            raise GoneError("strike.forgiven")

    async def cancel(self, job: Job, moderator_id: int) -> None:
        """Cancel one job; raises GoneError where it has ended."""
        note = Note(job.guild_id, moderator_id, AuditAction.CANCEL, job.user_id, f"job {job.id}")
        if not await self._studio.cancel(job.id, lambda: self._store.audit.write(note)):
            raise GoneError("job.unknown", job=job.id)

    async def clear(self, guild_id: int, moderator_id: int) -> int:
        """Cancel everything open in a guild; how many jobs that was."""

        async def note(count: int) -> None:
            await self._store.audit.write(Note(guild_id, moderator_id, AuditAction.CLEAR, None, f"{count} jobs"))

        return await self._studio.cancel_all(guild_id, also=note)

    async def pause(self, guild_id: int, moderator_id: int) -> None:
        """Let a guild's jobs stay in the queue, except those being painted; raises GoneError where they do."""
        if not await self._store.paused.add(guild_id, moderator_id):
            raise GoneError("pause.already")

    async def resume(self, guild_id: int, moderator_id: int) -> None:
        """Let a guild's jobs go on; raises GoneError where they were not paused."""
        if not await self._store.paused.remove(guild_id, moderator_id):
            raise GoneError("pause.none")
        self._studio.resumed()

    async def purge(self, job: Job, moderator_id: int, reason: str) -> None:
        """Take a job's kept pictures away for good, and stop it where it is open; the job stays as a row."""
        detail = f"job {job.id}: {reason}" if reason else f"job {job.id}"
        note = Note(job.guild_id, moderator_id, AuditAction.PURGE, job.user_id, detail)
        await self._studio.cancel(job.id)
        await self._store.pictures.delete(job.id, lambda: self._store.audit.write(note))
