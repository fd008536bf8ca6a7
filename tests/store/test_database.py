"""Migrations apply once, transactions are whole, and a file that is no database is told in a sentence."""

import asyncio
from pathlib import Path

import pytest

from bot.core.errors import SettingsError
from bot.moderation.limits import Limits
from bot.store import Store
from bot.store.database import MIGRATIONS, Database, migrations
from tests.store.asked import REQUEST, ask


async def version(store: Store) -> int:
    row = await store.database.row("PRAGMA user_version")
    assert row is not None
    number: int = row[0]
    return number


async def test_reopening_keeps_what_was_there(tmp_path: Path) -> None:
    first = await Store.open(tmp_path)
    job = await ask(first)
    newest = migrations(MIGRATIONS)[-1][0]
    assert await version(first) == newest
    await first.close()
    second = await Store.open(tmp_path)
    assert await version(second) == newest
    again = await second.jobs.get(job.id)
    await second.close()
    assert again == job
    assert job.request == REQUEST


async def test_a_file_that_is_no_database_is_told_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "easel.sqlite3"
    file.write_bytes(b"this is no database, but it is long enough to be one" * 100)
    before = file.read_bytes()
    with pytest.raises(SettingsError) as refused:
        await Store.open(tmp_path)
    assert refused.value.key == "settings.database"
    assert str(file) in str(refused.value)
    assert file.read_bytes() == before


async def test_a_folder_that_can_not_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SettingsError) as refused:
        await Store.open(tmp_path / "file" / "data")
    assert refused.value.key == "settings.database"


async def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    job = await ask(store)

    async def fail_halfway() -> None:
        async with store.database.transaction():
            await store.database.write("DELETE FROM jobs")
            raise RuntimeError("halfway")

    with pytest.raises(RuntimeError, match="halfway"):
        await fail_halfway()
    assert await store.jobs.get(job.id) == job
    assert (await ask(store)).id > job.id


async def test_a_cancelled_transaction_lets_the_next_one_begin(store: Store) -> None:
    async def write() -> None:
        async with store.database.transaction():
            await store.database.write("DELETE FROM jobs")

    for turns in range(8):  # cancelled at each point where it waits
        task = asyncio.create_task(write())
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        job = await ask(store)
        assert (await store.jobs.waiting())[-1].id == job.id


async def test_a_refused_job_is_not_kept(store: Store) -> None:
    async def refuse() -> Limits:
        raise RuntimeError("no room")

    with pytest.raises(RuntimeError, match="no room"):
        await store.jobs.insert(REQUEST, 1, None, (await ask(store)).place, refuse)
    assert len(await store.jobs.unfinished()) == 1


def test_migrations_are_numbered_files(tmp_path: Path) -> None:
    (tmp_path / "0002_more.sql").write_text("second")
    (tmp_path / "0001_start.sql").write_text("first")
    assert migrations(tmp_path) == [(1, "first"), (2, "second")]
    (tmp_path / "oops.sql").write_text("")
    with pytest.raises(ValueError, match=r"oops\.sql"):
        migrations(tmp_path)


async def test_a_broken_start_closes_the_connection(tmp_path: Path) -> None:
    path = tmp_path / "easel.sqlite3"
    path.mkdir()
    with pytest.raises(SettingsError):
        await Database.open(path)
