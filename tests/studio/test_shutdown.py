"""The operator drains the queue, or has the model loaded anew while it waits."""

import asyncio

import pytest

from bot.core.errors import ModelError, QueueError
from bot.core.events import Loaded, ReloadFailed
from bot.core.progress import Cancelled, Delivering, Done
from bot.moderation.asker import Asker
from bot.store import Store
from bot.studio.ending import Drained, RestartWanted
from bot.studio.eraser import Eraser
from tests.executors.echo import UNET_SUMMARY
from tests.studio.rig import INFO, Rig, ended


async def test_draining_takes_nothing_more_and_ends_when_all_is_done(rig: Rig) -> None:
    rig.executor.load()
    job = await rig.ask()
    rig.studio.drain()
    with pytest.raises(QueueError) as refused:
        await rig.ask()
    assert refused.value.key == "queue.draining"
    with pytest.raises(QueueError, match=str(refused.value)):
        await rig.studio.check(Asker(1, 5, 9))
    await rig.taken(job)
    assert rig.studio.status().draining
    assert rig.studio.ending is None
    await rig.studio.cancel(job.id)
    assert await rig.ended() == Drained()


async def test_the_operator_has_it_restarted_at_once(rig: Rig) -> None:
    rig.executor.load()
    await rig.taken(await rig.ask())
    rig.studio.restart()
    assert await rig.ended() == RestartWanted()


async def test_a_reload_waits_for_what_is_painted_and_the_queue_for_it(rig: Rig) -> None:
    rig.executor.load()
    first, second = await rig.ask(), await rig.ask(2)
    await rig.taken(first)
    await rig.taken(second)  # the one beyond what there is room for
    third = await rig.ask(3)
    reload = asyncio.create_task(rig.studio.reload())
    await asyncio.sleep(0)  # so that it has begun
    with pytest.raises(QueueError) as refused:
        await rig.studio.reload()
    assert refused.value.key == "model.reloading"
    for job in (first, second):
        assert rig.executor.reloads == 0
        rig.executor.finish(job.id)
        await rig.reach(job, Delivering)
    await rig.until(lambda: rig.executor.reloads == 1)
    assert third.id not in [job.id for job, _ in rig.executor.taken]
    rig.executor.post(Loaded(INFO, "cpu", UNET_SUMMARY))
    await reload
    await rig.taken(third)


async def test_a_reload_that_fails_says_so_and_the_queue_goes_on(rig: Rig) -> None:
    rig.executor.load()
    reload = asyncio.create_task(rig.studio.reload())
    await rig.until(lambda: rig.executor.reloads == 1)
    job = await rig.ask()
    rig.executor.post(ReloadFailed(ModelError("model.taesd", name="x", reason="gone")))
    with pytest.raises(ModelError):
        await reload
    await rig.taken(job)
    assert rig.studio.loading is None


async def test_a_job_that_is_erased_while_it_is_painted_breaks_nothing(rig: Rig, store: Store) -> None:
    rig.executor.load()
    job, other = await rig.ask(), await rig.ask(2)
    await rig.taken(job)
    rig.executor.advance(job.id, 2)
    erasure = await store.erasures.begin(1, "de", posted=False)
    await Eraser(rig.studio, store).erase(erasure)
    rig.executor.finish(job.id)  # what was under way is still told
    assert isinstance(await ended(rig, job), Cancelled | Done)
    assert await store.jobs.get(job.id) is None
    assert job.id in rig.executor.cancelled
    await rig.taken(other)
    rig.executor.finish(other.id)
    await rig.reach(other, Delivering)
    assert rig.studio.ending is None


async def test_a_job_that_waits_is_erased(rig: Rig, store: Store) -> None:
    job = await rig.ask()
    await Eraser(rig.studio, store).erase(await store.erasures.begin(1, "de", posted=False))
    assert await store.jobs.get(job.id) is None
    rig.executor.load()
    other = await rig.ask(2)
    await rig.taken(other)


async def test_a_blocked_member_is_refused_in_direct_messages_too(rig: Rig, store: Store) -> None:
    await store.blocks.block(1, "user", "spam", 9)
    for guild_id in (5, None):
        with pytest.raises(Exception, match="spam"):
            await rig.studio.check(Asker(1, guild_id, 9))
    await rig.studio.check(Asker(2, 5, 9))
