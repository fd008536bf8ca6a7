"""The table `reviews`: jobs whose pictures were withheld, until a moderator decides."""

import time
from enum import StrEnum

from bot.core.job import Job
from bot.moderation.audit_action import AuditAction
from bot.store.audit import AuditTable, Note
from bot.store.database import Database


class Review(StrEnum):
    """The state of a review."""

    WAITING = "waiting"
    APPROVED = "approved"
    DENIED = "denied"


class ReviewsTable:
    """A row for each withheld job. Until it is approved, PicturesTable leaves its pictures out."""

    def __init__(self, database: Database, audit: AuditTable) -> None:
        self._db = database
        self._audit = audit

    async def begin(self, job_id: int) -> None:
        """Withhold a job's pictures."""
        async with self._db.transaction():
            await self._db.write(
                "INSERT OR IGNORE INTO reviews (job_id, created_at) VALUES (?, ?)", (job_id, time.time())
            )

    async def get(self, job_id: int) -> Review | None:
        """The state of a job's review; None if nothing was withheld."""
        row = await self._db.row("SELECT state FROM reviews WHERE job_id = ?", (job_id,))
        return None if row is None else Review(row["state"])

    async def decide(self, job: Job, review: Review, moderator_id: int) -> bool:
        """Decide a waiting review and log it; returns False if it was already decided.

        Approved pictures count as safe from then on, whatever the classifier said.
        """
        async with self._db.transaction():
            cursor = await self._db.write(
                "UPDATE reviews SET state = ?, moderator_id = ?, decided_at = ? WHERE job_id = ? AND state = 'waiting'",
                (review.value, moderator_id, time.time(), job.id),
            )
            if cursor.rowcount == 0:
                return False
            if review is Review.APPROVED:
                await self._db.write("UPDATE pictures SET unsafe = 0 WHERE job_id = ?", (job.id,))
            action = AuditAction.APPROVED if review is Review.APPROVED else AuditAction.DENIED
            await self._audit.write(Note(job.guild_id, moderator_id, action, job.user_id, f"job {job.id}"))
        return True

    async def reopen(self, job_id: int) -> None:
        """Let an approved job wait for review again, because it couldn't be delivered."""
        async with self._db.transaction():
            await self._db.write("UPDATE reviews SET state = 'waiting' WHERE job_id = ?", (job_id,))

    async def delivered(self, job_id: int, message_id: int) -> None:
        """Note the message that shows the approved pictures."""
        async with self._db.transaction():
            await self._db.write("UPDATE jobs SET message_id = ? WHERE id = ?", (message_id, job_id))
