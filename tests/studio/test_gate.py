"""What decides on a request is looked at before its member is answered, and again as the job is accepted."""

import asyncio
from dataclasses import replace

import pytest

from bot.core.errors import EaselError, NotAllowedError, QueueError
from bot.core.job import JobState
from bot.core.request import ImageRequest
from bot.moderation.asker import Asker
from bot.moderation.limits import DEFAULT
from bot.store import Store
from bot.store.rules import KeptRule
from bot.studio.bounds import Bounds
from bot.studio.moderator_actions import ModeratorActions
from tests.store.deeds import deeds
from tests.studio.rig import PLACE, REQUEST, Rig

GUILD = 5
ASKER = Asker(1, GUILD, PLACE.channel_id)


async def checked(rig: Rig, request: ImageRequest = REQUEST, *, sized: bool = True) -> ImageRequest:
    """What comes of looking at a request before its member is answered."""
    return await rig.studio.check_request(await rig.studio.check(ASKER), request, sized=sized)


async def rule(rig: Rig, action: str, pattern: str, detail: str = "") -> None:
    await rig.store.rules.add(GUILD, KeptRule(0, pattern, "words", action, detail), 99)


async def noted(rig: Rig) -> list[str]:
    """What rules for words wrote into the audit log."""
    entries = await deeds(rig.store, GUILD)
    return [entry.detail for entry in entries if entry.action == "words"]


async def test_a_ban_after_the_check_leaves_no_job(rig: Rig) -> None:
    request = await checked(rig)
    await rig.store.bans.ban(GUILD, 1, 99, "spam")
    with pytest.raises(NotAllowedError, match="spam"):
        await rig.studio.submit(request, ASKER, PLACE)
    row = await rig.store.database.row("SELECT (SELECT COUNT(*) FROM jobs), (SELECT COUNT(*) FROM counts)")
    assert row is not None
    assert tuple(row) == (0, 0)
    assert rig.executor.taken == []


async def test_a_block_a_place_and_a_limit_after_the_check_hold(rig: Rig) -> None:
    request = await checked(rig)
    await rig.store.limits.change(GUILD, DEFAULT, 99, steps=1)
    with pytest.raises(NotAllowedError) as refused:
        await rig.studio.submit(request, ASKER, PLACE)
    assert refused.value.key == "limit.steps"
    await rig.store.limits.allow(GUILD, "channel", PLACE.channel_id + 1, 99)
    with pytest.raises(NotAllowedError) as refused:
        await rig.studio.submit(request, ASKER, PLACE)
    assert refused.value.key == "limit.channel"
    await rig.store.blocks.block(1, "user", "", 99)
    with pytest.raises(NotAllowedError) as refused:
        await rig.studio.submit(request, ASKER, PLACE)
    assert refused.value.key == "block.member"
    assert await rig.store.jobs.waiting() == []


async def test_a_ban_at_the_same_moment_leaves_nothing_open(rig: Rig) -> None:
    """Whichever comes first: the request is refused, or its job is one of those that the ban cancels."""
    actions = ModeratorActions(rig.studio, rig.store)
    outcomes = set()

    async def submit(turns: int, request: ImageRequest) -> bool:
        for _ in range(turns):
            await asyncio.sleep(0)
        try:
            job = await rig.studio.submit(request, ASKER, PLACE)
        except NotAllowedError:
            return False
        await rig.until(lambda: rig.studio.progress(job.id) is None)
        assert await rig.state(job) is JobState.CANCELLED
        return True

    for turns in range(8):
        request = await checked(rig)
        accepted, _ = await asyncio.gather(submit(turns, request), actions.ban(GUILD, 1, 99, "spam"))
        outcomes.add(accepted)
        assert await rig.store.jobs.waiting() == []
        await actions.unban(GUILD, 1, 99)
    request = await checked(rig)
    first = asyncio.create_task(submit(0, request))
    await asyncio.sleep(0)
    await actions.ban(GUILD, 1, 99, "spam")
    outcomes.add(await first)
    assert outcomes == {True, False}


async def test_a_rule_after_the_check_does_not_hold_for_what_was_asked_before(rig: Rig) -> None:
    request = await checked(rig)
    await rule(rig, "strike", "cat")
    job = await rig.studio.submit(request, ASKER, PLACE)
    assert await rig.state(job) is JobState.QUEUED
    with pytest.raises(NotAllowedError):
        await checked(rig)
    assert len(await rig.store.strikes.of(GUILD, 1)) == 1


async def test_what_rules_say_is_written_once_for_a_request(rig: Rig) -> None:
    await rule(rig, "log", "red")
    await rule(rig, "negative", "cat", "dog")
    job = await rig.studio.submit(await checked(rig), ASKER, PLACE)
    assert await noted(rig) == ["red"]
    assert job.request.negative_prompt == "dog"
    await rule(rig, "strike", "cat")
    with pytest.raises(NotAllowedError):
        await checked(rig)
    assert len(await rig.store.strikes.of(GUILD, 1)) == 1
    assert await noted(rig) == ["red", "red"]


async def test_what_rules_add_is_refused_where_it_does_not_fit(rig: Rig) -> None:
    await rule(rig, "negative", "cat", "dog")
    with pytest.raises(EaselError) as refused:
        await checked(rig, replace(REQUEST, negative_prompt="x" * 1998))
    assert refused.value.key == "prompt.long"


async def test_a_quota_is_looked_at_before_the_member_is_answered(rig: Rig) -> None:
    await rig.store.limits.change(GUILD, DEFAULT, 99, pictures_a_day=2, queued=1, pixels=64 * 64 - 1)
    with pytest.raises(NotAllowedError) as large:
        await checked(rig)
    assert large.value.key == "limit.pixels"
    assert await checked(rig, sized=False) == REQUEST  # an upload may give it a smaller size
    await rig.store.limits.change(GUILD, DEFAULT, 99, pixels=None)
    with pytest.raises(QueueError) as many:
        await checked(rig, replace(REQUEST, images=3))
    assert many.value.key == "limit.day"
    await rig.studio.submit(await checked(rig), ASKER, PLACE)
    with pytest.raises(QueueError) as full:
        await checked(rig)
    assert full.value.key == "queue.member"


async def test_requests_at_the_same_moment_share_one_quota(rig: Rig) -> None:
    await rig.store.limits.change(GUILD, DEFAULT, 99, pictures_a_day=3)
    requests = [await checked(rig) for _ in range(6)]
    submitted = (rig.studio.submit(request, ASKER, PLACE) for request in requests)
    outcomes = await asyncio.gather(*submitted, return_exceptions=True)
    refused = [one.key for one in outcomes if isinstance(one, QueueError)]
    assert refused == ["limit.day"] * 3
    assert len(await rig.store.jobs.waiting()) == 3


async def test_each_look_is_one_statement(rig: Rig) -> None:
    heard: list[str] = []
    await checked(rig)
    await rig.store.traces.remove()  # or the studio does it meanwhile
    await rig.store.database.trace(heard.append)
    request = await checked(rig)
    assert len(heard) == 1, heard[1:]
    heard.clear()
    await rig.studio.submit(request, ASKER, PLACE)
    await rig.store.database.trace(None)
    accepting = [sql.split()[0] for sql in heard[: heard.index("COMMIT")]]
    assert accepting[:3] == ["BEGIN", "SELECT", "INSERT"]
    assert "SELECT" not in accepting[3:]


async def test_pictures_that_are_arriving_count_as_open_jobs(rig: Rig) -> None:
    await rig.store.limits.change(GUILD, DEFAULT, 99, queued=2)
    await rig.studio.submit(await checked(rig), ASKER, PLACE)
    async with rig.studio.arriving(ASKER):
        with pytest.raises(QueueError) as refused:
            await checked(rig, sized=False)
        assert (refused.value.key, refused.value.params["count"]) == ("queue.member", 2)
        with pytest.raises(QueueError):
            async with rig.studio.arriving(ASKER):
                pass
        async with rig.studio.arriving(replace(ASKER, user_id=2)):
            pass
        await rig.studio.submit(REQUEST, ASKER, PLACE)  # the one that was arriving
    with pytest.raises(QueueError):
        await checked(rig)


async def test_no_more_pictures_arrive_than_the_queue_has_places(store: Store) -> None:
    rig = Rig(store, bounds=Bounds(per_member=10, in_all=2))
    async with rig.studio.arriving(ASKER), rig.studio.arriving(replace(ASKER, user_id=2)):
        with pytest.raises(QueueError) as refused:
            async with rig.studio.arriving(replace(ASKER, user_id=3)):
                pass
        assert refused.value.key == "queue.all"
    async with rig.studio.arriving(replace(ASKER, user_id=3)):
        pass


async def test_a_ban_before_a_picture_arrives_holds(rig: Rig) -> None:
    await checked(rig)
    await rig.store.bans.ban(GUILD, 1, 99, "spam")
    with pytest.raises(NotAllowedError, match="spam"):
        async with rig.studio.arriving(ASKER):
            pass
