"""Whatever happens to jobs in whatever order, each is in exactly one state, and nothing is lost or counted twice."""

import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import pytest

from bot.core.job import JobState
from bot.store import Store
from tests.store.asked import PICTURES, REQUEST, ask

OPEN = (JobState.QUEUED, JobState.RUNNING, JobState.DELIVERING)
STEPS = 150


@dataclass
class Model:
    """What should be so: each job's owner, state and attempts, and which servers are paused."""

    owners: dict[int, int] = field(default_factory=dict)
    guilds: dict[int, int] = field(default_factory=dict)
    states: dict[int, JobState] = field(default_factory=dict)
    attempts: Counter[int] = field(default_factory=Counter)
    paused: set[int] = field(default_factory=set)

    def having(self, *states: JobState) -> list[int]:
        return [job_id for job_id, state in self.states.items() if state in states]

    @property
    def heads(self) -> list[int]:
        """The first queued job of each member that is in no paused server."""
        first: dict[int, int] = {}
        for job_id in sorted(self.having(JobState.QUEUED)):
            if self.guilds[job_id] not in self.paused:
                first.setdefault(self.owners[job_id], job_id)
        return sorted(first.values())


class Life:
    """Does things to jobs, to the store and to the model alike."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.model = Model()
        self.source = random.Random(seed)

    async def step(self) -> None:
        """Something happens to some job, possible or not."""
        likely, rare = [self.begin, self.keep, self.finish], [self.requeue, self.release, self.fail, self.cancel]
        doings: list[Callable[[int], Awaitable[None]]] = [*likely * 4, *rare]
        if not self.model.states or self.source.random() < 0.3:
            await self.ask()
        elif self.source.random() < 0.1:
            await self.pause_or_resume()
        else:
            opened = self.model.having(*OPEN) if self.source.random() < 0.8 else []
            await self.source.choice(doings)(self.source.choice(opened or list(self.model.states)))

    async def ask(self) -> None:
        user_id, guild_id = self.source.randint(1, 4), self.source.randint(5, 6)
        job = await ask(self.store, user_id, guild_id)
        assert job.id not in self.model.states
        self.model.owners[job.id], self.model.guilds[job.id] = user_id, guild_id
        self.model.states[job.id] = JobState.QUEUED

    async def begin(self, job_id: int) -> None:
        job = await self.store.jobs.begin(job_id)
        assert (job is not None) == (self.model.states[job_id] is JobState.QUEUED)
        if job is not None:
            self.model.states[job_id] = JobState.RUNNING
            self.model.attempts[job_id] += 1

    async def requeue(self, job_id: int) -> None:
        await self.store.jobs.requeue(job_id)
        if self.model.states[job_id] is JobState.RUNNING:
            self.model.states[job_id] = JobState.QUEUED

    async def release(self, job_id: int) -> None:
        await self.store.jobs.release(job_id)
        if self.model.states[job_id] is JobState.RUNNING:
            self.model.states[job_id] = JobState.QUEUED
            self.model.attempts[job_id] -= 1

    async def keep(self, job_id: int) -> None:
        kept = await self.store.pictures.keep(job_id, PICTURES)
        assert kept == (self.model.states[job_id] is JobState.RUNNING)
        if kept:
            self.model.states[job_id] = JobState.DELIVERING

    async def finish(self, job_id: int) -> None:
        job = await self.store.jobs.get(job_id)
        assert job is not None
        done = await self.store.usage.finish(job, 99)
        assert done == (self.model.states[job_id] is JobState.DELIVERING)
        if done:
            self.model.states[job_id] = JobState.DONE

    async def fail(self, job_id: int) -> None:
        await self._end(job_id, JobState.FAILED)

    async def cancel(self, job_id: int) -> None:
        await self._end(job_id, JobState.CANCELLED)

    async def _end(self, job_id: int, state: JobState) -> None:
        ended = await self.store.jobs.end(job_id, state)
        assert ended == (self.model.states[job_id] in OPEN)
        if ended:
            self.model.states[job_id] = state

    async def pause_or_resume(self) -> None:
        guild_id = self.source.randint(5, 6)
        if guild_id in self.model.paused:
            await self.store.paused.remove(guild_id, 1)
        else:
            await self.store.paused.add(guild_id, 1)
        self.model.paused ^= {guild_id}

    async def check(self) -> None:
        """Hold the store against the model."""
        model, jobs = self.model, self.store.jobs
        for job_id, state in model.states.items():
            job = await jobs.get(job_id)
            assert job is not None
            assert (job.state, job.attempts, job.user_id) == (state, model.attempts[job_id], model.owners[job_id])
        opened = sorted(model.having(*OPEN))
        assert [one.id for one in await jobs.waiting()] == opened
        assert [one.id for one in await jobs.unfinished()] == opened
        assert [one.id for one in await jobs.heads()] == model.heads
        everybody = await jobs.backlog()
        assert everybody.count == len(opened)
        assert everybody.cost == pytest.approx(REQUEST.cost * len(opened))
        for user_id in range(1, 5):
            own = [job_id for job_id in opened if model.owners[job_id] == user_id]
            assert (await jobs.backlog(user_id)).count == len(own)
        assert await self.store.usage.count() == len(model.having(JobState.DONE))


@pytest.mark.parametrize("seed", range(6))
async def test_the_store_is_what_happened(store: Store, seed: int) -> None:
    life = Life(store, seed)
    for number in range(STEPS):
        await life.step()
        if number % 10 == 0:
            await life.check()
    await life.check()
    assert {JobState.DONE, JobState.FAILED, JobState.CANCELLED, JobState.QUEUED} <= set(life.model.states.values())
