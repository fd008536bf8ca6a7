"""Recovery: what becomes of each open job when the process starts again. Pure."""

from enum import Enum
from typing import Final

from bot.core.job import Job, JobState

MAX_ATTEMPTS: Final = 2
"""A job that was being painted this many times when the process ended is not tried again."""


class Recovery(Enum):
    """What to do with an open job."""

    WAIT = "stay in the queue"
    AGAIN = "go back into the queue"
    DELIVER = "deliver what was painted"
    GIVE_UP = "fail"


def recovery_of(job: Job) -> Recovery:
    """What to do with a job that was open when the last process ended."""
    match job.state:
        case JobState.QUEUED:
            return Recovery.WAIT
        case JobState.DELIVERING:
            return Recovery.DELIVER
        case _:
            return Recovery.GIVE_UP if job.attempts >= MAX_ATTEMPTS else Recovery.AGAIN
