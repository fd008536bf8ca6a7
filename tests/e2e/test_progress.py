"""A job's message says what was asked for from the first second on, and what can be done once it ended."""

import re
from pathlib import Path

import pytest

from bot.app.wiring import Easel
from bot.core.preferences import Preferences
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.seen import SeenMessage
from tests.e2e.looks import PATIENCE, painted, picture_file, settled

BOAT = r"**a \*long\* boat**"
"""The prompt "a *long* boat" in bold, as written to Discord."""


def labels(message: SeenMessage) -> list[str]:
    return [str(button["label"]) for button in message.buttons]


async def test_three_jobs_of_a_member_are_told_apart_until_they_are_cancelled(
    playground: Playground, easel: Easel
) -> None:
    ada, vera, grace = (playground.member(name) for name in ("ada", "vera", "grace"))
    used = [await ada.slash("imagine", prompt="a *long* boat", steps=100, images=4) for _ in range(3)]
    shown = [await one.wait_for(lambda m: "request" in m.content, PATIENCE) for one in used]
    assert sorted({one.content.split("\n")[0] for one in shown}) == [f"{BOAT} · request {n}" for n in "123"]
    listed = (await (await ada.slash("queue")).response(PATIENCE)).content
    assert re.findall(r"\d\. (.*) \(request (\d)\)", listed) == [(BOAT, n) for n in "123"]
    moderated = (await (await grace.slash("queue")).response(PATIENCE)).content
    assert re.findall(rf"<@{ada.id}> (.*) \(request (\d)\)", moderated) == [(BOAT, n) for n in "123"]
    others = (await (await vera.slash("queue")).response(PATIENCE)).content
    assert re.findall(rf"<@{ada.id}> \(Auftrag (\d)\)", others) == ["1", "2", "3"]
    assert "boat" not in others
    for offered in (await ada.autocomplete("cancel", "job", ""), await grace.autocomplete("mod cancel", "job", "")):
        assert {str(choice["name"]) for choice in offered} == {f"{n}: a *long* boat" for n in "123"}
    await ada.slash("cancel", job=3)
    ended = await ada.wait_for(lambda m: "request 3" in m.content and "Cancelled" in m.content, PATIENCE)
    assert ended.content == f"{BOAT} · request 3\n✖️ Cancelled."
    assert labels(ended) == ["Again", "Delete"]
    again = await ada.click(ended, "Again")
    assert "request 4" in (await again.wait_for(lambda m: "request" in m.content, PATIENCE)).content
    assert (await (await vera.click(ended, "Again")).response(PATIENCE)).ephemeral  # nothing of it was shown to her
    await ada.click(ended, "Delete")
    await ada.wait_until_gone(ended)
    for number in (1, 2, 4):
        await ada.slash("cancel", job=number)
    await settled(easel)


async def test_how_far_it_is_comes_with_the_time_that_is_left(
    playground: Playground, easel: Easel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.e2e.conftest.STEP", 0.05)
    ada = playground.member("ada")
    used = await ada.slash("imagine", prompt="a boat", steps=100)
    message = await used.wait_for(lambda m: "left." in m.content, PATIENCE)
    assert re.search(r"` step \d+ of 100\. About \d+ seconds? left\.$", message.content)
    await ada.slash("cancel")
    used = await ada.slash("imagine", prompt="a boat", steps=100, images=2)
    message = await used.wait_for(lambda m: "left." in m.content, PATIENCE)
    assert re.search(r"` \d+% of 2 pictures, 200 steps in all\. About \d+ seconds? left\.$", message.content)
    await ada.slash("cancel")
    await settled(easel)


async def test_what_is_made_from_a_picture_links_to_it(playground: Playground, easel: Easel) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    first = await (await ada.slash("imagine", prompt="a boat", steps=2, images=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    link = f"](https://discord.com/channels/{playground.world.guild.id}/{first.channel_id}/{first.id})"
    assert "made from this" not in first.content
    assert link in (await (await vera.click(first, "V2")).wait_for(painted, PATIENCE)).content
    large = await (await ada.click(first, "U1")).wait_for(painted, PATIENCE)
    assert f"painted at 64x64, enlarged to 512x512 · [made from this{link}" in large.content
    await vera.send("studio", "at night --steps 2", reply_to=first)
    assert link in (await vera.wait_for(lambda m: painted(m) and "at night" in m.content, PATIENCE)).content
    seen = await vera.send("studio", "look", [Upload("a.png", picture_file())])
    await (await ada.use_on_message("Repaint", seen)).modal(PATIENCE)
    sent = await ada.submit_modal({"prompt": "a blue boat --steps 2", "strength": "0.7"})
    assert f"/{seen.id})" in (await sent.wait_for(painted, PATIENCE)).content
    again = await (await ada.click(first, "easel:again:1")).wait_for(painted, PATIENCE)
    assert "made from this" not in again.content


async def test_what_only_its_member_saw_is_not_linked_to(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    await easel.store.preferences.set(ada.id, Preferences(private=True))
    first = await (await ada.slash("imagine", prompt="a boat", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    varied = await (await ada.click(first, "Vary a lot")).wait_for(painted, PATIENCE)
    assert "made from this" not in varied.content


async def test_a_job_that_failed_for_its_upload_offers_nothing_that_would_fail_again(
    playground: Playground, easel: Easel, tmp_path: Path
) -> None:
    ada, guild_id = playground.member("ada"), playground.world.guild.id
    await easel.store.paused.add(guild_id, ada.id)
    upload = Upload("a.png", picture_file())
    used = await ada.slash("imagine", prompt="a boat", steps=4, image=upload)
    await used.wait_for(lambda m: "paused" in m.content, PATIENCE)
    job = await easel.store.jobs.get(1)
    assert job is not None
    assert job.request.image is not None
    [file] = (tmp_path / "data" / "uploads").rglob(f"{job.request.image}.png")
    file.unlink()
    await easel.store.paused.remove(guild_id, ada.id)
    easel.studio.resumed()
    failed = await used.wait_for(lambda m: "picture to paint from is gone" in m.content, PATIENCE)
    assert failed.content.startswith("**a boat** · request 1\n⚠️ ")
    assert labels(failed) == ["Delete"]
    await settled(easel)
