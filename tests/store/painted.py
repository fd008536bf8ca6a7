"""Jobs that are done, with pictures, uploads and use, as the tests of what is kept need them."""

import time
from dataclasses import replace
from pathlib import Path

from bot.core.job import Job, Place
from bot.core.picture import Picture
from bot.store import Store
from tests.store.asked import REQUEST


async def done(
    store: Store,
    user_id: int = 1,
    guild_id: int | None = 5,
    *,
    upload: bytes | None = None,
    age: float = 0.0,
    data: bytes = b"picture",
    prompt: str = "a red cat",
) -> Job:
    """A job that was asked for `age` seconds ago, painted, delivered as message 1000 + its id, and counted."""
    image = None if upload is None else await store.uploads.keep(upload)
    request = replace(REQUEST, image=image, prompt=prompt)
    job = await store.jobs.insert(request, user_id, guild_id, Place(9, 10, "sec-ret", 3.0))
    await store.jobs.begin(job.id)
    await store.pictures.keep(job.id, (Picture(data, "easel-7.png", 7, 64, 64),))
    assert await store.usage.finish(job, 1000 + job.id)
    async with store.database.transaction():
        await store.database.write("UPDATE jobs SET created_at = ? WHERE id = ?", (time.time() - age, job.id))
    return job


async def count(store: Store, table: str, where: str = "1") -> int:
    """The rows of a table."""
    row = await store.database.row(f"SELECT COUNT(*) FROM {table} WHERE {where}")
    assert row is not None
    return int(row[0])


def kept(folder: Path, pattern: str) -> int:
    """How many files there are."""
    return len(list(folder.glob(pattern)))
