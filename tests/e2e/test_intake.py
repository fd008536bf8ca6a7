"""What was checked before a member is answered is what is painted, on every way in."""

import itertools
from pathlib import Path

import pytest

from bot.app.wiring import Easel
from bot.core.job import Job
from bot.moderation.limits import DEFAULT
from bot.prompts import choices
from bot.store.rules import KeptRule
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.handles import Handle
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, parameters, picture_file, settled
from tests.store.deeds import deeds

MESSAGE, DEFERRED = 4, 5
"""How an interaction is answered: at once, or with "thinking"."""
TYPED = "a {ca|do}{stle|g} {in the snow|by day|at night|on the grass}"
UPLOAD = Upload("red.png", picture_file())


async def rule(playground: Playground, easel: Easel, action: str, pattern: str, detail: str = "") -> None:
    await easel.store.rules.add(playground.world.guild.id, KeptRule(0, pattern, "words", action, detail), 99)


async def only_job(easel: Easel) -> Job:
    """The one job that there is."""
    row = await easel.store.database.row("SELECT COUNT(*), MAX(id) FROM jobs")
    assert row is not None
    assert row[0] == 1
    job = await easel.store.jobs.get(row[1])
    assert job is not None
    return job


def kept(tmp_path: Path) -> list[Path]:
    """The uploads that were downloaded and kept."""
    return list((tmp_path / "data" / "uploads").glob("*"))


def seed_of(choice: str, wanted: bool = True) -> int:
    """The first seed that does, or does not, make this of TYPED."""
    return next(seed for seed in itertools.count(5) if (choice in choices.resolve(TYPED, seed)) is wanted)


async def test_a_seed_is_drawn_once_and_what_it_chose_is_painted(playground: Playground, boot: Boot) -> None:
    ada = playground.member("ada")
    good, bad = seed_of("dog"), seed_of("castle")
    seeds = iter([good, *[bad] * 9])
    async with boot(seed=lambda: next(seeds)) as easel:
        await rule(playground, easel, "strike", "castle")
        used = await ada.slash("imagine", prompt=TYPED, image=UPLOAD, steps=4)
        facts = parameters(ada.read((await used.wait_for(painted, PATIENCE)).attachments[0]))
        assert (facts["seed"], facts["prompt"]) == (good, choices.resolve(TYPED, good))
        await settled(easel)
        assert (await only_job(easel)).request.seed == good
        assert next(seeds) == bad
        assert len(list(seeds)) == 8
        assert await easel.store.strikes.of(playground.world.guild.id, ada.id) == []


async def test_a_choice_that_a_rule_forbids_is_refused_before_the_download(
    playground: Playground, boot: Boot, tmp_path: Path
) -> None:
    ada = playground.member("ada")
    seeds = iter([seed_of("castle")])
    async with boot(seed=lambda: next(seeds)) as easel:
        await rule(playground, easel, "strike", "castle", "no castles here")
        used = await ada.slash("imagine", prompt=TYPED, image=UPLOAD, steps=4)
        assert await used.acknowledged(PATIENCE) == MESSAGE
        refusal = await used.response(PATIENCE)
        assert "no castles here" in refusal.content
        assert refusal.ephemeral
        assert len(await easel.store.strikes.of(playground.world.guild.id, ada.id)) == 1
        assert await easel.store.jobs.waiting() == []
    assert kept(tmp_path) == []


async def test_a_mention_is_refused_before_its_picture_is_downloaded(
    playground: Playground, easel: Easel, tmp_path: Path
) -> None:
    ada = playground.member("ada")
    await rule(playground, easel, "refuse", "castle", "no castles here")
    sent = await ada.send("studio", f"<@{playground.world.bot.id}> a castle", [UPLOAD])
    refusal = await ada.wait_for(lambda m: "no castles here" in m.content, PATIENCE)
    assert refusal in ada.messages("dm")
    assert not [one for one in ada.messages() if one.reply_to == sent.id]
    assert kept(tmp_path) == []


async def held(playground: Playground, used: Handle) -> None:
    """Wait for a member's "thinking"; the bot's next request is held back for a moment."""
    playground.faults.order("GET", "/messages/@original", delay=0.5)
    assert await used.acknowledged(PATIENCE) == DEFERRED


async def test_a_ban_between_the_answer_and_the_queue_leaves_no_job(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    used = await ada.slash("imagine", prompt="a tree", image=UPLOAD, steps=4)
    await held(playground, used)
    await easel.store.bans.ban(playground.world.guild.id, ada.id, 99, "spam")
    refusal = await used.follow_up(timeout=PATIENCE)
    assert "You're banned from painting on this server" in refusal.content
    assert refusal.ephemeral
    row = await easel.store.database.row("SELECT COUNT(*) FROM jobs")
    assert row is not None
    assert row[0] == 0
    assert playground.member("vera").messages() == []


async def test_a_rule_between_the_answer_and_the_queue_holds_from_the_next_request_on(
    playground: Playground, easel: Easel
) -> None:
    ada = playground.member("ada")
    used = await ada.slash("imagine", prompt="a tree", steps=2)
    await held(playground, used)
    await rule(playground, easel, "refuse", "tree", "no trees here")
    assert await used.wait_for(painted, PATIENCE)
    refusal = await (await ada.slash("imagine", prompt="a tree", steps=2)).response(PATIENCE)
    assert "no trees here" in refusal.content


async def test_what_moderators_are_told_of_is_written_once(playground: Playground, easel: Easel) -> None:
    ada, guild_id = playground.member("ada"), playground.world.guild.id
    await rule(playground, easel, "log", "tower")
    await (await ada.slash("imagine", prompt="a tower", image=UPLOAD, steps=4)).wait_for(painted, PATIENCE)
    await settled(easel)
    entries = await deeds(easel.store, guild_id)
    assert [entry.detail for entry in entries if entry.action == "words"] == ["tower"]


@pytest.mark.parametrize("button", ["Again", "Vary a little", "Steps"])
async def test_a_button_is_refused_by_a_rule_before_it_is_answered(
    playground: Playground, easel: Easel, button: str
) -> None:
    ada = playground.member("ada")
    shown = await (await ada.slash("imagine", prompt="a castle", steps=4)).wait_for(painted, PATIENCE)
    await settled(easel)
    await rule(playground, easel, "refuse", "castle", "no castles here")
    pressed = await ada.click(shown, button)
    assert await pressed.acknowledged(PATIENCE) == MESSAGE
    assert "no castles here" in (await pressed.response(PATIENCE)).content
    assert (await only_job(easel)).request.prompt == "a castle"


async def test_a_full_quota_is_told_at_once(playground: Playground, easel: Easel, tmp_path: Path) -> None:
    ada = playground.member("ada")
    await easel.store.limits.change(playground.world.guild.id, DEFAULT, 99, pictures_a_day=1)
    await (await ada.slash("imagine", prompt="a tree", image=UPLOAD, steps=4)).wait_for(painted, PATIENCE)
    other = Upload("blue.png", picture_file("blue"))
    used = await ada.slash("imagine", prompt="a boat", image=other, steps=4)
    assert await used.acknowledged(PATIENCE) == MESSAGE
    assert "you have none left today" in (await used.response(PATIENCE)).content
    assert len(kept(tmp_path)) == 1
