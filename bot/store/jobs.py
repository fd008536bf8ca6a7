"""The table `jobs`: every job from its acceptance to its end. Each change of state is one durable transaction."""

import sqlite3
import time
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

from bot.core.job import Job, JobState, Place
from bot.core.request import ImageRequest
from bot.moderation.limits import Limits, Terms
from bot.moderation.visibility import Exposure
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
EXPOSURE = """
SELECT jobs.*, EXISTS (SELECT 1 FROM reviews WHERE job_id = jobs.id AND reviews.state <> 'approved') AS withheld
FROM jobs
"""

SHOWN_IN = """
SELECT COALESCE((SELECT id FROM jobs WHERE message_id = ?1), (SELECT job_id FROM copies WHERE message_id = ?1))
"""

Also = Callable[[], Awaitable[None]]
"""Writes something in the same transaction, such as an audit log entry."""
Admit = Callable[[], Awaitable[Limits]]
"""Called in the transaction that accepts a job: returns the limits that apply to it, or refuses by raising."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What fairness and positions need to know about an unfinished job.

    `at_once` is how many jobs of its owner may be painted at the same time; None means as many as fit.
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
    """How many jobs are open, and the cost of painting all of them."""

    count: int
    cost: float


class JobsTable:
    """Jobs in every state, and the changes between states."""

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
        """Accept a request and count its pictures; if `admit` raises, passes that on and stores nothing."""
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
        """The job whose pictures are in this message."""
        row = await self._db.row("SELECT * FROM jobs WHERE message_id = ?", (message_id,))
        return None if row is None else job_from_row(row)

    async def message_of(self, job_id: int) -> int | None:
        """The id of the message with a job's pictures."""
        row = await self._db.row("SELECT message_id FROM jobs WHERE id = ?", (job_id,))
        return None if row is None else row["message_id"]

    async def exposure(self, job_id: int) -> Exposure | None:
        """The job with this id, and whether its pictures are withheld or withdrawn, in one statement."""
        return _exposure(await self._db.row(f"{EXPOSURE} WHERE jobs.id = ?", (job_id,)))

    async def exposure_in(self, message_id: int) -> Exposure | None:
        """The same for the job whose pictures are in this message: its own one, or a copy."""
        return _exposure(await self._db.row(f"{EXPOSURE} WHERE jobs.id = ({SHOWN_IN})", (message_id,)))

    async def stays(self, job_id: int) -> bool:
        """Whether a job's pictures may stay posted: it wasn't erased, and nobody withdrew them."""
        return await self._db.row("SELECT 1 FROM jobs WHERE id = ? AND NOT withdrawn", (job_id,)) is not None

    async def locale_of(self, user_id: int) -> str | None:
        """The language of a member's latest job."""
        row = await self._db.row(
            "SELECT json_extract(place, '$.locale') FROM jobs WHERE user_id = ? ORDER BY id DESC LIMIT 1", (user_id,)
        )
        return None if row is None else row[0]

    async def backlog(self, user_id: int | None = None) -> Backlog:
        """The open jobs of one member, or of everyone."""
        where = "" if user_id is None else " AND user_id = ?"
        row = await self._db.row(
            f"SELECT COUNT(*) AS count, TOTAL(cost) AS cost FROM jobs WHERE state IN {OPEN}{where}",
            () if user_id is None else (user_id,),
        )
        assert row is not None  # noqa: S101 - an aggregate always answers
        return Backlog(row["count"], row["cost"])

    async def waiting(self) -> list[Waiting]:
        """What fairness needs of all unfinished jobs, oldest first."""
        rows = await self._db.rows(f"SELECT {WAITING} FROM jobs WHERE state IN {OPEN} ORDER BY id")
        return [_waiting(row) for row in rows]

    async def heads(self) -> list[Waiting]:
        """Each member's first queued job that isn't paused.

        The query skips from member to member in the index, however many jobs are in between.
        """
        return [_waiting(row) for row in await self._db.rows(HEADS)]

    async def unfinished(self) -> list[Job]:
        """All unfinished jobs, oldest first."""
        rows = await self._db.rows(f"SELECT * FROM jobs WHERE state IN {OPEN} ORDER BY id")
        return [job_from_row(row) for row in rows]

    async def begin(self, job_id: int) -> Job | None:
        """Mark the job running and count the attempt, before it is painted; None if it is no longer queued."""
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
        """Mark a job failed or cancelled and do `also`, if it is still open; returns whether it was.

        `painted` is the part (0 to 1) that was painted; the rest of its pictures no longer counts for its owner.
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
        """Cancel the open jobs of a guild, or of some of its members; returns their ids, and passes `also` how many.

        `painted` returns the part of a job that was painted, as for `end`.
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
        """Put a running job back into its old place in the queue."""
        async with self._db.transaction():
            await self._db.write("UPDATE jobs SET state = 'queued' WHERE id = ? AND state = 'running'", (job_id,))

    async def release(self, job_id: int) -> None:
        """Put a running job back into the queue without counting the attempt, since nothing went wrong with it."""
        async with self._db.transaction():
            await self._db.write(
                "UPDATE jobs SET state = 'queued', attempts = attempts - 1 WHERE id = ? AND state = 'running'",
                (job_id,),
            )


def _exposure(row: sqlite3.Row | None) -> Exposure | None:
    if row is None:
        return None
    return Exposure(job_from_row(row), bool(row["withheld"]), bool(row["withdrawn"]), row["message_id"])


def _waiting(row: sqlite3.Row) -> Waiting:
    state = JobState(row["state"])
    return Waiting(row["id"], row["user_id"], row["guild_id"], row["cost"], state, row["priority"], row["at_once"])
