"""PictureCheck: how unsafe pictures are, if a checker is loaded. A picture it fails on counts as fully unsafe."""

from collections.abc import Sequence

import structlog

from bot.core.errors import UploadError
from bot.core.job import Job
from bot.core.picture import UNREADABLE
from bot.engine.protocol import Checker, Pixels

log = structlog.get_logger()


class PictureCheck:
    """Asks the `checker`, if one is loaded, on the thread that loaded it."""

    def __init__(self) -> None:
        self.checker: Checker | None = None

    def scores(self, pictures: Sequence[Pixels]) -> list[float | None]:
        """How unsafe each picture is, as in `Picture.unsafe`: in one batch, or one by one if the batch fails."""
        if self.checker is None or not pictures:
            return [None] * len(pictures)
        try:
            return list(self.checker.unsafe(pictures))
        except Exception:  # whatever went wrong, a picture that couldn't be checked isn't shown
            log.exception("a classifier failed", pictures=len(pictures))
        if len(pictures) == 1:
            return [UNREADABLE]
        return [self.scores([picture])[0] for picture in pictures]

    def check_upload(self, job: Job, image: Pixels | None) -> None:
        """Raise UploadError if an upload is too unsafe to paint from in the job's place."""
        [score] = self.scores([image]) if image is not None else [None]
        if score == UNREADABLE:
            raise UploadError("upload.unchecked")
        if score is not None and round(100 * score) >= job.place.unsafe_limit:
            raise UploadError("upload.unsafe")
