"""ModeratorActions: what moderators do to the queue and to members; each action goes into the audit log."""

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
    """The result of a strike: how many count now, and the ban that followed, if any."""

    strikes: int
    ban: Ban | None


class ModeratorActions:
    """Bans, warns, cancels, clears, pauses and purges. Callers check first whether the moderator may do so."""

    def __init__(self, studio: Studio, store: Store) -> None:
        self._studio = studio
        self._store = store

    async def ban(
        self, guild_id: int, user_id: int, moderator_id: int, reason: str, seconds: float | None = None
    ) -> tuple[Ban, int]:
        """Ban a member from painting in a guild and cancel their jobs there; returns the ban and how many jobs."""
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
        """Ban everyone with a role from painting; returns the ban and how many jobs were cancelled.

        `holders` finds the members with the role who have open jobs. It is called after the ban, when nobody with the
        role can add more.
        """
        ban = await self._store.bans.ban(guild_id, role_id, moderator_id, reason, seconds, is_role=True)
        return ban, await self._studio.cancel_all(guild_id, await holders())

    async def unban(self, guild_id: int, subject_id: int, moderator_id: int) -> None:
        """Lift the ban of a member or a role; raises GoneError if there is none."""
        if not await self._store.bans.unban(guild_id, subject_id, moderator_id):
            raise GoneError("ban.none")

    async def warn(self, guild_id: int, user_id: int, moderator_id: int, reason: str) -> Warned:
        """Give a member a strike, and the ban that the server's ladder sets for that number of strikes."""
        strikes, ban = await strike(self._store, guild_id, user_id, moderator_id, reason)
        if ban is not None:
            await self._studio.cancel_all(guild_id, [user_id])
        return Warned(strikes, ban)

    async def forgive(self, strike: Strike, moderator_id: int) -> None:
        """Forgive a strike, so that it no longer counts; raises GoneError if it was forgiven before."""
        if not await self._store.strikes.forgive(strike, moderator_id):
            raise GoneError("strike.forgiven")

    async def cancel(self, job: Job, moderator_id: int) -> None:
        """Cancel one job; raises GoneError if it has ended."""
        note = Note(job.guild_id, moderator_id, AuditAction.CANCEL, job.user_id, f"job {job.id}")
        if not await self._studio.cancel(job.id, lambda: self._store.audit.write(note)):
            raise GoneError("job.unknown", job=job.id)

    async def clear(self, guild_id: int, moderator_id: int) -> int:
        """Cancel all open jobs of a guild; returns how many."""

        async def note(count: int) -> None:
            await self._store.audit.write(Note(guild_id, moderator_id, AuditAction.CLEAR, None, f"{count} jobs"))

        return await self._studio.cancel_all(guild_id, also=note)

    async def pause(self, guild_id: int, moderator_id: int) -> None:
        """Pause a guild's queued jobs; those being painted continue. Raises GoneError if already paused."""
        if not await self._store.paused.add(guild_id, moderator_id):
            raise GoneError("pause.already")

    async def resume(self, guild_id: int, moderator_id: int) -> None:
        """Resume a guild's jobs; raises GoneError if they aren't paused."""
        if not await self._store.paused.remove(guild_id, moderator_id):
            raise GoneError("pause.none")
        self._studio.resumed()

    async def purge(self, job: Job, moderator_id: int, reason: str) -> None:
        """Delete a job's stored pictures, and cancel it if it is open; its row stays."""
        detail = f"job {job.id}: {reason}" if reason else f"job {job.id}"
        note = Note(job.guild_id, moderator_id, AuditAction.PURGE, job.user_id, detail)
        await self._studio.cancel(job.id)
        await self._store.pictures.delete(job.id, lambda: self._store.audit.write(note))
        await self._store.traces.remove(pauses=())  # if somebody reads the database, a little later
