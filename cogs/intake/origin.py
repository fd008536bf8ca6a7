"""Origin: what a request is made of, and how at least to show what is made of it."""

import dataclasses
from collections.abc import Iterable
from typing import Final

import discord

from bot.client import Interaction
from bot.core.job import Job
from cogs.intake.acknowledgement import Manner
from cogs.intake.source import Source


@dataclasses.dataclass(frozen=True, slots=True)
class Origin:
    """What a request is made of: a job, and whether a file that it is painted from was behind a spoiler.

    `message_id` is the message in the same channel that shows what it is painted from, if everyone there sees it.
    """

    job: Job | None = None
    spoiler: bool = False
    message_id: int | None = None

    def manner(self, guild_id: int | None, channel_id: int) -> Manner:
        """How at least to show what is made of it in a place."""
        if self.job is None:
            return Manner(private=False, spoiler=self.spoiler)
        same_channel = (self.job.guild_id, self.job.place.channel_id) == (guild_id, channel_id)
        return Manner.of_job(self.job, same_channel=same_channel) | Manner(private=False, spoiler=self.spoiler)


FRESH: Final = Origin()
"""Made of nothing that was shown before."""


def manner_for(interaction: Interaction, wished: Manner, origin: Origin, source: Source | None = None) -> Manner:
    """How to show what an interaction asks for: as wished, and at least as its origin and its files demand."""
    pressed = [] if interaction.message is None else interaction.message.attachments
    inherited = origin.manner(interaction.guild_id, interaction.channel_id or 0)
    return wished | inherited | manner_of_files([*pressed, source])


def manner_of_files(files: Iterable[Source | None]) -> Manner:
    """What is made of a file behind a spoiler is behind one too."""
    return Manner(False, any(isinstance(one, discord.Attachment) and one.is_spoiler() for one in files))
