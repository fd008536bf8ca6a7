"""A bot that is killed while it paints loses nothing, and delivers nothing twice."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.core.job import JobState
from bot.store import Store
from playground.server import Playground
from tests.e2e.looks import PATIENCE, painted

JOBS = 4


@asynccontextmanager
async def bot_process(playground: Playground, data: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot in a process of its own, killed with SIGKILL at the end."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("EASEL_", "DISCORD_TOKEN"))}
    environment |= {"EASEL_PLAYGROUND": f"127.0.0.1:{playground.port}", "EASEL_DATA": str(data)}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        env=environment,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        await process.wait()


async def states(data: Path) -> list[JobState]:
    store = await Store.open(data)
    try:
        found = [await store.jobs.get(number + 1) for number in range(JOBS)]
        return [job.state for job in found if job is not None]
    finally:
        await store.close()


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_a_killed_bot_goes_on_where_it_was(playground: Playground, tmp_path: Path) -> None:
    ada = playground.member("ada")
    async with bot_process(playground, tmp_path):
        await playground.bot_online(PATIENCE)
        used = [await ada.slash("imagine", prompt=f"a tree {n}", steps=40, images=4) for n in range(JOBS)]
        for one in used:
            await one.acknowledged(PATIENCE)
        await used[0].wait_for(lambda message: "step" in message.content, PATIENCE)
    before = await states(tmp_path)
    assert before[0] is JobState.RUNNING
    assert before[-1] is JobState.QUEUED
    async with bot_process(playground, tmp_path):
        async with asyncio.timeout(2 * PATIENCE):  # in new messages, after so long a wait
            while sum(painted(message) for message in ada.messages()) < JOBS:  # noqa: ASYNC110 - nothing tells of it
                await asyncio.sleep(0.1)
        while await states(tmp_path) != [JobState.DONE] * JOBS:  # noqa: ASYNC110 - another process writes it
            await asyncio.sleep(0.1)
    assert len([message for message in ada.messages() if painted(message)]) == JOBS
    store = await Store.open(tmp_path)
    uses = await store.usage.recent(3600)
    await store.close()
    assert len(uses) == JOBS
