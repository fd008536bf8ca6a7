"""What moderators are sent of a picture is a copy too: it goes with the picture, and its owner is still asked."""

from functools import partial

import pytest

from bot.app.wiring import Easel
from bot.core.preferences import GuildSettings, Preferences
from bot.i18n.localizer import Localizer
from playground.server import Playground
from playground.testing.member import Member
from playground.testing.seen import SeenMessage
from tests.e2e.attacks.forgery import channel_named
from tests.e2e.attacks.test_left_behind import erased
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, settled
from tests.engine.guards import save_classifier

LOG = "gallery"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cogs.privacy.message_cleanup.PAUSE", 0.0)


async def log_here(playground: Playground, easel: Easel) -> None:
    """Let the server's log be a channel that everybody reads."""
    guild = playground.world.guild
    await easel.store.guilds.set(guild.id, GuildSettings(log_channel=channel_named(playground, LOG).id), 1)


async def reported(member: Member, message: SeenMessage) -> SeenMessage:
    """Report a message; returns what moderators read."""
    await (await member.use_on_message("Report", message)).modal(PATIENCE)
    said = await (await member.submit_modal({"reason": "ugly"})).response(PATIENCE)
    assert said.content == Localizer()("report.thanks")
    return await member.wait_for(lambda m: "🚩" in m.content and f"/{message.id}" in m.content, PATIENCE)


def to_review(prompt: str, message: SeenMessage) -> bool:
    """Whether a message asks moderators about the picture of this prompt."""
    return "🔎" in message.content and prompt in message.content and bool(message.attachments)


def emptied(report: SeenMessage, member: Member) -> bool:
    """Whether a report has lost its pictures and nothing else."""
    now = member.refresh(report)
    return not now.attachments and now.content == report.content


async def test_a_report_of_a_picture_or_of_its_copy_loses_the_picture_when_that_is_purged(
    playground: Playground, easel: Easel
) -> None:
    ada, mallory, grace = (playground.member(name) for name in ("ada", "mallory", "grace"))
    await log_here(playground, easel)
    message = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    large = await (await mallory.click(message, "Upscale")).wait_for(painted, PATIENCE)
    reports = [await reported(mallory, one) for one in (message, large)]
    assert all(one.attachments for one in reports)
    # A report of a report, whose buttons are gone by then, still knows whose picture it shows.
    await grace.click(reports[1], "Dismiss")
    closed = await mallory.wait_for(lambda m: m.id == reports[1].id and not m.buttons, PATIENCE)
    reports = [reports[0], closed, await reported(mallory, closed)]
    await easel.store.preferences.set(ada.id, Preferences(repaintable=False))
    for report in reports:
        refusal = await (await mallory.use_on_message("Repaint", report)).response(PATIENCE)
        assert refusal.content == Localizer()("repaint.declined")
    # Deleting leaves moderators what they were sent; purging doesn't.
    await ada.click(message, "Delete")
    await ada.wait_until_gone(message, PATIENCE)
    await ada.wait_until_gone(large, PATIENCE)
    assert all(ada.refresh(report).attachments for report in reports)
    refusal = await (await mallory.use_on_message("Repaint", reports[0])).response(PATIENCE)
    assert refusal.content == Localizer()("job.gone")
    said = await (await grace.slash("mod purge", picture="1")).response(PATIENCE)
    assert said.content == Localizer()("mod.purged")
    assert all(emptied(report, ada) for report in reports)


async def test_a_report_loses_its_picture_when_its_owner_erases_their_data_and_not_when_its_sender_does(
    playground: Playground, easel: Easel
) -> None:
    ada, mallory = playground.member("ada"), playground.member("mallory")
    await log_here(playground, easel)
    message = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    report = await reported(mallory, message)
    await erased(mallory)
    assert mallory.refresh(report).attachments
    assert "2 posted messages are deleted" in (await erased(ada)).content
    await ada.wait_until_gone(message, PATIENCE)
    assert emptied(report, ada)
    assert await easel.store.database.rows("SELECT * FROM copies") == []


@pytest.mark.parametrize("way", ["purge", "erase"])
async def test_a_review_is_deleted_with_its_pictures_and_asks_for_consent_once_approved(
    playground: Playground,
    boot: Boot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    way: str,
) -> None:
    ada, mallory, grace = (playground.member(name) for name in ("ada", "mallory", "grace"))
    monkeypatch.setenv("EASEL_SAFETY", str(save_classifier(tmp_path_factory.mktemp("guard"), always=0.9)))
    async with boot() as easel:
        await log_here(playground, easel)
        reviews = []
        for prompt in ("a tree", "a cat"):
            await ada.slash("imagine", prompt=prompt, steps=2)
            reviews.append(await mallory.wait_for(partial(to_review, prompt), PATIENCE))
        await settled(easel)
        await easel.store.preferences.set(ada.id, Preferences(repaintable=False))
        await grace.click(reviews[0], "Approve")
        await mallory.wait_for(lambda m: m.id == reviews[0].id and not m.buttons, PATIENCE)
        for review, key in zip(reviews, ("repaint.declined", "job.gone"), strict=True):
            refusal = await (await mallory.use_on_message("Repaint", review)).response(PATIENCE)
            assert refusal.content == Localizer()(key)
        if way == "purge":
            for number in ("1", "2"):
                await (await grace.slash("mod purge", picture=number)).response(PATIENCE)
        else:
            await erased(ada)
        for review in reviews:
            await mallory.wait_until_gone(review, PATIENCE)
