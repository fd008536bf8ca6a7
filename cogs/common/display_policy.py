"""DisplayPolicy: what may be shown where: the policy of a place, and what it means for pictures and uploads."""

import asyncio
from collections.abc import Iterable, Sequence

import discord

from bot.client import EaselBot, Interaction
from bot.core.errors import NotAllowedError, UploadError
from bot.core.job import Job, Place
from bot.core.picture import Picture
from bot.core.request import ImageRequest
from bot.moderation.policy import STRICT, Action, Policy, decide, policy_for
from bot.pictures.files.blurring import blurred
from bot.pictures.files.hashes import lookup_hashes
from bot.store import Store


class DisplayPolicy:
    """Asked before anything is shown. `checking` says whether the operator has set a classifier."""

    def __init__(self, bot: EaselBot, store: Store, *, checking: bool) -> None:
        self.checking = checking
        self._bot = bot
        self._store = store

    async def policy(self, guild_id: int | None, place: Place) -> Policy:
        """The policy of a place; the operator's if only the member sees the answer or the bot is a guest."""
        if guild_id is None or place.private or place.guest:
            return STRICT
        return await self.channel_policy(guild_id, place.channel_id)

    async def channel_policy(self, guild_id: int, channel_id: int) -> Policy:
        """The policy of a channel or thread: its own, else its parent's, else the default."""
        await self._bot.wait_until_ready()  # after a restart with jobs to deliver, no channel is known before this
        channel = self._bot.get_channel(channel_id)
        parent = channel.parent if isinstance(channel, discord.Thread) else None
        own, default = await self._store.policies.find(
            guild_id, [channel_id] if parent is None else [channel_id, parent.id]
        )
        return policy_for(own, default, age_restricted=age_restricted(channel))

    async def verdict(self, job: Job, pictures: Iterable[Picture]) -> Action:
        """What to do with a job's pictures in their place."""
        return await self._decide(job.guild_id, job.place, [one.unsafe for one in pictures])

    async def strictest(self, job: Job, guild_id: int | None, place: Place) -> Action:
        """The stricter of what is done with a job's stored pictures in their own place and in another one."""
        scores = await self._store.pictures.scores(job.id)
        own = await self._decide(job.guild_id, job.place, scores)
        return max(own, await self._decide(guild_id, place, scores))

    async def _decide(self, guild_id: int | None, place: Place, scores: Sequence[float | None]) -> Action:
        if not self.checking and not any(scores):
            return Action.ALLOW
        return decide(await self.policy(guild_id, place), scores, checking=self.checking)

    async def shows_unchecked(self, job: Job) -> bool:
        """Whether live previews may be shown for a job."""
        return await self.shows_studies(job.guild_id, job.place)

    async def shows_studies(self, guild_id: int | None, place: Place) -> bool:
        """Whether a place may show what no classifier checks, such as a picture's steps."""
        return not self.checking or (await self.policy(guild_id, place)).unchecked

    async def bound(self, guild_id: int | None, place: Place) -> int:
        """The percentage at which an upload is too unsafe to paint from in this place."""
        return (await self.policy(guild_id, place)).withhold if self.checking else place.unsafe_limit

    async def admit(self, request: ImageRequest, guild_id: int | None, place: Place) -> None:
        """Raise if a request asks for what its place may not show, or paints from a picture that was purged there."""
        if request.study is not None and not await self.shows_studies(guild_id, place):
            raise NotAllowedError("study.unchecked")
        upload = None if request.image is None else await self._store.uploads.read(request.image)
        if upload is not None and await self.purged(guild_id, [upload]):
            raise UploadError("upload.purged")

    def private_sheet(self, picture: Picture) -> bool:
        """Whether a picture may be shown unblurred on a page that only its owner sees."""
        return decide(STRICT, [picture.unsafe], checking=self.checking) <= Action.SPOILER

    async def visible(self, interaction: Interaction, picture: Picture, *, private: bool) -> tuple[Picture, bool]:
        """A kept picture as it may be shown in answer to an interaction, and whether behind a spoiler.

        Raises NotAllowedError if it may not be shown there at all.
        """
        place = Place(interaction.channel_id or 0, private=private)
        policy = await self.policy(interaction.guild_id, place)
        action = decide(policy, [picture.unsafe], checking=self.checking)
        if action is Action.WITHHOLD:
            raise NotAllowedError("picture.unsafe")
        if action is Action.BLUR:
            return await asyncio.to_thread(blurred, picture), False
        return picture, action is Action.SPOILER

    async def exported(self, job_id: int, picture: Picture) -> Picture | None:
        """A job's kept picture as its owner saw it: blurred if it was, and if its place would now withhold it.

        None if it should be blurred and can't be.
        """
        job = await self._store.jobs.get(job_id)
        if job is None:
            return None
        if await self._decide(job.guild_id, job.place, await self._store.pictures.scores(job_id)) < Action.BLUR:
            return picture
        try:
            return await asyncio.to_thread(blurred, picture)
        except OSError:
            return None

    async def purged(self, guild_id: int | None, files: Sequence[bytes]) -> bool:
        """Whether one of the pictures looks like one that was purged in this server, or everywhere."""
        if not await self._store.hashes.any(guild_id):
            return False
        for file in files:
            if await self._store.hashes.find(guild_id, await asyncio.to_thread(lookup_hashes, file)):
                return True
        return False


def age_restricted(channel: object) -> bool:
    """Whether Discord restricts a channel, or a thread's parent, to adults; False for unknown channels."""
    told = getattr(channel, "is_nsfw", None)
    return bool(told()) if told is not None else False
