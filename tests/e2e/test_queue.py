"""/queue shows a member's own jobs and this server's, and /cancel reaches no others."""

import re

from bot.app.wiring import Easel
from bot.core.job import Job, Place
from bot.core.request import ImageRequest
from bot.moderation.asker import Asker
from playground.server import Playground
from tests.e2e.looks import PATIENCE, painted, settled
from tests.store.deeds import deeds

REQUEST = ImageRequest("a far tree", 64, 64, 100, 4.5, "ddim", "demo", 7, images=4)
ELSEWHERE = 4242
"""A guild that is not the playground's."""


async def asked(easel: Easel, playground: Playground, user_id: int, guild_id: int | None, prompt: str = "") -> Job:
    """A job that waits, as if it had been asked for in a guild."""
    request = REQUEST if not prompt else ImageRequest(prompt, 64, 64, 100, 4.5, "ddim", "demo", 7, images=4)
    place = Place(next(iter(playground.world.guild.channels)), 1)
    return await easel.studio.submit(request, Asker(user_id, guild_id, place.channel_id), place)


async def test_a_moderator_cancels_a_members_job_here_and_it_is_remembered(
    playground: Playground, easel: Easel
) -> None:
    grace, ada, guild_id = playground.member("grace"), playground.member("ada"), playground.world.guild.id
    job = await asked(easel, playground, ada.id, guild_id)
    refusal = await (await playground.member("mallory").slash("cancel", job=job.id)).response(PATIENCE)
    assert "Only the member who asked for it" in refusal.content
    answer = await (await grace.slash("cancel", job=job.id)).response(PATIENCE)
    assert "is cancelled" in answer.content
    assert [(entry.action, entry.target_id) for entry in await deeds(easel.store, guild_id)] == [("cancel", ada.id)]


async def test_a_moderator_of_one_server_reaches_no_job_of_another_or_of_a_direct_message(
    playground: Playground, easel: Easel
) -> None:
    grace, ada = playground.member("grace"), playground.member("ada")
    for guild_id in (ELSEWHERE, None):
        job = await asked(easel, playground, ada.id, guild_id)
        answer = await (await grace.slash("cancel", job=job.id)).response(PATIENCE)
        assert "There's no request" in answer.content
        assert "Nothing is waiting" in (await (await grace.slash("queue")).response(PATIENCE)).content
        assert await easel.studio.cancel(job.id)


async def test_a_direct_message_lists_and_cancels_only_ones_own(playground: Playground, easel: Easel) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    other = await asked(easel, playground, vera.id, None)
    own = await asked(easel, playground, ada.id, None, "a near tree")
    shown = await (await ada.slash("queue", channel="dm")).response(PATIENCE)
    assert f"request {own.id}" in shown.content
    assert str(vera.id) not in shown.content
    answer = await (await ada.slash("cancel", job=other.id, channel="dm")).response(PATIENCE)
    assert "There's no request" in answer.content
    assert len(await easel.store.jobs.waiting()) == 2


def told(lines: list[str]) -> int:
    """How many jobs a list tells of: a line each, and those that its end counts."""
    more = re.fullmatch(r"… and (\d+) more\.", lines[-1])
    return len(lines) if more is None else len(lines) - 1 + int(more[1])


async def test_a_long_queue_fits_into_a_message(playground: Playground, easel: Easel) -> None:
    ada, guild_id = playground.member("ada"), playground.world.guild.id
    for name in ("ada", "vera", "mallory", "grace", "alan"):
        for _ in range(10):
            await asked(easel, playground, playground.member(name).id, guild_id, "*" * 100)
    shown = await (await ada.slash("queue")).response(PATIENCE)
    assert 1700 < len(shown.content) <= 2000
    own, others = (part.splitlines() for part in shown.content.split("\n\n"))
    assert own[0].startswith("**Yours:** 10 requests, 40 pictures")
    assert others[0] == "**Others on this server:** 40 requests, 160 pictures"
    assert told(own[1:]) == 10
    assert told(others[1:]) == 40
    assert others[-1].endswith("more.")
    assert not any("your" in line.lower() or "you are" in line.lower() for line in others)


async def test_a_button_gives_a_moderator_no_power_over_a_job_of_another_server(
    playground: Playground, easel: Easel
) -> None:
    ada, grace = playground.member("ada"), playground.member("grace")
    message = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    for guild_id in (ELSEWHERE, None):
        async with easel.store.database.transaction():
            await easel.store.database.write("UPDATE jobs SET guild_id = ? WHERE id = 1", (guild_id,))
        refusal = await (await grace.click(message, "Delete")).response(PATIENCE)
        assert "Only the member who asked for it" in refusal.content
    await ada.click(message, "Delete")
    await ada.wait_until_gone(message)
