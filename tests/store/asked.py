"""What the tests put into the store."""

from bot.core.job import Job, Place
from bot.core.picture import Picture
from bot.core.request import ImageRequest
from bot.store import Store

REQUEST = ImageRequest("a red cat", 64, 64, 4, 4.0, "ddim", "small", 7)
PICTURES = (Picture(b"one", "easel-7.png", 7, 64, 64), Picture(b"two", "easel-8.png", 8, 64, 64))


async def ask(store: Store, user_id: int = 1, guild_id: int | None = 5) -> Job:
    """A job in the queue."""
    return await store.jobs.insert(REQUEST, user_id, guild_id, Place(9, 10, "token", 3.0))


async def begin(store: Store, job: Job) -> Job:
    """The job, running."""
    begun = await store.jobs.begin(job.id)
    assert begun is not None
    return begun
