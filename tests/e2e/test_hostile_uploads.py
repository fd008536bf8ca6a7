"""One member sends files that are slow to read, by every way there is; nobody else waits for them."""

import asyncio
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.app.wiring import Easel
from bot.moderation.limits import DEFAULT
from bot.pictures.files.hashes import purge_hashes
from playground.rest.faults import Cut
from playground.server import Playground
from playground.state.files import Upload
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, picture_file, settled
from tests.e2e.test_intake import DEFERRED, held, rule
from tests.pictures.hostile_files import interlaced, scans
from tests.pictures.reader.processes import reading

SLOW = Upload("slow.png", interlaced(5000))
PICTURE = Upload("red.png", picture_file())


async def jobs_of(easel: Easel, user_id: int) -> int:
    row = await easel.store.database.row("SELECT COUNT(*) FROM jobs WHERE user_id = ?", (user_id,))
    assert row is not None
    return int(row[0])


def files(folder: Path) -> list[Path]:
    return [one for one in (folder / "data" / "uploads").rglob("*") if one.is_file()]


async def test_others_are_served_while_one_member_sends_slow_files(
    playground: Playground, boot: Boot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, vera, mallory = (playground.member(name) for name in ("ada", "vera", "mallory"))
    downloads, cut = [0], playground.faults.take_cut

    def count() -> Cut | None:
        """In the place of the playground's own, which is asked once a download."""
        downloads[0] += 1
        return cut()

    monkeypatch.setattr(playground.faults, "take_cut", count)
    longest = 0.0

    async def beat() -> None:
        nonlocal longest
        loop = asyncio.get_running_loop()
        while True:
            before = loop.time()
            await asyncio.sleep(0.01)
            longest = max(longest, loop.time() - before)

    with capture_logs():  # of what is still waiting when the bot closes; to print that would take seconds
        async with boot() as easel:
            beating = asyncio.create_task(beat())
            await easel.store.limits.change(playground.world.guild.id, DEFAULT, 99, queued=3)
            text = f"<@{playground.world.bot.id}> spam"
            for _ in range(4):
                await mallory.slash("imagine", prompt="spam", image=SLOW)
                await mallory.slash("inspect image", image=SLOW)
                await mallory.send("studio", text, [SLOW])
            async with asyncio.timeout(PATIENCE):
                while not downloads[0]:  # noqa: ASYNC110 - what the bot downloads has no event of its own
                    await asyncio.sleep(0.01)
            served = [
                await ada.slash("imagine", prompt="a tree", image=PICTURE, steps=2),
                await vera.slash("imagine", prompt="a boat", image=PICTURE, steps=2),
            ]
            for used in served:
                assert await used.wait_for(painted, PATIENCE)
            assert len(reading()) <= 1  # of mallory's files, one at a time is read
            assert await jobs_of(easel, mallory.id) < 4
            assert downloads[0] < 8  # of fourteen
            refused = await mallory.wait_for(lambda m: "which is the limit" in m.content, PATIENCE)
            assert refused.ephemeral or refused in mallory.messages("dm")
            beating.cancel()
    assert reading() == []
    assert longest < 5.0


async def test_a_slow_file_is_told_and_nothing_is_left_of_it(
    playground: Playground, easel: Easel, tmp_path: Path
) -> None:
    mallory = playground.member("mallory")
    upload = Upload("scans.jpg", scans())
    for name in ("imagine", "inspect image", "diffusion forward"):
        options: dict[str, object] = {"prompt": "a tree"} if name == "imagine" else {}
        used = await mallory.slash(name, options, image=upload)
        refusal = await used.follow_up(lambda m: "takes too long to read" in m.content, PATIENCE)
        assert refusal.ephemeral
    await mallory.send("studio", f"<@{playground.world.bot.id}> a tree", [upload])
    await mallory.wait_for(lambda m: "takes too long to read" in m.content and "discord.com" in m.content, PATIENCE)
    assert files(tmp_path) == []
    assert await jobs_of(easel, mallory.id) == 0
    assert await (await mallory.slash("imagine", prompt="a tree", image=PICTURE, steps=2)).wait_for(painted, PATIENCE)


async def test_nothing_is_left_of_a_picture_whose_request_is_refused_later(
    playground: Playground, easel: Easel, tmp_path: Path
) -> None:
    ada, guild_id = playground.member("ada"), playground.world.guild.id
    used = await ada.slash("imagine", prompt="a tree", image=PICTURE, steps=4)
    await held(playground, used)
    await easel.store.bans.ban(guild_id, ada.id, 99, "spam")
    assert "You're banned" in (await used.follow_up(timeout=PATIENCE)).content
    await easel.store.bans.unban(guild_id, ada.id, 99)
    assert files(tmp_path) == []
    await rule(playground, easel, "refuse", "castle", "no castles here")
    await ada.slash("imagine", prompt="a castle", image=PICTURE)
    await ada.wait_for(lambda m: "no castles here" in m.content, PATIENCE)
    assert files(tmp_path) == []
    shown = await (await ada.slash("imagine", prompt="a tree", image=PICTURE, steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    assert len(files(tmp_path)) == 1
    data = ada.read(shown.attachments[0])
    await easel.store.hashes.add(guild_id, purge_hashes(data), 99)
    used = await ada.slash("imagine", prompt="a tree", image=Upload("again.png", data))
    assert await used.acknowledged(PATIENCE) == DEFERRED
    assert "moderators removed that picture" in (await used.follow_up(timeout=PATIENCE)).content
    assert len(files(tmp_path)) == 1
