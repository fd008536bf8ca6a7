"""Recovery: what happens to each open job after a restart."""

from enum import Enum
from typing import Final

from bot.core.job import Job, JobState

MAX_ATTEMPTS: Final = 2
"""A job whose painting was cut off this many times, because the process died, isn't tried again."""


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
