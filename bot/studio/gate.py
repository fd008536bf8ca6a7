"""Gate: decides whether a request may enter the queue, by blocks, bans, places, words, limits and the queue's bounds.

Requests are checked twice. The first time is before the member gets an answer, so that only they see a refusal and
nothing is downloaded for it. The second time is in the transaction that inserts the job, so that a ban or limit set in
the meantime applies, and simultaneous requests are counted one after the other.

Words are checked only the first time: a request follows the rules that applied when it was made, as queued jobs do. So
nobody gets two strikes for one request, and no prompt is matched inside the transaction. A ban is different: it also
cancels open jobs.
"""

import dataclasses
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.core.errors import NotAllowedError
from bot.core.job import Job, Place
from bot.core.request import ImageRequest
from bot.core.wording import Wording
from bot.moderation.asker import Asker
from bot.moderation.limits import Limits, check_counts, check_place, check_request
from bot.store import Store
from bot.store.audit import NOBODY
from bot.store.eligibility import Eligibility
from bot.studio.arrivals import Arrivals
from bot.studio.bounds import Bounds
from bot.studio.erased_askers import ErasedAskers
from bot.studio.pace import Pace
from bot.studio.word_filter import WordFilter


class Gate:
    """Checks members against the store, and requests against rules, limits and bounds."""

    def __init__(self, store: Store, bounds: Bounds, pace: Pace, words: WordFilter) -> None:
        self._store = store
        self._words = words
        self._bounds = bounds
        self._pace = pace
        self._arrivals = Arrivals()
        self.erased = ErasedAskers()

    async def check(self, asker: Asker) -> Eligibility:
        """A member's eligibility; raises NotAllowedError if they may not paint there, or anywhere."""
        eligibility = await self._store.eligibility.of(asker)
        check_member(eligibility)
        return eligibility

    async def check_request(
        self, eligibility: Eligibility, request: ImageRequest, *, wording: Wording, sized: bool
    ) -> ImageRequest:
        """The request with what rules add to it; raises EaselError if words, limits or bounds forbid it."""
        request = await self._words.check(eligibility.asker, request, eligibility.rules, wording)
        self._check_quota(eligibility, request, self._arrivals, sized=sized)
        return request

    async def check_shown(self, eligibility: Eligibility, request: ImageRequest) -> None:
        """Raise NotAllowedError if words forbid to show again what was painted before."""
        await self._words.check_shown(eligibility.asker, request, eligibility.rules)

    @asynccontextmanager
    async def arriving(self, asker: Asker) -> AsyncIterator[None]:
        """Count a request among the member's open jobs while the picture that it paints from arrives.

        Raises EaselError if they were banned meanwhile, or if that is one job too many.
        """
        eligibility = await self.check(asker)
        self._check_bounds(eligibility, self._arrivals)
        with self._arrivals.one(asker.user_id):
            yield

    async def accept(self, request: ImageRequest, asker: Asker, place: Place) -> Job:
        """Queue the request and return its job; raises EaselError if a ban, a limit or the bounds forbid it.

        Also if the member has erased their data since they asked.
        """

        async def admit() -> Limits:
            self.erased.check(asker)
            eligibility = await self.check(asker)
            self._check_quota(eligibility, request, Arrivals())  # it has arrived; others are checked when they do
            return eligibility.terms.both

        return await self._store.jobs.insert(request, asker.user_id, asker.guild_id, place, admit)

    def _check_quota(
        self, eligibility: Eligibility, request: ImageRequest, arrivals: Arrivals, *, sized: bool = True
    ) -> None:
        """Raise EaselError if the request is too large for the member, or more than they may have right now."""
        check_request(eligibility.terms.both, request, sized=sized)
        self._check_bounds(eligibility, arrivals)
        check_counts(eligibility.terms, eligibility.counts, request.images, time.time())

    def _check_bounds(self, eligibility: Eligibility, arrivals: Arrivals) -> None:
        """Raise QueueError if open jobs, with those that are arriving, leave no room for one more."""
        own, all_open = eligibility.own, eligibility.all_open
        self._bounds.lowered(eligibility.terms.both.queued).check(
            dataclasses.replace(own, count=own.count + arrivals.of(eligibility.asker.user_id)),
            dataclasses.replace(all_open, count=all_open.count + arrivals.in_all),
            self._pace.seconds_a_cost,
        )


def check_member(eligibility: Eligibility) -> None:
    """Raise NotAllowedError if a member is blocked or banned, or may not paint in this place."""
    eligibility.standing.check()
    ban = eligibility.ban
    if ban is not None and ban.moderator_id == NOBODY:
        raise NotAllowedError("ban.words", until=int(ban.expires_at or 0))  # the reason names the rule
    if ban is not None:
        reason = f": {ban.reason}" if ban.reason else ""
        raise NotAllowedError("ban.member", reason=reason, until=int(ban.expires_at or 0))
    check_place(eligibility.allowed, eligibility.asker)
