"""Each event of an executor has its consequence in the studio."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import get_args, get_origin

import pytest

from bot.core import progress
from bot.core.capacity import Capacity
from bot.core.errors import ModelError, PaintingError
from bot.core.events import (
    Begun,
    CapacityChanged,
    Failed,
    Finished,
    Halted,
    Loaded,
    Loading,
    ReloadFailed,
    Stepped,
)
from bot.core.job import JobState
from bot.executors.protocol import ExecutorEvent
from tests.executors.echo import UNET_SUMMARY
from tests.studio.rig import INFO, PICTURE, REQUEST, Rig, ended

ROOM = Capacity(REQUEST.rows)


async def loading(rig: Rig) -> None:
    job = await rig.ask()
    rig.executor.post(Loading("weights"))
    await rig.until(lambda: rig.studio.status().loading == "weights")
    now = rig.studio.progress(job.id)
    assert isinstance(now, progress.Accepted | progress.Queued)
    assert now.loading == "weights"


async def loaded(rig: Rig) -> None:
    rig.executor.post(Loaded(INFO, "cuda", UNET_SUMMARY))
    await rig.until(lambda: rig.studio.loading is None)
    assert (rig.studio.device, rig.studio.unet_summary) == ("cuda", UNET_SUMMARY)


async def reload_failed(rig: Rig) -> None:
    reload = asyncio.create_task(rig.studio.reload())
    await rig.until(lambda: rig.executor.reloads == 1)
    rig.executor.post(Loading("weights"))
    rig.executor.post(ReloadFailed(ModelError("model.missing", path="nowhere")))
    with pytest.raises(ModelError):
        await reload
    assert rig.studio.loading is None


async def halted(rig: Rig) -> None:
    rig.executor.post(Halted(PaintingError("painting.unloaded", reason="x")))
    assert isinstance(await rig.ended(), Halted)


async def capacity_changed(rig: Rig) -> None:
    job = await rig.ask()
    assert rig.executor.taken == []
    rig.executor.post(CapacityChanged(ROOM))
    await rig.taken(job)


async def begun(rig: Rig) -> None:
    rig.executor.load()
    job = await rig.ask()
    await rig.shown(job, progress.Running(0, 4))


async def stepped(rig: Rig) -> None:
    rig.executor.load()
    job = await rig.ask()
    await rig.reach(job, progress.Running)
    rig.executor.post(Stepped(job.id, 2, 4, b"preview"))
    await rig.shown(job, progress.Running(2, 4, b"preview"))
    rig.executor.post(Stepped(job.id, 3, 4))
    await rig.shown(job, progress.Running(3, 4, b"preview"))  # the last preview stays
    rig.executor.post(Stepped(job.id, 1, 4, b"late"))
    await rig.shown(job, progress.Running(3, 4, b"late"))  # one that was encoded late takes no step back


async def finished(rig: Rig) -> None:
    rig.executor.load()
    job = await rig.ask()
    await rig.reach(job, progress.Running)
    rig.executor.post(Finished(job.id, (PICTURE,)))
    assert await rig.reach(job, progress.Delivering) == progress.Delivering((PICTURE,))
    assert [one.data for one in await rig.store.pictures.of(job.id)] == [PICTURE.data]


async def failed(rig: Rig) -> None:
    rig.executor.load()
    job, error = await rig.ask(), PaintingError("painting.memory")
    await rig.reach(job, progress.Running)
    rig.executor.post(Failed(job.id, error))
    assert await ended(rig, job) == progress.Failed(error)
    assert await rig.state(job) is JobState.FAILED


CONSEQUENCES: dict[object, Callable[[Rig], Awaitable[None]]] = {
    Loading: loading,
    Loaded: loaded,
    ReloadFailed: reload_failed,
    Halted: halted,
    CapacityChanged: capacity_changed,
    Begun: begun,
    Stepped: stepped,
    Finished: finished,
    Failed: failed,
}


@pytest.mark.parametrize("event", [get_origin(one) or one for one in get_args(ExecutorEvent)])
async def test_each_event_has_its_consequence(rig: Rig, event: object) -> None:
    await CONSEQUENCES[event](rig)


@pytest.mark.parametrize(
    "event", [Begun(7), Stepped(7, 1, 4), Finished(7, (PICTURE,)), Failed(7, PaintingError("painting.memory"))]
)
async def test_what_is_told_of_a_job_that_is_not_here_changes_nothing(rig: Rig, event: ExecutorEvent) -> None:
    rig.executor.load()
    rig.executor.post(event)
    job = await rig.ask()
    await rig.reach(job, progress.Running)
    assert rig.studio.progress(7) is None
    assert rig.studio.ending is None
