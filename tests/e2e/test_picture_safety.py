"""With a classifier, what is shown depends on the channel, and moderators decide what is withheld."""

import asyncio
import io
import math
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import numpy
import pytest
from PIL import Image

from bot.app.wiring import Easel
from bot.core.errors import UploadError
from bot.core.job import JobState
from bot.core.preferences import GuildSettings
from bot.i18n.localizer import Localizer
from bot.pictures.files.hashes import purge_hashes
from bot.store import Store
from bot.store.reviews import Review
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.seen import SeenMessage
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, picture_file, settled
from tests.e2e.mishaps import befall, befall_path
from tests.e2e.test_follower import delivering
from tests.engine.guards import save_classifier

Classify = Callable[[float], None]
LOG = "gallery"


@pytest.fixture
def classify(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Classify:
    """Has the next bot run with a classifier that finds every picture unsafe by so much."""

    def set_up(unsafe: float) -> None:
        monkeypatch.setenv("EASEL_SAFETY", str(save_classifier(tmp_path / "guard", always=unsafe)))

    return set_up


@pytest.fixture
async def log_channel(playground: Playground, tmp_path: Path) -> int:
    """The channel that the server has set as its log."""
    guild = playground.service.world.guild
    found = next(one.id for one in guild.channels.values() if one.name == LOG)
    store = await Store.open(tmp_path / "data")  # the bot's, which may not run yet
    await store.guilds.set(guild.id, GuildSettings(log_channel=found), playground.member("alan").id)
    await store.close()
    return found


@pytest.fixture
async def wary(classify: Classify, boot: Boot) -> AsyncIterator[Easel]:
    """A bot that finds everything very unsafe."""
    classify(0.9)
    async with boot() as running:
        yield running


def withheld(message: SeenMessage) -> bool:
    return "withheld" in message.content


def to_review(message: SeenMessage) -> bool:
    return "To review" in message.content and len(message.buttons) == 2


async def test_what_is_withheld_is_approved_after_a_restart_by_one_moderator(
    playground: Playground, boot: Boot, classify: Classify, log_channel: int
) -> None:
    ada, grace, alan = (playground.member(name) for name in ("ada", "grace", "alan"))
    classify(0.9)
    async with boot() as easel:
        used = await ada.slash("imagine", prompt="a tree", steps=2)
        told = await used.wait_for(withheld, PATIENCE)
        assert (told.attachments, told.buttons) == ([], [])
        asked = await grace.wait_for(to_review, PATIENCE)
        assert "90% unsafe" in asked.content
        assert str(asked.attachments[0]["filename"]).startswith("SPOILER_")
        await settled(easel)
        assert await easel.store.pictures.of(1) == ()
    async with boot() as easel:
        refusal = await (await playground.member("mallory").click(asked, "Approve")).response(PATIENCE)
        assert "Only moderators" in refusal.content
        await grace.click(asked, "Approve")
        shown = await used.wait_for(painted, PATIENCE)
        assert shown.id == told.id
        assert shown.control("Steps")["disabled"]
        late = await alan.click(asked, "easel:deny:1")
        assert "Another moderator" in (await late.follow_up(timeout=PATIENCE)).content
        closed = await grace.wait_for(lambda m: f"Approved by <@{grace.id}>" in m.content, PATIENCE)
        assert closed.buttons == []
        found = await easel.store.jobs.by_message(shown.id)
        assert found is not None
        assert await easel.store.reviews.get(1) is Review.APPROVED


async def test_a_connection_that_breaks_while_moderators_are_asked_is_waited_out(
    playground: Playground, wary: Easel, log_channel: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = befall_path(playground, monkeypatch, "POST", f"/channels/{log_channel}/messages")
    used = await playground.member("ada").slash("imagine", prompt="a tree", steps=2)
    await used.wait_for(lambda m: "look at it" in m.content, PATIENCE)
    await playground.member("grace").wait_for(to_review, PATIENCE)
    assert broken.left == 0


async def test_what_is_denied_is_removed(playground: Playground, wary: Easel, log_channel: int) -> None:
    vera, grace = playground.member("vera"), playground.member("grace")
    used = await vera.slash("imagine", prompt="a tree", steps=2)
    await used.wait_for(lambda m: "zurückgehalten" in m.content, PATIENCE)
    asked = await grace.wait_for(to_review, PATIENCE)
    await settled(wary)
    await grace.click(asked, "Deny")
    await used.wait_for(lambda m: "nicht zu zeigen" in m.content, PATIENCE)
    closed = await grace.wait_for(lambda m: "Denied by" in m.content, PATIENCE)
    assert closed.attachments == []
    assert await wary.store.pictures.of(1, withheld=True) == ()


async def test_without_a_log_channel_it_stays_withheld(playground: Playground, wary: Easel) -> None:
    used = await playground.member("ada").slash("imagine", prompt="a tree", steps=2)
    await used.wait_for(lambda m: "nobody here can review it" in m.content, PATIENCE)
    await settled(wary)
    assert await wary.store.reviews.get(1) is Review.WAITING


async def test_a_classifier_that_fails_withholds_everywhere(
    playground: Playground, boot: Boot, classify: Classify
) -> None:
    classify(math.nan)
    async with boot() as easel:
        used = await playground.member("ada").slash("imagine", prompt="a tree", steps=2, channel="after-dark")
        told = await used.wait_for(withheld, PATIENCE)
        assert told.pictures() == []
        await settled(easel)
        assert await easel.store.pictures.of(1) == ()
        assert len(await easel.store.pictures.of(1, withheld=True)) == 1


@pytest.mark.parametrize(("unsafe", "channel", "veiled"), [(0.4, "studio", True), (0.4, "after-dark", False)])
async def test_what_is_a_little_unsafe_has_a_spoiler(
    playground: Playground, boot: Boot, classify: Classify, unsafe: float, channel: str, veiled: bool
) -> None:
    classify(unsafe)
    async with boot():
        used = await playground.member("ada").slash("imagine", prompt="a tree", steps=2, channel=channel)
        message = await used.wait_for(painted, PATIENCE)
    assert str(message.attachments[0]["filename"]).startswith("SPOILER_") is veiled


async def test_what_is_rather_unsafe_is_blurred_also_when_enlarged(
    playground: Playground, boot: Boot, classify: Classify
) -> None:
    ada = playground.member("ada")
    classify(0.6)
    async with boot():
        message = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
        assert "Blurred" in message.content
        large = await (await ada.click(message, "Upscale")).wait_for(painted, PATIENCE)
    for one in (message, large):
        with Image.open(io.BytesIO(ada.read(one.attachments[0]))) as picture:
            assert sharpness(picture) < 6
            assert "easel" not in picture.info


def sharpness(picture: Image.Image) -> int:
    """The greatest difference of neighbouring pixels."""
    levels = numpy.asarray(picture.convert("L"), numpy.int64)
    return int(numpy.abs(numpy.diff(levels, axis=1)).max())


@pytest.mark.parametrize(("channel", "shown"), [("studio", False), ("after-dark", True)])
async def test_previews_are_shown_only_where_unchecked_pictures_may_be(
    playground: Playground, boot: Boot, classify: Classify, channel: str, shown: bool
) -> None:
    classify(0.01)
    seen: list[object] = []

    def done(message: SeenMessage) -> bool:
        seen.extend(file["filename"] for file in message.attachments)
        return painted(message)

    async with boot():
        used = await playground.member("ada").slash("imagine", prompt="a tree", steps=60, images=2, channel=channel)
        await used.wait_for(done, PATIENCE)
    assert ("preview.webp" in seen) is shown


async def test_a_thread_goes_by_its_channel(playground: Playground, wary: Easel) -> None:
    ada = playground.member("ada")
    thread = await ada.start_thread("after-dark", "trees")
    used = await ada.slash("imagine", prompt="a tree", steps=2, channel=thread.id)
    message = await used.wait_for(painted, PATIENCE)
    assert str(message.attachments[0]["filename"]).startswith("SPOILER_")


async def test_what_was_painted_before_a_restart_is_brought_by_its_channels_policy(
    playground: Playground, boot: Boot, classify: Classify, log_channel: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = playground.member("ada")
    classify(0.9)
    async with boot() as easel:
        broken = befall(playground, monkeypatch, "PATCH", lambda: delivering(easel), times=1000)
        used = await ada.slash("imagine", prompt="a tree", steps=2, channel="after-dark")
        async with asyncio.timeout(PATIENCE):
            while not delivering(easel):  # noqa: ASYNC110 - the studio has no event to wait for
                await asyncio.sleep(0.01)
    broken.left = 0
    async with boot():
        message = await used.wait_for(painted, PATIENCE)
    assert str(message.attachments[0]["filename"]).startswith("SPOILER_")


async def test_steps_are_not_shown_where_previews_are_not(playground: Playground, wary: Easel) -> None:
    ada = playground.member("ada")
    await ada.slash("diffusion reverse", prompt="a tree", steps=4)
    refusal = await ada.wait_for(lambda m: "steps of a picture can't be checked" in m.content, PATIENCE)
    assert refusal.ephemeral
    assert await wary.store.jobs.get(1) is None


async def test_an_unsafe_upload_is_not_painted_from(playground: Playground, wary: Easel) -> None:
    ada = playground.member("ada")
    used = await ada.slash("imagine", prompt="a tree", steps=4, image=Upload("a.png", picture_file("red")))
    refusal = await used.wait_for(lambda m: UploadError("upload.unsafe").localized(Localizer()) in m.content, PATIENCE)
    assert refusal.attachments == []
    await settled(wary)
    job = await wary.store.jobs.get(1)
    assert job is not None
    assert job.state is JobState.FAILED
    assert await wary.store.pictures.of(1, withheld=True) == ()


async def test_a_purged_picture_comes_back_neither_as_an_upload_nor_as_a_result(
    playground: Playground, easel: Easel
) -> None:
    ada = playground.member("ada")
    used = await ada.slash("imagine", prompt="a tree", steps=2, seed=7)
    message = await used.wait_for(painted, PATIENCE)
    data = ada.read(message.attachments[0])
    await easel.store.hashes.add(playground.service.world.guild.id, purge_hashes(data), 1)
    with Image.open(io.BytesIO(data)) as picture:
        out = io.BytesIO()
        turned = picture.convert("L").resize((300, 300)).transpose(Image.Transpose.ROTATE_90)
        turned.crop((10, 5, 300, 290)).save(out, "JPEG", quality=80)
    await ada.slash("imagine", prompt="a cat", steps=4, image=Upload("a.jpg", out.getvalue()))
    refusal = await ada.wait_for(lambda m: "moderators removed that picture" in m.content, PATIENCE)
    assert refusal.ephemeral
    again = await ada.slash("imagine", prompt="a tree", steps=2, seed=7)
    await again.wait_for(lambda m: "looks like a picture that moderators removed" in m.content, PATIENCE)
    await settled(easel)
    assert await easel.store.pictures.of(2, withheld=True) == ()


async def test_a_manager_sets_what_a_channel_allows(playground: Playground, boot: Boot, classify: Classify) -> None:
    alan = playground.member("alan")
    studio = next(one for one in playground.service.world.guild.channels.values() if one.name == "studio")
    classify(0.9)
    async with boot():
        told = await (await alan.slash("admin channels set", {"channel": str(studio.id), "withhold": 101})).response(
            PATIENCE
        )
        assert "`withhold` can be at most 100" in told.content
        told = await (
            await alan.slash("admin channels set", {"channel": str(studio.id), "blur": 95, "withhold": 95})
        ).response(PATIENCE)
        assert "spoiler from 30%, blur from 95%, withhold from 95%; no previews" in told.content
        shown = await (await alan.slash("admin channels show")).response(PATIENCE)
        assert f"<#{studio.id}>" in shown.content
        used = await playground.member("ada").slash("imagine", prompt="a tree", steps=2)
        message = await used.wait_for(painted, PATIENCE)
        assert str(message.attachments[0]["filename"]).startswith("SPOILER_")
        told = await (await alan.slash("admin channels clear", {"channel": str(studio.id)})).response(PATIENCE)
        assert "withhold from 70%" in told.content
        told = await (await alan.slash("admin channels clear", {"channel": str(studio.id)})).response(PATIENCE)
        assert "nothing to clear" in told.content


async def test_anybody_reports_a_picture_and_a_moderator_dismisses_it(
    playground: Playground, easel: Easel, log_channel: int
) -> None:
    ada, grace, mallory = (playground.member(name) for name in ("ada", "grace", "mallory"))
    message = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    for _ in range(5):
        await (await mallory.use_on_message("Report", message)).modal(PATIENCE)
        sent = await mallory.submit_modal({"reason": "not a **tree**"})
        assert "Thank you" in (await sent.response(PATIENCE)).content
    refusal = await (await mallory.use_on_message("Report", message)).response(PATIENCE)
    assert "5 reports an hour" in refusal.content
    report = await grace.wait_for(lambda m: "**Report**" in m.content, PATIENCE)
    assert f"<@{mallory.id}>: not a \\*\\*tree" in report.content
    assert str(message.id) in report.content
    assert str(report.attachments[0]["filename"]).startswith("SPOILER_")
    refusal = await (await mallory.click(report, "Dismiss")).response(PATIENCE)
    assert "Only moderators" in refusal.content
    await grace.click(report, "Dismiss")
    closed = await grace.wait_for(lambda m: "Dismissed by" in m.content, PATIENCE)
    assert closed.buttons == []


async def test_a_report_that_did_not_arrive_can_be_sent_again(
    playground: Playground, easel: Easel, log_channel: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    mallory = playground.member("mallory")
    message = await (await mallory.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    broken = befall_path(playground, monkeypatch, "POST", f"/channels/{log_channel}/messages")

    async def report() -> None:
        await (await mallory.use_on_message("Report", message)).modal(PATIENCE)
        await mallory.submit_modal({"reason": "not a tree"})

    await report()
    assert (await mallory.wait_for(lambda m: "didn't reach the moderators" in m.content, PATIENCE)).ephemeral
    assert broken.left == 0
    await report()
    await mallory.wait_for(lambda m: "Thank you" in m.content, PATIENCE)


async def test_a_report_that_nobody_would_read_is_refused(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    message = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    refusal = await (await ada.use_on_message("Report", message)).response(PATIENCE)
    assert "has no moderation log" in refusal.content


async def test_steps_that_may_not_be_shown_are_not_offered(
    playground: Playground, boot: Boot, classify: Classify
) -> None:
    ada = playground.member("ada")
    classify(0.01)
    async with boot():
        here = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
        hidden = await ada.slash("imagine", prompt="a tree", steps=2, private=True, channel="after-dark")
        there = await ada.slash("imagine", prompt="a tree", steps=2, channel="after-dark")
        for message, disabled in (
            (here, True),
            (await hidden.wait_for(painted, PATIENCE), True),
            (await there.wait_for(painted, PATIENCE), False),
        ):
            assert bool(message.control("Steps").get("disabled")) is disabled
        two = await (await ada.slash("imagine", prompt="a tree", steps=2, images=2)).wait_for(painted, PATIENCE)
        asked = await (await ada.click(two, "Open")).response(PATIENCE)
        opened = await (await ada.choose(asked, "Which picture?", ["1"])).wait_for(painted, PATIENCE)
        assert opened.control("Steps")["disabled"]
        page = await (await ada.slash("history")).response(PATIENCE)
        again = await (await ada.choose(page, "Open a picture", ["1"])).wait_for(painted, PATIENCE)
        assert again.control("Steps")["disabled"]
