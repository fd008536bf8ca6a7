"""Gate: whether a request may enter the queue, by blocks, bans, places, words, limits and the bounds of the queue.

All of it is looked at twice: before the member is answered, so that a refusal is seen by them alone and nothing is
downloaded for it; and in the transaction that inserts the job, where a ban or a limit that came meanwhile holds, and
requests that come at the same moment are counted one after the other.

Words are looked at only the first time. The rules that held when something was asked for hold for it, as they do for
what waits in the queue. So nobody is struck twice for one request, and no prompt is matched inside the transaction. A
ban is different: it also ends what is open.
"""

import time

from bot.core.errors import NotAllowedError
from bot.core.job import Job, Place
from bot.core.request import ImageRequest
from bot.moderation.asker import Asker
from bot.moderation.limits import Limits, check_counts, check_place, check_request
from bot.store import Store
from bot.store.eligibility import Eligibility
from bot.studio.bounds import Bounds
from bot.studio.pace import Pace
from bot.studio.word_filter import WordFilter


class Gate:
    """Asks the store how things stand for a member, and the rules for words about a request."""

    def __init__(self, store: Store, bounds: Bounds, pace: Pace, words: WordFilter) -> None:
        self._store = store
        self._words = words
        self._bounds = bounds
        self._pace = pace

    async def check(self, asker: Asker) -> Eligibility:
        """How things stand for a member; raises NotAllowedError where they may not paint there, or anywhere."""
        eligibility = await self._store.eligibility.of(asker)
        check_member(eligibility)
        return eligibility

    async def check_request(self, eligibility: Eligibility, request: ImageRequest, *, sized: bool) -> ImageRequest:
        """The request with what rules add to it; raises EaselError where words, limits or bounds forbid it."""
        request = await self._words.check(eligibility.asker, request, eligibility.rules)
        self._check_quota(eligibility, request, sized=sized)
        return request

    async def accept(self, request: ImageRequest, asker: Asker, place: Place) -> Job:
        """The request's job in the queue; raises EaselError where its member, limits or bounds forbid it."""

        async def admit() -> Limits:
            eligibility = await self.check(asker)
            self._check_quota(eligibility, request)
            return eligibility.terms.both

        return await self._store.jobs.insert(request, asker.user_id, asker.guild_id, place, admit)

    def _check_quota(self, eligibility: Eligibility, request: ImageRequest, *, sized: bool = True) -> None:
        """Raise where the request is too large for its member, or more than they may have for now."""
        limits = eligibility.terms.both
        check_request(limits, request, sized=sized)
        bounds = self._bounds.lowered(limits.queued)
        bounds.check(eligibility.own, eligibility.all_open, self._pace.seconds_a_cost)
        check_counts(eligibility.terms, eligibility.counts, request.images, time.time())


def check_member(eligibility: Eligibility) -> None:
    """Raise NotAllowedError for a member who is blocked or banned, or may not paint in that place."""
    eligibility.standing.check()
    ban = eligibility.ban
    if ban is not None:
        reason = f": {ban.reason}" if ban.reason else ""
        raise NotAllowedError("ban.member", reason=reason, until=int(ban.expires_at or 0))
    check_place(eligibility.allowed, eligibility.asker)
