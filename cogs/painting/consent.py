"""Consent: whether a picture's owner lets others repaint it."""

from bot.core.job import Job
from bot.moderation.authority import check_avatar, check_repaint
from bot.store import Store


class Consent:
    """Asked before anything is painted from a picture. Raises NotAllowedError if its owner has opted out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def check(self, asker_id: int, owner_id: int) -> None:
        """Check that a member may repaint a picture with this owner."""
        check_repaint(asker_id, owner_id, await self._store.preferences.get(owner_id))

    async def check_job(self, asker_id: int, job: Job) -> None:
        """Check that a member may paint a job again: if it has a source picture, this repaints that picture."""
        if job.request.image is not None:
            await self.check(asker_id, job.user_id)

    async def check_avatar(self, asker_id: int, member_id: int, guild_id: int | None) -> None:
        """Check that a member may repaint an avatar in a server that the bot is in, or (None) anywhere else."""
        check_avatar(asker_id, member_id, None if guild_id is None else await self._store.guilds.get(guild_id))
        await self.check(asker_id, member_id)
