"""Album: a job's pictures as the files of one message, or as one grid if they are a comparison."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import discord

from bot.core.job import Job
from bot.core.picture import Picture
from bot.moderation.policy import Action
from bot.pictures.drawings.group import encode_group
from bot.pictures.files.blurring import blurred
from bot.pictures.files.encoding import spoilered
from cogs.ui.captions import choices
from cogs.ui.lines import shown_text

ALT: Final = 1000
"""Most characters of a prompt in a picture's description; Discord allows 1024."""


def veiled(job: Job) -> Job:
    """The job, with a spoiler over its pictures."""
    return replace(job, place=replace(job.place, spoiler=True))


@dataclass(frozen=True, slots=True)
class Album:
    """The files to upload for a job."""

    job: Job
    pictures: Sequence[Picture]

    @classmethod
    def of(cls, job: Job, pictures: Sequence[Picture], action: Action = Action.ALLOW) -> "Album":
        """The pictures, or their grid, with the spoiler or blur that `action` asks for."""
        if job.request.is_group:
            pictures = [encode_group(pictures, choices(job.request), job.request)]
        if action is Action.BLUR:
            return cls(job, [blurred(picture) for picture in pictures])
        return cls(veiled(job) if action is Action.SPOILER else job, pictures)

    def files(self) -> list[discord.File]:
        """New file objects each time, because an upload reads them to the end."""
        return [self._file(picture) for picture in self.pictures]

    def _file(self, picture: Picture) -> discord.File:
        name = spoilered(picture.filename) if self.job.place.spoiler else picture.filename
        return discord.File(io.BytesIO(picture.data), name, description=self._description(picture))

    def _description(self, picture: Picture) -> str:
        request = self.job.request
        own = [variant.prompt for variant in request.variants if variant.seed == picture.seed and variant.prompt]
        return shown_text(own[0] if own and not request.is_group else request.template or request.prompt, ALT)
