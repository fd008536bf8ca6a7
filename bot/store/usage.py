"""The table `usage`: one row for each finished job; what fairness and estimates are fed from."""

import time
from dataclasses import dataclass

from bot.jobs import Job
from bot.store.database import Database


@dataclass(frozen=True, slots=True)
class Use:
    """What a member's finished job took. `seconds` is painting time, `at` when it ended (since the epoch)."""

    user_id: int
    cost: float
    seconds: float
    at: float


class UsageTable:
    """Who used how much, when."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def finish(self, job: Job, message_id: int | None) -> bool:
        """Mark a delivered job done and log its use, in one transaction; False if it was no longer delivering."""
        request = job.request
        async with self._db.transaction():
            cursor = await self._db.write(
                "UPDATE jobs SET state = 'done', message_id = ? WHERE id = ? AND state = 'delivering' RETURNING *",
                (message_id, job.id),
            )
            row = await cursor.fetchone()
            if row is None:
                return False
            await self._db.write(
                "INSERT INTO usage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    job.id,
                    job.user_id,
                    job.guild_id,
                    job.place.channel_id,
                    request.model,
                    request.steps,
                    request.width,
                    request.height,
                    request.images,
                    row["started_at"] - row["created_at"],
                    row["finished_at"] - row["started_at"],
                    request.cost,
                    time.time(),
                ),
            )
        return True

    async def recent(self, seconds: float) -> list[Use]:
        """What was finished within the last `seconds`, oldest first."""
        rows = await self._db.rows(
            "SELECT user_id, cost, seconds_painting, finished_at FROM usage WHERE finished_at > ? ORDER BY finished_at",
            (time.time() - seconds,),
        )
        return [Use(r["user_id"], r["cost"], r["seconds_painting"], r["finished_at"]) for r in rows]
