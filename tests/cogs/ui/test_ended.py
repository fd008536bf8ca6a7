"""A job without pictures keeps the buttons that help, and the one that deletes its message."""

import dataclasses
from typing import Any

import pytest

from bot.core.errors import EaselError, GoneError, NotAllowedError, PaintingError, RequestError, UploadError
from bot.core.job import Job, Place
from bot.core.progress import Cancelled, Failed
from bot.core.request import REVERSE, ImageRequest
from bot.i18n.localizer import Localizer
from cogs.ui.ended import ended_view

JOB = Job(5, ImageRequest("a red cat", 64, 48, 20, 4.5, "euler_a", "demo", 7), 42, 5, Place(9))
STUDY = dataclasses.replace(JOB, request=dataclasses.replace(JOB.request, study=REVERSE))


def labels(job: Job, ended: Cancelled | Failed) -> list[str]:
    items: list[Any] = ended_view(job, ended, Localizer()).children
    return [item.item.label for item in items]


def test_a_cancelled_job_can_be_asked_for_again_or_deleted() -> None:
    assert labels(JOB, Cancelled()) == labels(STUDY, Cancelled()) == ["Again", "Delete"]


@pytest.mark.parametrize(
    ("error", "offered"),
    [
        (PaintingError("painting.failed", reason="x"), ["Again", "Edit", "Delete"]),
        (PaintingError("painting.numbers"), ["Again", "Edit", "Delete"]),
        (GoneError("delivery.closed", channel="9"), ["Again", "Edit", "Delete"]),
        (NotAllowedError("picture.purged"), ["Again", "Edit", "Delete"]),
        (PaintingError("painting.memory"), ["Edit", "Delete"]),  # the same would fail again
        (PaintingError("painting.crash"), ["Edit", "Delete"]),
        (RequestError("model.other", name="a", loaded="b"), ["Edit", "Delete"]),
        (UploadError("upload.gone"), ["Delete"]),  # with the same upload, whatever is edited
        (NotAllowedError("picture.unsafe"), ["Delete"]),
    ],
)
def test_a_failed_job_offers_what_helps(error: EaselError, offered: list[str]) -> None:
    assert labels(JOB, Failed(error)) == offered
    assert labels(STUDY, Failed(error)) == [one for one in offered if one != "Edit"]
