"""Gate: whether a request may enter the queue, by blocks, bans, places, words, limits, and the bounds of the queue."""

from functools import partial

from bot.core.errors import NotAllowedError
from bot.core.job import Job, Place
from bot.core.request import ImageRequest
from bot.moderation.asker import Asker
from bot.moderation.limits import check_place, check_request
from bot.store import Store
from bot.store.jobs import Backlog
from bot.studio.bounds import Bounds
from bot.studio.pace import Pace
from bot.studio.word_filter import WordFilter


class Gate:
    """Asks the store what binds a member. The limits are read before the transaction, what is counted inside it."""

    def __init__(self, store: Store, bounds: Bounds, pace: Pace, words: WordFilter) -> None:
        self._store = store
        self._words = words
        self._bounds = bounds
        self._pace = pace

    async def check(self, asker: Asker) -> None:
        """Raise NotAllowedError where a member may not paint there, or anywhere."""
        (await self._store.blocks.standing(asker.user_id, asker.guild_id)).check()
        ban = await self._store.bans.find(asker.guild_id, asker.user_id, asker.role_ids)
        if ban is not None:
            reason = f": {ban.reason}" if ban.reason else ""
            raise NotAllowedError("ban.member", reason=reason, until=int(ban.expires_at or 0))
        check_place(await self._store.limits.allowed(asker.guild_id), asker)

    async def accept(self, request: ImageRequest, asker: Asker, place: Place) -> Job:
        """The request's job in the queue; raises EaselError where words, limits or bounds forbid it."""
        request = await self._words.check(asker, request)
        terms = await self._store.limits.terms(asker.guild_id, asker.role_ids)
        check_request(terms.both, request)
        check = partial(self._check_bounds, self._bounds.lowered(terms.both.queued))
        return await self._store.jobs.insert(request, asker.user_id, asker.guild_id, place, check, terms)

    def _check_bounds(self, bounds: Bounds, own: Backlog, all_open: Backlog) -> None:
        bounds.check(own, all_open, self._pace.seconds_a_cost)
