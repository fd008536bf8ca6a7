"""The table `jobs`: every job from acceptance to its end. Each change of state is one durable transaction."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.jobs import ImageRequest, Job, JobState, Place
from bot.store.database import Database
from bot.store.rows import job_from_row, place_to_json

OPEN = "('queued','running','delivering')"
HEADS = """
WITH RECURSIVE members (user_id) AS (
    SELECT MIN(user_id) FROM jobs WHERE state = 'queued'
    UNION ALL
    SELECT (SELECT MIN(user_id) FROM jobs WHERE state = 'queued' AND user_id > members.user_id)
    FROM members WHERE members.user_id IS NOT NULL
)
SELECT id, user_id, guild_id, cost, state FROM jobs WHERE id IN (
    SELECT (SELECT MIN(id) FROM jobs WHERE state = 'queued' AND user_id = members.user_id)
    FROM members WHERE members.user_id IS NOT NULL
) ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A job that is not finished, as fairness and the bounds of the queue see it."""

    id: int
    user_id: int
    guild_id: int | None
    cost: float
    state: JobState


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many jobs are open, and what painting all of them takes."""

    count: int
    cost: float


class JobsTable:
    """What is asked, waiting, painted and finished."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def insert(
        self,
        request: ImageRequest,
        user_id: int,
        guild_id: int | None,
        place: Place,
        check: Callable[[Backlog, Backlog], None],
    ) -> Job:
        """Accept a request. `check` sees the member's and all open jobs in the same transaction, and may raise."""
        async with self._db.transaction():
            check(await self.backlog(user_id), await self.backlog())
            cursor = await self._db.write(
                "INSERT INTO jobs (user_id, guild_id, channel_id, prompt, request, cost, place, created_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING *",
                (
                    user_id,
                    guild_id,
                    place.channel_id,
                    request.prompt,
                    request.to_json(),
                    request.cost,
                    place_to_json(place),
                    time.time(),
                ),
            )
            row = await cursor.fetchone()
            assert row is not None  # noqa: S101 - RETURNING always answers
            return job_from_row(row)

    async def get(self, job_id: int) -> Job | None:
        """The job with this id."""
        row = await self._db.row("SELECT * FROM jobs WHERE id = ?", (job_id,))
        return None if row is None else job_from_row(row)

    async def by_message(self, message_id: int) -> Job | None:
        """The job that was delivered as this message."""
        row = await self._db.row("SELECT * FROM jobs WHERE message_id = ?", (message_id,))
        return None if row is None else job_from_row(row)

    async def message_of(self, job_id: int) -> int | None:
        """The id of the message as which a job was delivered."""
        row = await self._db.row("SELECT message_id FROM jobs WHERE id = ?", (job_id,))
        return None if row is None else row["message_id"]

    async def backlog(self, user_id: int | None = None) -> Backlog:
        """What is open, of one member or in all."""
        where = "" if user_id is None else " AND user_id = ?"
        row = await self._db.row(
            f"SELECT COUNT(*) AS count, TOTAL(cost) AS cost FROM jobs WHERE state IN {OPEN}{where}",
            () if user_id is None else (user_id,),
        )
        assert row is not None  # noqa: S101 - an aggregate always answers
        return Backlog(row["count"], row["cost"])

    async def waiting(self) -> list[Waiting]:
        """All jobs that are not finished, oldest first."""
        rows = await self._db.rows(
            f"SELECT id, user_id, guild_id, cost, state FROM jobs WHERE state IN {OPEN} ORDER BY id"
        )
        return [Waiting(r["id"], r["user_id"], r["guild_id"], r["cost"], JobState(r["state"])) for r in rows]

    async def heads(self) -> list[Waiting]:
        """Each member's first queued job. Hops from member to member in the index, whatever stands between."""
        rows = await self._db.rows(HEADS)
        return [Waiting(r["id"], r["user_id"], r["guild_id"], r["cost"], JobState(r["state"])) for r in rows]

    async def unfinished(self) -> list[Job]:
        """All jobs that are not finished, oldest first."""
        rows = await self._db.rows(f"SELECT * FROM jobs WHERE state IN {OPEN} ORDER BY id")
        return [job_from_row(row) for row in rows]

    async def begin(self, job_id: int) -> Job | None:
        """Raise the attempts and mark the job running, before it is painted; None if it is no longer queued."""
        async with self._db.transaction():
            cursor = await self._db.write(
                "UPDATE jobs SET state = 'running', attempts = attempts + 1, started_at = ?"
                " WHERE id = ? AND state = 'queued' RETURNING *",
                (time.time(), job_id),
            )
            row = await cursor.fetchone()
        return None if row is None else job_from_row(row)

    async def end(self, job_id: int, state: JobState, error: str | None = None) -> bool:
        """Mark an open job failed or cancelled; whether it was still open."""
        async with self._db.transaction():
            cursor = await self._db.write(
                f"UPDATE jobs SET state = ?, error = ?, finished_at = ? WHERE id = ? AND state IN {OPEN}",
                (state.value, error, time.time(), job_id),
            )
            return cursor.rowcount == 1

    async def requeue(self, job_id: int) -> None:
        """Put a running job back into the queue, in its old place."""
        async with self._db.transaction():
            await self._db.write("UPDATE jobs SET state = 'queued' WHERE id = ? AND state = 'running'", (job_id,))

    async def release(self, job_id: int) -> None:
        """Put a running job back into the queue as if it had not begun: the process is stopped in good order."""
        async with self._db.transaction():
            await self._db.write(
                "UPDATE jobs SET state = 'queued', attempts = attempts - 1 WHERE id = ? AND state = 'running'",
                (job_id,),
            )
