"""Order: what moderators do to the queue and to members, each deed remembered in the audit log."""

from bot.errors import GoneError
from bot.jobs import Job
from bot.store import Store
from bot.studio.service import Studio


class Order:
    """Ban, unban, cancel and clear. Whether one may is decided before, in bot/moderation."""

    def __init__(self, studio: Studio, store: Store) -> None:
        self._studio = studio
        self._store = store

    async def ban(self, guild_id: int, user_id: int, moderator_id: int, reason: str) -> int:
        """Stop a member from painting in a guild and cancel what they have open there; how many jobs that was."""
        await self._store.moderation.ban(guild_id, user_id, moderator_id, reason)
        return await self._cancel_where(guild_id, user_id)

    async def unban(self, guild_id: int, user_id: int, moderator_id: int) -> None:
        """Let a member paint again; raises GoneError where there was no ban."""
        if not await self._store.moderation.unban(guild_id, user_id, moderator_id):
            raise GoneError("ban.none")

    async def cancel(self, job: Job, moderator_id: int) -> None:
        """Cancel one job; raises GoneError where it has ended."""
        if not await self._studio.cancel(job.id):
            raise GoneError("job.unknown", job=job.id)
        await self._store.moderation.log(job.guild_id, moderator_id, "cancel", job.user_id, f"job {job.id}")

    async def clear(self, guild_id: int, moderator_id: int) -> int:
        """Cancel everything open in a guild; how many jobs that was."""
        count = await self._cancel_where(guild_id, None)
        await self._store.moderation.log(guild_id, moderator_id, "clear", None, f"{count} jobs")
        return count

    async def _cancel_where(self, guild_id: int, user_id: int | None) -> int:
        count = 0
        for job in await self._store.jobs.waiting():
            if job.guild_id == guild_id and user_id in (None, job.user_id):
                count += await self._studio.cancel(job.id)
        return count
