"""Queue order: all open jobs, in the order in which they will be painted."""

import time
from collections.abc import Mapping

from bot.core.job import Job, JobState
from bot.store import Store
from bot.studio.fairness import Share, serving_order


async def queue_order(store: Store, shares: Mapping[int, Share]) -> list[Job]:
    """All unfinished jobs: first those being painted or delivered, then the queue in fair order, then paused ones.

    What is handed over between the two looks counts as begun.
    """
    jobs = {job.id: job for job in await store.jobs.unfinished()}
    queued = [one for one in await store.jobs.waiting() if one.state is JobState.QUEUED and one.id in jobs]
    still = {one.id for one in queued}
    begun = [job for job in jobs.values() if job.id not in still]
    paused = await store.paused.guilds()
    order = serving_order(queued, shares, time.monotonic())
    order.sort(key=lambda one: one.guild_id in paused)
    return begun + [jobs[one.id] for one in order]
