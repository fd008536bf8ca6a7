"""WordFilter: checks every request against the rules of its server and of the operator before it is accepted."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Final, TypeVar
from weakref import WeakValueDictionary

from bot.core.errors import NotAllowedError
from bot.core.request import ImageRequest
from bot.core.wording import NOTHING, Wording
from bot.moderation.asker import Asker
from bot.moderation.audit_action import AuditAction
from bot.moderation.words.matcher import Hit, Matcher
from bot.moderation.words.rules import Action, Budget, Kind, Rule
from bot.moderation.words.verdict import Verdict, check_texts, check_wording
from bot.moderation.words.work import MAX_STEPS, Work
from bot.store import Store
from bot.store.audit import NOBODY, Note
from bot.store.rules import KeptRule
from bot.studio.strikes import strike

KEPT: Final = 64
"""Servers whose rules stay compiled, at most."""
MEMORY: Final = 256 << 20
"""Bytes that compiled rules may take together; those of the server that was asked last stay in any case."""
THREADS: Final = 2
"""Checks that run at once."""
NOTED: Final = 20
"""Rules that are noted for one request: each is a row in the database."""
T = TypeVar("T")


class WordFilter:
    """Compiles a server's rules once per revision and checks texts against them, off the event loop.

    A server gets one check at a time, and no check takes more than MAX_STEPS. So its rules cost only its own members.
    Outside of servers, each member has a turn of their own.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._threads = ThreadPoolExecutor(THREADS, "words")
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._compiled: OrderedDict[int | None, tuple[tuple[int, int], asyncio.Task[Matcher]]] = OrderedDict()

    async def check(
        self,
        asker: Asker,
        request: ImageRequest,
        revision: tuple[int, int],
        wording: Wording = NOTHING,
    ) -> ImageRequest:
        """The request with what rules add to its negative prompt; raises NotAllowedError if a rule refuses it.

        Call this once per request, because it gives strikes and writes into the audit log. `revision` is that of the
        current rules. `wording` has texts that are looked at beside those of the request itself.
        """
        verdict = await self._verdict(asker, revision, Wording.of(request) + wording)
        for rule in (*verdict.strikes, *verdict.logged)[:NOTED]:
            await self._note(asker, rule)
        check_refused(verdict)
        return with_negative(request, verdict.negative)

    async def check_shown(self, asker: Asker, request: ImageRequest, revision: tuple[int, int]) -> None:
        """Raise NotAllowedError if a rule refuses what was painted before, and is to be shown again. Notes nothing."""
        check_refused(await self._verdict(asker, revision, Wording.of(request)))

    async def _verdict(self, asker: Asker, revision: tuple[int, int], wording: Wording) -> Verdict:
        async with self._turn(asker.guild_id or asker.user_id):
            matcher = await self._matcher(asker.guild_id, revision)
            return await self._aside(lambda: check_wording(wording, matcher, Work(MAX_STEPS)))

    async def look(self, guild_id: int | None, text: str) -> tuple[Verdict, tuple[Hit, ...]]:
        """The verdict of a server's rules (None: outside of servers) on a text, and where they match."""
        async with self._turn(guild_id or NOBODY):
            matcher = await self.matcher(guild_id)
            work = Work(MAX_STEPS)
            return await self._aside(lambda: (check_texts([text], matcher, work), matcher.check(text, work)))

    async def check_room(self, guild_id: int | None, rule: Rule) -> None:
        """Raise RequestError if a rule is too much, given the rules that a server or the operator already has."""
        async with self._turn(guild_id or NOBODY):
            kept = await self._store.rules.all(guild_id)
            await self._aside(lambda: Budget(map(rule_of, kept)).add(rule))

    def _turn(self, owner_id: int) -> asyncio.Lock:
        return self._turns.setdefault(owner_id, asyncio.Lock())

    async def _aside(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    async def matcher(self, guild_id: int | None) -> Matcher:
        """The compiled rules of the operator and of a server."""
        return await self._matcher(guild_id, await self._store.rules.revision(guild_id))

    async def _matcher(self, guild_id: int | None, revision: tuple[int, int]) -> Matcher:
        """The compiled rules of a revision; whoever asks while they are compiled waits for the same ones."""
        known = self._compiled.get(guild_id)
        if known is None or known[0] != revision or failed(known[1]):
            known = revision, asyncio.create_task(self._compile(guild_id))
            self._compiled[guild_id] = known
        self._compiled.move_to_end(guild_id)
        matcher = known[1].result() if known[1].done() else await asyncio.shield(known[1])
        while len(self._compiled) > KEPT or (len(self._compiled) > 1 and self.memory > MEMORY):
            self._compiled.popitem(last=False)
        return matcher

    async def _compile(self, guild_id: int | None) -> Matcher:
        rules = await self._store.rules.all(None)
        rules += [] if guild_id is None else await self._store.rules.all(guild_id)
        return await self._aside(lambda: compiled(rules))

    @property
    def memory(self) -> int:
        """Bytes that the compiled rules take, roughly and at most."""
        done = [task for _, task in self._compiled.values() if task.done() and not failed(task)]
        return sum(task.result().memory for task in done)

    async def _note(self, asker: Asker, rule: Rule) -> None:
        """Strike the member, or only log the match: if they moderate, and outside of servers."""
        if rule.action is Action.STRIKE and asker.guild_id is not None and not asker.moderates:
            await strike(self._store, asker.guild_id, asker.user_id, NOBODY, str(rule))
        else:
            await self._store.audit.log(Note(asker.guild_id, NOBODY, AuditAction.WORDS, asker.user_id, rule.pattern))


def check_refused(verdict: Verdict) -> None:
    """Raise NotAllowedError if a rule refuses."""
    if verdict.refused is not None:
        raise NotAllowedError("words.refused", reason=f": {verdict.refused.detail}" if verdict.refused.detail else "")


def with_negative(request: ImageRequest, texts: Sequence[str]) -> ImageRequest:
    """The request with these texts in its negative prompt, except those already there from painting it before."""
    missing = [text for text in texts if text not in request.negative_prompt]
    if not missing:
        return request
    return replace(request, negative_prompt=", ".join(filter(None, [request.negative_prompt, *missing])))


def failed(task: asyncio.Task[Matcher]) -> bool:
    """Whether rules could not be compiled."""
    return task.done() and (task.cancelled() or task.exception() is not None)


def compiled(rules: Sequence[KeptRule]) -> Matcher:
    """Compile stored rules; thousands of expressions take a while."""
    return Matcher.compile([rule_of(one) for one in rules])


def rule_of(kept: KeptRule) -> Rule:
    """A stored rule as a Rule."""
    return Rule(kept.id, kept.pattern, Kind(kept.kind), Action(kept.action), kept.detail)
