"""After a restart nothing accepted is lost, and nothing is delivered twice."""

import asyncio
from pathlib import Path

import pytest

from bot.core.job import JobState
from bot.store import Store
from playground.server import Playground
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, settled


@pytest.mark.slow
async def test_queued_and_running_jobs_go_on_after_a_restart(playground: Playground, boot: Boot) -> None:
    ada = playground.member("ada")
    async with boot() as easel:
        used = [await ada.slash("imagine", prompt=f"a tree {n}", steps=16, images=4) for n in range(5)]
        for one in used:
            await one.acknowledged()
        await used[0].wait_for(lambda m: "step" in m.content, PATIENCE)
        states = [one.state for one in await easel.store.jobs.waiting()]
        assert states[0] is JobState.RUNNING
        assert states[-1] is JobState.QUEUED
    async with boot() as easel:
        for one in used:
            await one.wait_for(painted, PATIENCE)
        await settled(easel)
    pictures = [message for message in ada.messages() if painted(message)]
    assert len(pictures) == 5


async def test_a_restart_in_good_order_is_no_attempt(playground: Playground, boot: Boot) -> None:
    ada = playground.member("ada")
    async with boot():
        used = await ada.slash("imagine", prompt="a patient tree", steps=100, images=4)
        await used.wait_for(lambda m: "step" in m.content, PATIENCE)
    async with boot() as easel:
        await used.wait_for(lambda m: "step 1" not in m.content and "step" in m.content, PATIENCE)
        job = await easel.store.jobs.get(1)
    assert job is not None
    assert job.attempts == 1


async def test_a_job_that_stopped_the_process_twice_fails_and_its_member_is_told(
    playground: Playground, boot: Boot, tmp_path: Path
) -> None:
    ada = playground.member("ada")
    async with boot():
        used = await ada.slash("imagine", prompt="a heavy tree", steps=100, images=4)
        await used.wait_for(lambda m: "step" in m.content, PATIENCE)
    store = await Store.open(tmp_path / "data")
    await store.jobs.begin(1)
    await store.jobs.requeue(1)
    await store.jobs.begin(1)
    await store.close()
    async with boot():
        told = await used.wait_for(lambda m: "crashed twice" in m.content, PATIENCE)
        assert [button["label"] for button in told.buttons] == ["Edit", "Delete"]


@pytest.mark.slow
async def test_a_job_whose_token_died_meanwhile_comes_into_the_channel(playground: Playground, boot: Boot) -> None:
    ada = playground.member("ada")
    async with boot():
        used = await ada.slash("imagine", prompt="a late tree", steps=40, images=4)
        await used.wait_for(lambda m: "step" in m.content, PATIENCE)
    playground.service.interactions.expire(used.interaction)
    async with boot():
        await ada.wait_for(painted, PATIENCE)
    assert len([message for message in ada.messages() if painted(message)]) == 1


async def test_buttons_work_after_a_restart(playground: Playground, boot: Boot) -> None:
    ada = playground.member("ada")
    async with boot():
        message = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    async with boot():
        again = await (await ada.click(message, "Again")).wait_for(painted, PATIENCE)
        assert again.id != message.id
        await ada.click(message, "Delete")
        await ada.wait_until_gone(message)
        await asyncio.sleep(0)
