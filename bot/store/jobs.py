"""The table `jobs`: every job from acceptance to its end. Each change of state is one durable transaction."""

import sqlite3
import time
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

from bot.core.job import Job, JobState, Place
from bot.core.request import ImageRequest
from bot.moderation.limits import Limits, Terms
from bot.store.database import Database
from bot.store.rows import job_from_row, place_to_json

UNLIMITED = Terms().both
OPEN = "('queued','running','delivering')"
WAITING = "id, user_id, guild_id, cost, state, priority, at_once"
HEADS = f"""
WITH RECURSIVE members (user_id) AS (
    SELECT MIN(user_id) FROM jobs WHERE state = 'queued'
    UNION ALL
    SELECT (SELECT MIN(user_id) FROM jobs WHERE state = 'queued' AND user_id > members.user_id)
    FROM members WHERE members.user_id IS NOT NULL
)
SELECT {WAITING} FROM jobs WHERE id IN (
    SELECT (
        SELECT MIN(id) FROM jobs WHERE state = 'queued' AND user_id = members.user_id
        AND (guild_id IS NULL OR guild_id NOT IN (SELECT guild_id FROM paused))
    )
    FROM members WHERE members.user_id IS NOT NULL
) ORDER BY id
"""


Also = Callable[[], Awaitable[None]]
"""What is written in the same transaction, such as a deed into the audit log."""
Admit = Callable[[], Awaitable[Limits]]
"""Asked in the transaction that accepts a job: the limits that it is accepted under. It refuses by raising."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A job that is not finished, as fairness and the bounds of the queue see it.

    `at_once` is how many jobs of its owner may be painted at the same time; None: as many as there is room for.
    """

    id: int
    user_id: int
    guild_id: int | None
    cost: float
    state: JobState
    priority: int = 1
    at_once: int | None = None


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
        admit: Admit | None = None,
    ) -> Job:
        """Accept a request, and count its pictures; raises whatever `admit` raises, and nothing is kept then."""
        async with self._db.transaction():
            limits = UNLIMITED if admit is None else await admit()
            cursor = await self._db.write(
                "INSERT INTO jobs (user_id, guild_id, channel_id, prompt, request, cost, place, created_at, charged,"
                " priority, at_once) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *",
                (
                    user_id,
                    guild_id,
                    place.channel_id,
                    request.prompt,
                    request.to_json(),
                    request.cost,
                    place_to_json(place),
                    time.time(),
                    request.images,
                    limits.priority,
                    limits.running,
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

    async def locale_of(self, user_id: int) -> str | None:
        """The language in which a member asked last."""
        row = await self._db.row(
            "SELECT json_extract(place, '$.locale') FROM jobs WHERE user_id = ? ORDER BY id DESC LIMIT 1", (user_id,)
        )
        return None if row is None else row[0]

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
        rows = await self._db.rows(f"SELECT {WAITING} FROM jobs WHERE state IN {OPEN} ORDER BY id")
        return [_waiting(row) for row in rows]

    async def heads(self) -> list[Waiting]:
        """Each member's first queued job that is not paused.

        Hops from member to member in the index, whatever stands between.
        """
        return [_waiting(row) for row in await self._db.rows(HEADS)]

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

    async def end(
        self,
        job_id: int,
        state: JobState,
        error: str | None = None,
        painted: float = 0.0,
        also: Also | None = None,
    ) -> bool:
        """Mark an open job failed or cancelled; whether it was still open, and `also` was done.

        `painted` is the share of it that was painted: the rest of its pictures is counted for its owner no longer.
        """
        async with self._db.transaction():
            ended = await self._end(job_id, state, error, painted)
            if ended and also is not None:
                await also()
        return ended

    async def cancel_all(
        self,
        guild_id: int,
        user_ids: Collection[int] | None = None,
        also: Callable[[int], Awaitable[None]] | None = None,
        painted: Callable[[int], float] = lambda _job_id: 0.0,
    ) -> list[int]:
        """Cancel all open jobs of a guild, or those of some members: their ids. `also` is told how many they are.

        `painted` tells the share of a job that was painted, as for `end`.
        """
        async with self._db.transaction():
            open_here = [job for job in await self.waiting() if job.guild_id == guild_id]
            meant = [job.id for job in open_here if user_ids is None or job.user_id in user_ids]
            for job_id in meant:
                await self._end(job_id, JobState.CANCELLED, painted=painted(job_id))
            if also is not None:
                await also(len(meant))
        return meant

    async def _end(self, job_id: int, state: JobState, error: str | None = None, painted: float = 0.0) -> bool:
        cursor = await self._db.write(
            f"UPDATE jobs SET state = ?, error = ?, finished_at = ?, painted = ? WHERE id = ? AND state IN {OPEN}",
            (state.value, error, time.time(), painted, job_id),
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


def _waiting(row: sqlite3.Row) -> Waiting:
    state = JobState(row["state"])
    return Waiting(row["id"], row["user_id"], row["guild_id"], row["cost"], state, row["priority"], row["at_once"])
