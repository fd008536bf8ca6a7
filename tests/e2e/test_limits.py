"""Limits apply on Discord, each with a sentence; /quota counts; only managers set them."""

import re

import pytest

from bot.app.wiring import Easel
from bot.core.job import Job, Place
from bot.core.request import ImageRequest
from bot.moderation.asker import Asker
from bot.moderation.limits import DEFAULT, Allowed, Limits
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.member import Member
from playground.testing.seen import SeenMessage
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, picture_file, settled
from tests.store.deeds import deeds

TIME = re.compile(r"<t:\d+:R>")


async def said(member: Member, command: str, /, *, where: str = "studio", **options: object) -> str:
    """Use a command; what is answered, to the member alone."""
    answer = await (await member.slash(command, options, channel=where)).response(PATIENCE)
    assert answer.ephemeral
    return answer.content


async def refused(member: Member, **options: object) -> str:
    """Ask for a picture; why there is none."""
    before = {message.id for message in member.messages()}
    await member.slash("imagine", {"prompt": "a tree", "steps": 2} | options)
    answer = await member.wait_for(lambda m: m.id not in before and m.ephemeral and not m.loading, PATIENCE)
    return answer.content


async def picture(member: Member, **options: object) -> SeenMessage:
    return await (await member.slash("imagine", {"prompt": "a tree", "steps": 2} | options)).wait_for(painted, PATIENCE)


async def waiting(playground: Playground, easel: Easel, member: Member, images: int) -> Job:
    """A job that takes long."""
    request = ImageRequest("a far tree", 64, 64, 100, 4.5, "ddim", "demo", 7, images=images)
    channel_id = next(iter(playground.world.guild.channels))
    return await easel.studio.submit(
        request, Asker(member.id, playground.world.guild.id, channel_id), Place(channel_id, 1)
    )


async def test_a_quota_counts_down_and_comes_back_when_a_job_is_cancelled(playground: Playground, boot: Boot) -> None:
    alan, ada, vera = (playground.member(name) for name in ("alan", "ada", "vera"))
    async with boot() as easel:
        assert "3 pictures a day" in await said(alan, "admin limits set", pictures_a_day=3)
        await picture(ada)
        await settled(easel)
        assert "2 of 3 pictures left" in await said(ada, "quota")
        jobs = [await waiting(playground, easel, alan, 3), await waiting(playground, easel, ada, 2)]
        refusal = await refused(ada)
        assert "on this server is 3 pictures a day, and you have none left" in refusal
        assert TIME.search(refusal)
    async with boot() as easel:
        shown = await said(ada, "quota")
        assert "0 of 3 pictures left" in shown
        assert TIME.search(shown)
        assert "is cancelled" in await said(ada, "cancel", job=jobs[1].id)
        assert re.search("[12] of 3 pictures left", await said(ada, "quota"))
        assert "noch 3 von 3 Bildern" in await said(vera, "quota")
        assert "No daily limit" in await said(ada, "quota", where="dm")
        await easel.studio.cancel(jobs[0].id)


@pytest.mark.parametrize(
    ("limits", "options", "sentence"),
    [
        ({"steps": 1}, {}, "You can use at most 1 step here, not 2"),
        ({"pixels": 4096}, {"size": "64x80"}, "64x80 is too large here; the limit is 4096 pixels"),
        ({"pictures": 1}, {"images": 2}, "1 picture at once here, not 2"),
    ],
)
async def test_a_limit_is_told_with_what_is_allowed(
    playground: Playground, easel: Easel, limits: dict[str, int], options: dict[str, object], sentence: str
) -> None:
    await easel.store.limits.change(playground.world.guild.id, DEFAULT, 1, **limits)
    assert sentence in await refused(playground.member("ada"), **options)
    assert await easel.store.jobs.waiting() == []


async def test_a_role_has_its_own_limits_and_a_cool_down_says_when_it_is_over(
    playground: Playground, easel: Easel
) -> None:
    alan, grace, ada = (playground.member(name) for name in ("alan", "grace", "ada"))
    moderator = playground.world.guild.members[grace.id].role_ids[0]
    await said(alan, "admin limits set", cooldown_seconds=3600)
    shown = await said(alan, "admin limits set", role=str(moderator), cooldown_seconds=1, priority=2)
    assert f"<@&{moderator}>: 2 times as many turns, 1 second" in shown
    await picture(ada)
    refusal = await refused(ada)
    assert "once every 3600 seconds on this server" in refusal
    assert TIME.search(refusal)
    await picture(grace)
    await settled(easel)
    async with easel.store.database.transaction():
        await easel.store.database.write("UPDATE counts SET last_at = last_at - 1")
    await picture(grace)
    assert [job.priority for job in [await easel.store.jobs.get(n) for n in (1, 2, 3)] if job] == [1, 2, 2]


async def test_only_allowed_channels_and_their_threads_are_painted_in(playground: Playground, easel: Easel) -> None:
    alan, ada = playground.member("alan"), playground.member("ada")
    channels = {one.name: one for one in playground.world.guild.channels.values()}
    gallery = channels["gallery"].id
    assert f"<#{gallery}>" in await said(alan, "admin limits allow", channel=str(gallery))
    assert f"I don't paint in this channel. Ask in one of these: <#{gallery}>" in await refused(ada)
    await ada.send("studio", f"<@{playground.world.bot.id}> a boat", [Upload("a.png", picture_file("blue"))])
    await ada.wait_for(lambda m: "I don't paint in this channel" in m.content and m in ada.messages("dm"), PATIENCE)
    thread = await ada.start_thread("gallery", "trees")
    inside = await ada.slash("imagine", {"prompt": "a tree", "steps": 2}, channel=thread.id)
    await inside.wait_for(painted, PATIENCE)
    await (await ada.slash("imagine", {"prompt": "a tree", "steps": 2}, channel="dm")).wait_for(painted, PATIENCE)
    assert "No limits" in await said(alan, "admin limits deny", channel=str(gallery))
    await picture(ada)


async def test_only_allowed_roles_are_painted_for(playground: Playground, easel: Easel) -> None:
    alan, grace, ada = (playground.member(name) for name in ("alan", "grace", "ada"))
    moderator = playground.world.guild.members[grace.id].role_ids[0]
    await said(alan, "admin limits allow", role=str(moderator))
    assert f"one of these roles: <@&{moderator}>" in await refused(ada)
    await picture(grace)
    assert await easel.store.limits.allowed(playground.world.guild.id) == Allowed(roles=frozenset({moderator}))


async def test_limits_are_set_only_by_who_manages_the_server_now(
    playground: Playground, easel: Easel, monkeypatch: pytest.MonkeyPatch
) -> None:
    alan, mallory, guild_id = playground.member("alan"), playground.member("mallory"), playground.world.guild.id
    # what Discord hides can still arrive, such as from a client whose rights were taken meanwhile
    monkeypatch.setattr(playground.service.commands.installs, "offers", lambda *_: True)
    for command, options in (
        ("show", {}),
        ("set", {"steps": 1}),
        ("clear", {}),
        ("allow", {"role": str(guild_id)}),
        ("deny", {"role": str(guild_id)}),
    ):
        assert "“Manage Server” permission" in await said(mallory, f"admin limits {command}", **options)
    assert "didn't set any limit" in await said(alan, "admin limits set")
    assert "a channel or a role" in await said(alan, "admin limits allow")
    assert await easel.store.limits.of_guild(guild_id) == {}
    assert "5 steps" in await said(alan, "admin limits set", role=str(guild_id), steps=5)
    assert await easel.store.limits.of_guild(guild_id) == {DEFAULT: Limits(steps=5)}
    assert "No limits" in await said(alan, "admin limits set", steps=0)
    assert "No limits" in await said(alan, "admin limits clear")
    entries = await deeds(easel.store, guild_id)
    assert [(entry.moderator_id, entry.action) for entry in entries] == [
        (alan.id, "limits.clear"),
        (alan.id, "limits"),
        (alan.id, "limits"),
    ]
