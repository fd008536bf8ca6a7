"""ScriptedExecutor paints what a test tells it to, when it tells it to."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from bot.core.capacity import Capacity
from bot.core.errors import EaselError
from bot.core.events import Begun, CapacityChanged, Failed, Finished, Loaded, Stepped
from bot.core.job import Job, JobState, Place
from bot.core.model_info import ModelInfo
from bot.core.picture import Picture
from bot.core.progress import Progress
from bot.core.request import ImageRequest
from bot.executors.protocol import ExecutorEvent, Post
from bot.moderation.asker import Asker
from bot.store import Store
from bot.studio import Studio
from bot.studio.bounds import Bounds
from bot.studio.ending import Reason
from bot.studio.hang_watch import HANG_AFTER
from bot.studio.word_filter import WordFilter
from tests.executors.echo import UNET_SUMMARY

INFO = ModelInfo("small", 64, 16, 20, 4.0, "ddim")
REQUEST = ImageRequest("a red cat", 64, 64, 4, 4.0, "ddim", "small", 7)
PICTURE = Picture(b"painted", "easel-7.png", 7, 64, 64)
PLACE = Place(9, 10)
PATIENCE = 60.0
"""Seconds: only a guard against hanging, on a machine that is busy."""
State = TypeVar("State", bound=Progress)


class ScriptedExecutor:
    """Paints as many jobs at once as it has places, and keeps each until the test says what comes of it."""

    def __init__(self, places: int = 1) -> None:
        self.taken: list[tuple[Job, bytes | None]] = []
        self.cancelled: list[int] = []
        self.stopped = False
        self.reloads = 0
        self._places = places
        self._waiting: list[int] = []
        self._painting: list[int] = []
        self._post: Post | None = None

    def start(self, post: Post) -> None:
        self._post = post

    def hand_over(self, job: Job, image: bytes | None) -> None:
        self.taken.append((job, image))
        self._waiting.append(job.id)
        self._tell()

    def cancel(self, job_id: int) -> None:
        self.cancelled.append(job_id)
        self.leave(job_id)

    def reload(self) -> None:
        self.reloads += 1

    async def stop(self) -> None:
        self.stopped = True

    def post(self, event: ExecutorEvent) -> None:
        assert self._post is not None
        asyncio.get_running_loop().call_soon(self._post, event)

    def load(self) -> None:
        self.post(Loaded(INFO, "cpu", UNET_SUMMARY))
        self._tell()

    def advance(self, job_id: int, step: int) -> None:
        self.post(Stepped(job_id, step, 4, None))

    def finish(self, job_id: int) -> None:
        self.post(Finished(job_id, (PICTURE,)))
        self.leave(job_id)

    def fail(self, job_id: int, error: EaselError) -> None:
        self.post(Failed(job_id, error))
        self.leave(job_id)

    def leave(self, job_id: int) -> None:
        """Have room for another job again."""
        self._painting = [one for one in self._painting if one != job_id]
        self._waiting = [one for one in self._waiting if one != job_id]
        self._tell()

    def _tell(self) -> None:
        begun = self._waiting[: self._places - len(self._painting)]
        self._waiting = self._waiting[len(begun) :]
        self._painting += begun
        self.post(CapacityChanged(Capacity(REQUEST.rows * (self._places - len(self._painting)))))
        for job_id in begun:
            self.post(Begun(job_id))


class Clock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.looks = 0

    def __call__(self) -> float:
        self.looks += 1
        return self.now


class Rig:
    """A studio and what it is made of."""

    def __init__(
        self, store: Store, bounds: Bounds | None = None, hang_after: float = HANG_AFTER, places: int = 1
    ) -> None:
        self.store = store
        self.clock = Clock()
        self.executor = ScriptedExecutor(places)
        self.studio = Studio(store, self.executor, INFO, WordFilter(store), bounds, hang_after, self.clock)

    async def ask(self, user_id: int = 1, **values: object) -> Job:
        """A job of a member in guild 5."""
        return await self.studio.submit(replace(REQUEST, **values), Asker(user_id, 5, PLACE.channel_id), PLACE)  # type: ignore[arg-type]

    async def state(self, job: Job) -> JobState:
        """The job's state in the store."""
        found = await self.store.jobs.get(job.id)
        assert found is not None
        return found.state

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something to hold."""
        async with asyncio.timeout(PATIENCE):
            while not holds():  # noqa: ASYNC110 - it looks at anything
                await asyncio.sleep(0.005)

    async def taken(self, job: Job) -> None:
        """Wait for the job to be handed over."""
        await self.until(lambda: job.id in [one.id for one, _ in self.executor.taken])

    async def shown(self, job: Job, expected: Progress) -> None:
        """Wait for this to be the job's progress."""
        await self.until(lambda: self.studio.progress(job.id) == expected)

    async def reach(self, job: Job, state: type[State]) -> State:
        """Wait for the job's progress to reach a state."""
        async with asyncio.timeout(PATIENCE):
            async for progress in self.studio.watch(job.id):
                if isinstance(progress, state):
                    return progress
        raise AssertionError(f"job {job.id} never was {state}")

    async def ended(self) -> Reason:
        """Wait until the process is to end."""
        return await asyncio.wait_for(self.studio.ended(), PATIENCE)


async def ended(rig: Rig, job: Job) -> Progress:
    """The job's last progress."""
    async with asyncio.timeout(PATIENCE):
        return [progress async for progress in rig.studio.watch(job.id)][-1]
