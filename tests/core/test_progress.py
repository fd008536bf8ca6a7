"""A job's progress is in one state, and has what belongs to that state alone."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields
from typing import get_args

import pytest

from bot.core.errors import PaintingError
from bot.core.job import JobState
from bot.core.picture import Picture
from bot.core.progress import (
    Accepted,
    Cancelled,
    Delivering,
    Done,
    Ended,
    Failed,
    InQueue,
    Paused,
    Progress,
    Queued,
    Running,
)

PICTURE = Picture(b"painted", "easel-7.png", 7, 64, 64)
EXAMPLES: list[tuple[Progress, JobState]] = [
    (Accepted(), JobState.QUEUED),
    (Queued(2, 30.0), JobState.QUEUED),
    (Paused(), JobState.QUEUED),
    (Running(1, 4, b"preview"), JobState.RUNNING),
    (Delivering((PICTURE,)), JobState.DELIVERING),
    (Done(), JobState.DONE),
    (Failed(PaintingError("painting.memory")), JobState.FAILED),
    (Cancelled(), JobState.CANCELLED),
]
EVERYTHING = {one.name for kind in get_args(Progress) for one in fields(kind)}


def test_each_state_of_a_job_can_be_shown() -> None:
    assert {type(progress) for progress, _ in EXAMPLES} == set(get_args(Progress))
    assert {state for _, state in EXAMPLES} == set(JobState)


@pytest.mark.parametrize(("progress", "state"), EXAMPLES)
def test_what_waits_and_what_has_ended_can_be_told_apart(progress: Progress, state: JobState) -> None:
    assert isinstance(progress, InQueue) == (state is JobState.QUEUED)
    assert isinstance(progress, Ended) == (state in (JobState.DONE, JobState.FAILED, JobState.CANCELLED))


@pytest.mark.parametrize("progress", [progress for progress, _ in EXAMPLES])
def test_nothing_of_another_state_can_be_built_in(progress: Progress) -> None:
    build: Callable[..., Progress] = type(progress)
    own = {one.name: getattr(progress, one.name) for one in fields(progress)}
    assert build(**own) == progress
    for other in EVERYTHING - set(own):
        with pytest.raises(TypeError):
            build(**own, **{other: None})


@pytest.mark.parametrize("kind", [Queued, Running, Delivering, Failed])
def test_what_a_state_needs_can_not_be_left_out(kind: Callable[[], Progress]) -> None:
    with pytest.raises(TypeError):
        kind()


def test_a_progress_never_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        Queued(2).position = 1  # type: ignore[misc]
