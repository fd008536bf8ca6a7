"""The table `usage`: one row for each finished job, for fairness, estimates and statistics."""

import sqlite3
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from bot.core.job import Job
from bot.store.database import Database

EPOCH: Final = date(1970, 1, 1)
DAYS = "FROM usage_days WHERE owner_id = ? AND day >= ?"
TOP: Final = 5
"""How many members a guild's summary names."""


@dataclass(frozen=True, slots=True)
class Use:
    """What a finished job took. `seconds` is the painting time, `at` when it ended (since the epoch).

    `priority` is the job's priority class; 1 if its row is gone.
    """

    user_id: int
    cost: float
    seconds: float
    at: float
    priority: int = 1


@dataclass(frozen=True, slots=True)
class Summary:
    """What a member or a guild painted in the last days: finished jobs, pictures, and seconds of painting.

    The pairs count pictures: `by_day` by UTC day, oldest first, without empty days; `by_model` with the most first;
    `by_member` for the TOP members of a guild. `all_jobs` and `all_pictures` are all-time totals.
    """

    jobs: int
    pictures: int
    seconds_painting: float
    by_day: tuple[tuple[date, int], ...]
    by_model: tuple[tuple[str, int], ...]
    by_member: tuple[tuple[int, int], ...]
    all_jobs: int
    all_pictures: int


class UsageTable:
    """Who used how much, and when."""

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
                    max(row["started_at"] - row["created_at"], 0.0),  # the clock may have been set back
                    max(row["finished_at"] - row["started_at"], 0.0),
                    request.cost,
                    time.time(),
                ),
            )
        return True

    async def of_guild_by_job(self, guild_id: int, after: int, since: float, limit: int) -> list[sqlite3.Row]:
        """The rows of a guild's jobs with ids above `after`, finished since a time; oldest first."""
        return await self._db.rows(
            "SELECT * FROM usage WHERE guild_id = ? AND job_id > ? AND finished_at >= ? ORDER BY job_id LIMIT ?",
            (guild_id, after, since, limit),
        )

    async def recent(self, seconds: float) -> list[Use]:
        """The jobs finished within the last `seconds`, oldest first."""
        rows = await self._db.rows(
            "SELECT usage.user_id, usage.cost, seconds_painting, usage.finished_at, COALESCE(priority, 1)"
            " FROM usage LEFT JOIN jobs ON jobs.id = job_id WHERE usage.finished_at > ? ORDER BY usage.finished_at",
            (time.time() - seconds,),
        )
        return [Use(*row) for row in rows]

    async def count(self) -> int:
        """How many jobs have ever finished."""
        row = await self._db.row("SELECT COUNT(*) AS count FROM usage")
        assert row is not None  # noqa: S101 - an aggregate always answers
        return int(row["count"])

    async def of_user(self, user_id: int, days: int = 30) -> Summary:
        """What a member painted anywhere in the last UTC days, including today."""
        return await self._summary(user_id, first_day(days), ())

    async def of_guild(self, guild_id: int, days: int = 30) -> Summary:
        """What was painted in a guild in the last UTC days, including today."""
        rows = await self._db.rows(
            "SELECT user_id, SUM(pictures) FROM usage_members WHERE guild_id = ? AND day >= ?"
            f" GROUP BY user_id ORDER BY SUM(pictures) DESC, user_id LIMIT {TOP}",
            (guild_id, first_day(days)),
        )
        return await self._summary(guild_id, first_day(days), tuple((row[0], row[1]) for row in rows))

    async def _summary(self, owner_id: int, first: int, by_member: tuple[tuple[int, int], ...]) -> Summary:
        sums = "COALESCE(SUM(jobs), 0), COALESCE(SUM(pictures), 0), TOTAL(seconds_painting)"
        total = await self._db.row(f"SELECT {sums} {DAYS}", (owner_id, first))
        ever = await self._db.row(f"SELECT {sums} {DAYS}", (owner_id, 0))
        assert total is not None  # noqa: S101 - an aggregate always answers
        assert ever is not None  # noqa: S101 - likewise
        by_day = await self._db.rows(f"SELECT day, SUM(pictures) {DAYS} GROUP BY day ORDER BY day", (owner_id, first))
        by_model = await self._db.rows(
            f"SELECT model, SUM(pictures) {DAYS} GROUP BY model ORDER BY SUM(pictures) DESC, model", (owner_id, first)
        )
        return Summary(
            jobs=total[0],
            pictures=total[1],
            seconds_painting=total[2],
            by_day=tuple((EPOCH + timedelta(row[0]), row[1]) for row in by_day),
            by_model=tuple((row[0], row[1]) for row in by_model),
            by_member=by_member,
            all_jobs=ever[0],
            all_pictures=ever[1],
        )


def first_day(days: int) -> int:
    """The first of the last UTC days, including today; in days since the epoch."""
    return (datetime.now(UTC).date() - EPOCH).days - days + 1
