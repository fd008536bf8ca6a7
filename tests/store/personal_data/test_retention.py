"""What a server keeps for so many days only goes then: pictures with their uploads, prompts with the index of words."""

import asyncio
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.core.redaction import REDACTED
from bot.pictures.files.png_chunks import wordless
from bot.store import Store
from bot.store.personal_data.deletion import CHUNK
from bot.store.personal_data.retention import DAY
from tests.store.asked import ask
from tests.store.explained import Explained
from tests.store.painted import count, done, kept
from tests.store.personal_data.test_erasures import erase


async def test_old_pictures_go_with_their_uploads_and_the_job_stays(store: Store, tmp_path: Path) -> None:
    old, new = await done(store, age=8 * DAY, upload=b"old"), await done(store, age=6 * DAY, upload=b"new")
    elsewhere = await done(store, guild_id=6, age=8 * DAY)
    while await store.retention.some_pictures(5, time.time() - 7 * DAY):
        pass
    assert await store.pictures.of(old.id) == ()
    assert len(await store.pictures.of(new.id)) == len(await store.pictures.of(elsewhere.id)) == 1
    assert kept(tmp_path, "pictures/*") == 2
    assert kept(tmp_path, "uploads/*/*") == 1
    found = await store.jobs.get(old.id)
    assert found is not None
    assert (found.request.image, found.request.prompt) == (None, "a red cat")
    assert await count(store, "usage") == 3


async def test_old_prompts_are_blanked_everywhere_and_the_job_can_be_read(store: Store) -> None:
    old, new = await done(store, age=8 * DAY, prompt="a secret cat"), await done(store, prompt="a public cat")
    while await store.retention.some_prompts(5, time.time() - 7 * DAY, wordless):
        pass
    found = await store.jobs.get(old.id)
    assert found is not None
    assert found.request.prompt == REDACTED
    assert [job.id for job in await store.history.page(1, text="cat")] == [new.id]
    assert [job.id for job in await store.history.page(1)] == [new.id, old.id]  # its picture is still there
    assert await store.history.suggestions(1, "") == ["a public cat"]
    for table in ("jobs", "history"):
        rows = await store.database.rows(f"SELECT * FROM {table}")
        assert "secret" not in str([tuple(row) for row in rows])


async def test_each_job_is_looked_at_once(store: Store) -> None:
    for _ in range(CHUNK + 1):
        await done(store, age=8 * DAY)
    before = time.time() - 7 * DAY
    steps = [await store.retention.some_pictures(5, before) for _ in range(3)]
    assert steps == [True, True, False]
    await done(store, age=8 * DAY)
    assert await store.retention.some_pictures(5, before)
    assert not await store.retention.some_pictures(5, before)


async def test_an_open_job_holds_up_the_later_ones(store: Store) -> None:
    await done(store, age=9 * DAY)
    await ask(store)
    await done(store, age=8 * DAY)
    assert await store.retention.some_pictures(5, time.time())
    assert not await store.retention.some_pictures(5, time.time())
    assert await count(store, "pictures") == 1


async def test_uploads_that_nobody_needs_go(store: Store) -> None:
    await done(store, upload=b"needed")
    name = await store.uploads.keep(b"not needed")
    with store.uploads.hold(name):
        assert await store.removal.orphans() == 0  # its job is still to come
    assert await store.removal.orphans() == 1
    assert await store.uploads.read(name) is None


async def test_finding_what_is_due_takes_an_index(store: Store) -> None:
    store.database.__class__ = Explained
    explained: Explained = store.database  # type: ignore[assignment]
    await store.retention.some_pictures(5, 0.0)
    assert [plan for plan in explained.plans if "jobs" in plan] == [
        "SEARCH jobs USING INDEX jobs_guild (guild_id=? AND id>?)"
    ]


@pytest.mark.parametrize("how", ["withdrawn", "erased"])
async def test_a_picture_that_is_deleted_while_its_words_go_does_not_come_back(
    store: Store, tmp_path: Path, how: str
) -> None:
    job = await done(store, age=8 * DAY)
    loop = asyncio.get_running_loop()

    def meanwhile(_: bytes) -> bytes:
        deleting = store.pictures.delete(job.id) if how == "withdrawn" else erase(store, job.user_id)
        asyncio.run_coroutine_threadsafe(deleting, loop).result(10)
        return b"without words"

    while await store.retention.some_prompts(5, time.time(), meanwhile):
        pass
    assert kept(tmp_path, "pictures/*") == 0


@pytest.mark.parametrize("how", ["withdrawn", "erased"])
async def test_a_picture_whose_words_go_while_it_is_deleted_does_not_come_back(
    store: Store, tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, unlink = await done(store, age=8 * DAY), store.pictures.unlink
    [file] = (tmp_path / "pictures").iterdir()

    async def unlinked(names: Sequence[str]) -> None:
        await unlink(names)
        if await count(store, "pictures"):  # the file is gone, its row isn't
            file.write_bytes(b"just rewritten")

    monkeypatch.setattr(store.pictures, "unlink", unlinked)
    await (store.pictures.delete(job.id) if how == "withdrawn" else erase(store, job.user_id))
    assert kept(tmp_path, "pictures/*") == 0
