"""Withholding: sends pictures that are too unsafe for their place to the server's moderators."""

import asyncio
from collections.abc import Sequence

import discord

from bot.client import EaselBot
from bot.core.job import Job
from bot.core.picture import Picture
from bot.i18n.localizer import Localizer
from bot.moderation.policy import Action
from bot.pictures.files.encoding import shrink
from bot.store import Store
from bot.store.copies import CopyKind
from cogs.common.http_errors import Outcome
from cogs.common.server_log import ServerLog
from cogs.delivery.copies import Copies
from cogs.ui.album import Album
from cogs.ui.components import ActionButton, rows
from cogs.ui.lines import caption


class Withholding:
    """The store remembers what is withheld until a moderator decides in cogs/moderation/reviews.py."""

    def __init__(self, bot: EaselBot, store: Store, server_log: ServerLog) -> None:
        self._copies = Copies(bot, store)
        self._store = store
        self._server_log = server_log

    async def withhold(self, job: Job, pictures: Sequence[Picture]) -> str:
        """Send a job's pictures to the moderators; returns what to tell the member.

        Raises ConnectionError if trying again may help.
        """
        await self._store.reviews.begin(job.id)
        told = await self._post_for_review(job, pictures)
        return Localizer(job.place.language)("withheld.waits" if told else "withheld.for-good")

    async def _post_for_review(self, job: Job, pictures: Sequence[Picture]) -> bool:
        if await self._server_log.channel_id(job.guild_id) is None:
            return False
        localizer = self._server_log.localizer(job.guild_id)
        limit = discord.utils.DEFAULT_FILE_SIZE_LIMIT_BYTES
        album = await asyncio.to_thread(_for_review, job, pictures, limit)
        channel = str(job.place.channel_id)
        content = "\n".join(
            [localizer("review.asked", channel=channel, score=_worst(pictures, localizer)), caption(job, localizer)]
        )
        outcome = await self._server_log.post(
            job.guild_id,
            content,
            files=album.files(),
            view=review_view(job.id, localizer),
            nonce=f"easel-review-{job.id}",
            then=lambda message: self._copies.logged(job.guild_id, message, job, CopyKind.REVIEW),
        )
        if outcome is Outcome.BROKEN:
            raise ConnectionError("the log channel was not reached")
        return outcome is Outcome.REACHED


def review_view(job_id: int, localizer: Localizer) -> discord.ui.View:
    """The buttons under pictures that wait for a moderator."""
    approve = ActionButton("approve", job_id, label=localizer("review.approve"), style=discord.ButtonStyle.success)
    deny = ActionButton("deny", job_id, label=localizer("review.deny"), style=discord.ButtonStyle.danger)
    return rows([approve, deny])


def _for_review(job: Job, pictures: Sequence[Picture], limit: int) -> Album:
    """The pictures behind a spoiler, in files of at most `limit` bytes."""
    album = Album.of(job, pictures, Action.SPOILER)
    return Album(album.job, [shrink(picture, limit) for picture in album.pictures])


def _worst(pictures: Sequence[Picture], localizer: Localizer) -> str:
    """How unsafe the worst picture is, in words."""
    scores = [one.unsafe for one in pictures if one.unsafe is not None]
    if not scores or max(scores) > 1:
        return localizer("review.unchecked")
    return localizer("review.score", percent=round(100 * max(scores)))
