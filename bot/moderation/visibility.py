"""Visibility: who may know of a job, and who may use what it painted. Pure."""

from dataclasses import dataclass

from bot.core.job import Job, JobState


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who asks for a job, and what Discord shows them of it right now.

    `moderates` counts only in the job's own server. `shown` says that they acted on the message with its pictures,
    `reads` that they act in its server and can read its channel.
    """

    id: int
    moderates: bool = False
    shown: bool = False
    reads: bool = False


@dataclass(frozen=True, slots=True)
class Exposure:
    """A job, and what limits who may use it.

    Its pictures are `withheld` while they wait for review, and for good once that was denied. They are `withdrawn` once
    their owner or a moderator deleted them. `message_id` is the message as which they were delivered.
    """

    job: Job
    withheld: bool = False
    withdrawn: bool = False
    message_id: int | None = None


def is_of_server(job: Job, guild_id: int | None) -> bool:
    """Whether a job is a server's, so that its moderators may see it and act on it.

    What the bot did there privately, as a member's guest, is that member's alone.
    """
    return guild_id is not None and job.guild_id == guild_id and not (job.place.private and job.place.guest)


def may_know(viewer: Viewer, job: Job) -> bool:
    """Whether somebody may know of a job: its owner, its server's moderators, and for a public one who can see it."""
    if viewer.id == job.user_id:
        return True
    if viewer.moderates and is_of_server(job, job.guild_id):
        return True
    return not job.place.private and (viewer.shown or viewer.reads)


def may_use(viewer: Viewer, exposure: Exposure) -> bool:
    """Whether somebody may see what a job painted and how, and have more made of it.

    Nobody may use what is withheld. Others than the owner may use pictures as soon as they are shown, until they are
    withdrawn.
    """
    job = exposure.job
    if exposure.withheld or not may_know(viewer, job):
        return False
    if viewer.id == job.user_id:
        return True
    delivered = job.state is JobState.DONE or (job.state is JobState.DELIVERING and viewer.shown)
    return delivered and not exposure.withdrawn
