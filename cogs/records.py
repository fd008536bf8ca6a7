"""Records: the job and the picture that a button speaks of, found again in the store."""

from bot.errors import GoneError
from bot.jobs import ImageRequest, Job
from bot.store import Store


async def find_job(store: Store, job_id: str) -> Job:
    """The job with the id that stands in a custom_id; raises GoneError where it is no longer known."""
    job = await store.jobs.get(int(job_id)) if job_id.isdecimal() and len(job_id) < 19 else None
    if job is None:
        raise GoneError("job.gone")
    return job


def picture_of(request: ImageRequest, number: str) -> ImageRequest:
    """The request of one picture, by the number that stands in a custom_id; of the first where none does."""
    index = int(number) if number.isdecimal() else 0
    if index >= request.images:
        raise GoneError("job.gone")
    return request.picture(index)
