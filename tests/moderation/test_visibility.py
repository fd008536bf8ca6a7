"""Who may know of a job, and who may use what it painted, in every combination."""

from dataclasses import replace
from itertools import product

import pytest

from bot.core.job import Job, JobState, Place
from bot.core.request import ImageRequest
from bot.moderation.visibility import Exposure, Viewer, may_know, may_use

OWNER, OTHER = 1, 2
JOB = Job(5, ImageRequest("a cat", 64, 64, 4, 4.0, "ddim", "small", 7), OWNER, 9, Place(3), JobState.DONE)
WAYS = [
    Viewer(OTHER, moderates, shown, reads)
    for moderates, shown, reads in product((False, True), (False, True), (False, True))
]


@pytest.mark.parametrize("viewer", WAYS)
def test_a_public_job_is_known_to_whoever_sees_it_or_moderates(viewer: Viewer) -> None:
    assert may_know(viewer, JOB) is (viewer.moderates or viewer.shown or viewer.reads)


@pytest.mark.parametrize("viewer", WAYS)
def test_a_private_job_is_known_to_its_servers_moderators_only(viewer: Viewer) -> None:
    private = replace(JOB, place=replace(JOB.place, private=True))
    assert may_know(viewer, private) is viewer.moderates
    assert not may_know(viewer, replace(private, place=replace(private.place, guest=True)))
    assert not may_know(viewer, replace(private, guild_id=None))


@pytest.mark.parametrize("viewer", WAYS)
def test_outside_of_servers_nobody_moderates(viewer: Viewer) -> None:
    assert may_know(viewer, replace(JOB, guild_id=None)) is (viewer.shown or viewer.reads)


@pytest.mark.parametrize("state", JobState)
def test_others_use_only_what_was_delivered(state: JobState) -> None:
    exposure = Exposure(replace(JOB, state=state))
    assert may_use(Viewer(OWNER), exposure)
    assert may_use(Viewer(OTHER, moderates=True, reads=True), exposure) is (state is JobState.DONE)
    assert may_use(Viewer(OTHER, shown=True), exposure) is (state in (JobState.DONE, JobState.DELIVERING))


def test_nobody_uses_what_is_withheld_and_only_the_owner_what_is_withdrawn() -> None:
    for viewer in (Viewer(OWNER), *WAYS):
        assert not may_use(viewer, Exposure(JOB, withheld=True))
        assert may_use(viewer, Exposure(JOB, withdrawn=True)) is (viewer.id == OWNER)
