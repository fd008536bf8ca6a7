"""Recovery: what becomes of each open job when the process starts again. Pure."""

from collections.abc import Sequence
from enum import Enum
from typing import Final

from bot.core.job import Job, JobState

MAX_ATTEMPTS: Final = 2
"""A job that was being painted this many times when the process ended is not tried again."""


HANG_AFTER: Final = 600.0
"""Seconds without any event while something is painted, after which painting is given up."""
GRACE: Final = 2.0
"""Seconds from the verdict on a hang to the end of the process, in which its members can be told."""


class Verdict(Enum):
    """What to do with an open job."""

    WAIT = "stay in the queue"
    AGAIN = "go back into the queue"
    DELIVER = "deliver what was painted"
    GIVE_UP = "fail"


def judge(job: Job) -> Verdict:
    """What to do with a job that was open when the last process ended."""
    match job.state:
        case JobState.QUEUED:
            return Verdict.WAIT
        case JobState.DELIVERING:
            return Verdict.DELIVER
        case _:
            return Verdict.GIVE_UP if job.attempts >= MAX_ATTEMPTS else Verdict.AGAIN


def hanging(begun: Sequence[Job]) -> list[Job]:
    """The jobs that a hang is blamed on: one alone, or who was there before. The others are tried again, alone."""
    return list(begun) if len(begun) == 1 else [job for job in begun if job.attempts >= MAX_ATTEMPTS]
