"""PictureCheck: how unsafe pictures are, where a checker was loaded; what a checker fails on is as unsafe as can be."""

from collections.abc import Sequence

import structlog

from bot.core.errors import UploadError
from bot.core.job import Job
from bot.core.picture import UNREADABLE
from bot.engine.protocol import Checker, Pixels

log = structlog.get_logger()


class PictureCheck:
    """Asks the `checker`, once one is loaded, on the thread that it was loaded on."""

    def __init__(self) -> None:
        self.checker: Checker | None = None

    def scores(self, pictures: Sequence[Pixels]) -> list[float | None]:
        """How unsafe each picture is, as `Picture.unsafe`: one batch, or one by one where the batch can't be done."""
        if self.checker is None or not pictures:
            return [None] * len(pictures)
        try:
            return list(self.checker.unsafe(pictures))
        except Exception:  # whatever it is, what could not be looked at is not shown
            log.exception("a classifier failed", pictures=len(pictures))
        if len(pictures) == 1:
            return [UNREADABLE]
        return [self.scores([picture])[0] for picture in pictures]

    def check_upload(self, job: Job, image: Pixels | None) -> None:
        """Raise UploadError where a picture is too unsafe to be painted from, by the job's place."""
        [score] = self.scores([image]) if image is not None else [None]
        if score == UNREADABLE:
            raise UploadError("upload.unchecked")
        if score is not None and round(100 * score) >= job.place.unsafe_limit:
            raise UploadError("upload.unsafe")
