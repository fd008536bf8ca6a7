"""A picture to paint from is stored while its job is submitted, and stays only if a job needs it."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.core.errors import QueueError, UploadError
from bot.core.job import Place
from bot.pictures.reader.line import EACH
from bot.pictures.reader.reader import PictureReader
from bot.store import Store
from bot.store.files import hash_of
from cogs.intake.source import Sources
from tests.e2e.looks import picture_file
from tests.store.asked import REQUEST

ADA, VERA = 1, 2
PLACE = Place(9, 10)


@pytest.fixture
async def store(migrated: Path, tmp_path: Path) -> AsyncIterator[Store]:
    shutil.copytree(migrated, tmp_path, dirs_exist_ok=True)
    opened = await Store.open(tmp_path)
    yield opened
    await opened.close()


@pytest.fixture
async def sources(store: Store) -> AsyncIterator[Sources]:
    reader, bot = PictureReader(), None
    made: Any = bot
    yield Sources(made, store, reader)
    await reader.close()


def kept(folder: Path) -> list[str]:
    """Everything in the folder of uploads."""
    return sorted(one.name for one in (folder / "uploads").rglob("*"))


async def ask(store: Store, name: str) -> None:
    await store.jobs.insert(replace(REQUEST, image=name), ADA, 5, PLACE)


async def test_an_accepted_jobs_picture_stays(sources: Sources, store: Store, tmp_path: Path) -> None:
    async with sources.kept(ADA, picture_file()) as source:
        await ask(store, source.name)
    assert source.size == (96, 64)
    assert await store.uploads.read(source.name) is not None
    assert await store.removal.orphans() == 0
    async with sources.kept(ADA, source.name) as again:
        assert again == source


@pytest.mark.parametrize("error", [QueueError("queue.draining"), asyncio.CancelledError(), RuntimeError()])
async def test_nothing_is_left_of_a_refused_request(sources: Sources, tmp_path: Path, error: BaseException) -> None:
    async def refused() -> None:
        async with sources.kept(ADA, picture_file()):
            assert len(kept(tmp_path)) == 2
            raise error

    with pytest.raises(type(error)):
        await refused()
    assert kept(tmp_path) == []


async def test_what_another_job_needs_stays(sources: Sources, store: Store) -> None:
    async with sources.kept(ADA, picture_file()) as source:
        await ask(store, source.name)
    with pytest.raises(QueueError):
        async with sources.kept(VERA, picture_file()):
            raise QueueError("queue.draining")
    assert await store.uploads.read(source.name) is not None


async def test_what_another_request_holds_stays_until_that_is_refused_too(
    sources: Sources, store: Store, tmp_path: Path
) -> None:

    async def refused(member_id: int) -> None:
        async with sources.kept(member_id, picture_file()) as source:
            if member_id == ADA:
                with pytest.raises(QueueError):
                    await refused(VERA)
                await store.removal.release([source.name])  # as an erasure does
                assert await store.removal.orphans() == 0
                assert await store.uploads.read(source.name) is not None
            raise QueueError("queue.draining")

    with pytest.raises(QueueError):
        await refused(ADA)
    assert kept(tmp_path) == []


async def test_what_is_refused_and_stored_at_once_is_never_missing(sources: Sources, store: Store) -> None:
    """However the steps of two requests with the same picture fall, the accepted one has it."""
    data = b"upright"
    name = hash_of(data)

    async def refused(times: int) -> None:
        with store.uploads.hold(name):
            await store.uploads.keep(data)
            for _ in range(times):
                await asyncio.sleep(0)
        await store.removal.release([name])

    for times in range(12):
        others = [asyncio.create_task(refused(one)) for one in range(times)]
        with store.uploads.hold(name):
            await store.uploads.keep(data)
            await asyncio.gather(*others)
            assert await store.uploads.read(name) == data
        await store.removal.release([name])
        assert await store.uploads.read(name) is None


async def test_what_a_killed_process_left_is_deleted(store: Store, tmp_path: Path) -> None:
    name = await store.uploads.keep(b"a picture")  # and then it was killed
    half = tmp_path / "uploads" / "ab" / f".{'ab' * 32}.png.0123"
    half.parent.mkdir()
    half.write_bytes(b"half")
    assert await store.removal.orphans() == 1
    assert await store.uploads.read(name) is None
    assert kept(tmp_path) == []


async def test_a_picture_that_is_gone_is_told(sources: Sources) -> None:
    with pytest.raises(UploadError) as refused:
        async with sources.kept(ADA, "0" * 64):
            pass
    assert refused.value.key == "upload.gone"


async def test_a_member_downloads_one_picture_at_a_time_and_others_do_not_wait(sources: Sources) -> None:
    begun: list[int] = []
    arrived = asyncio.Event()

    async def use(member_id: int) -> None:
        async def download() -> bytes:
            begun.append(member_id)
            await arrived.wait()
            return picture_file()

        async with sources.kept(member_id, download):
            pass

    waiting = [asyncio.create_task(use(ADA)) for _ in range(EACH)]
    await asyncio.sleep(0)
    with pytest.raises(QueueError):
        await use(ADA)
    other = asyncio.create_task(use(VERA))
    async with asyncio.timeout(60):
        while len(begun) < 2:  # noqa: ASYNC110 - until it is their turn
            await asyncio.sleep(0)
    assert begun == [ADA, VERA]
    arrived.set()
    await other
    for one in waiting:
        one.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
