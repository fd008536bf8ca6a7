"""/history: a member's own pictures page by page, and what they can do with them."""

import io
from pathlib import Path

import discord
import pytest
from PIL import Image

from bot.app.wiring import Easel
from bot.core.job import Job, Place
from bot.core.picture import Picture
from bot.core.request import ImageRequest
from bot.i18n.localizer import Localizer
from bot.pictures.drawings.grid import THUMBNAIL
from cogs.members.gallery_view import LONGEST
from playground.server import Playground
from playground.testing.seen import SeenMessage
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, picture_file, settled


async def kept(easel: Easel, user_id: int, prompt: str, colour: str = "red") -> Job:
    """A job that was painted, as the studio leaves it; no message shows it."""
    request = ImageRequest(prompt, 64, 64, 2, 4.5, "ddim", "demo", 7)
    job = await easel.store.jobs.insert(request, user_id, None, Place(1))
    await easel.store.jobs.begin(job.id)
    picture = Picture(picture_file(colour), "easel-7.png", 7, 64, 64)
    assert await easel.store.pictures.keep(job.id, (picture,))
    assert await easel.store.usage.finish(job, None)
    return job


def offered(message: SeenMessage) -> list[str]:
    """The labels of the menu."""
    return [option["label"] for option in message.control("Open a picture")["options"]]


async def turned(playground: Playground, message: SeenMessage, label: str, first: str) -> SeenMessage:
    """The gallery after a button, once its first picture is this."""
    used = await playground.member("ada").click(message, label)
    return await used.wait_for(lambda m: offered(m)[0] == first, PATIENCE)


def sheet_size(playground: Playground, message: SeenMessage) -> tuple[int, int]:
    with Image.open(io.BytesIO(playground.member("ada").read(message.attachments[0]))) as sheet:
        assert sheet.format == "WEBP"
        return sheet.size


async def test_pages_lead_to_the_oldest_picture_and_back(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    for number in range(1, 21):
        await kept(easel, ada.id, f"tree {number}")
    await kept(easel, playground.member("vera").id, "a cat")
    first = await (await ada.slash("history")).response(PATIENCE)
    assert first.ephemeral
    assert offered(first) == [f"{place}. tree {21 - place}" for place in range(1, 10)]
    assert (first.control("Newer")["disabled"], first.control("Older")["disabled"]) == (True, False)
    width, height = sheet_size(playground, first)
    assert width == height > 3 * THUMBNAIL
    second = await turned(playground, first, "Older", "1. tree 11")
    assert (second.control("Newer")["disabled"], second.control("Older")["disabled"]) == (False, False)
    last = await turned(playground, second, "Older", "1. tree 2")
    assert offered(last) == ["1. tree 2", "2. tree 1"]
    assert (last.control("Newer")["disabled"], last.control("Older")["disabled"]) == (False, True)
    assert len(last.attachments) == 1
    again = await turned(playground, last, "Newer", "1. tree 11")
    await turned(playground, again, "Newer", "1. tree 20")


async def test_words_are_kept_from_page_to_page_and_over_a_restart(playground: Playground, boot: Boot) -> None:
    ada = playground.member("ada")
    async with boot() as easel:
        for number in range(12):
            await kept(easel, ada.id, f"a house: {number}")
            await kept(easel, ada.id, f"a tree {number}")
        found = await (await ada.slash("history", text=" house:  a ")).response(PATIENCE)
        assert "“house: a”" in found.content
        assert offered(found)[:2] == ["1. a house: 11", "2. a house: 10"]
    async with boot():
        older = await turned(playground, found, "Older", "1. a house: 2")
        assert "“house: a”" in older.content
        assert offered(older) == ["1. a house: 2", "2. a house: 1", "3. a house: 0"]


async def test_a_picture_is_opened_for_its_member_alone_with_its_buttons(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    await (await ada.slash("imagine", prompt="a red tree", steps=2, seed=7, private=True, spoiler=True)).wait_for(
        painted, PATIENCE
    )
    await settled(easel)
    page = await (await ada.slash("history", channel="dm")).response(PATIENCE)
    opened = await (await ada.choose(page, "Open a picture", ["1"])).response(PATIENCE)
    assert opened.ephemeral
    assert "a red tree" in opened.content
    assert "seed 7" in opened.content
    assert [file["filename"] for file in opened.attachments] == ["easel-1-1.png"]
    assert {"Again", "Edit", "Upscale", "Delete"} <= {button["label"] for button in opened.buttons}
    again = await (await ada.click(opened, "Again")).wait_for(painted, PATIENCE)
    assert "a red tree" in again.content
    await settled(easel)
    assert offered(await (await ada.slash("history")).response(PATIENCE)) == ["1. a red tree", "2. a red tree"]


async def test_a_comparison_is_opened_as_its_grid(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    used = await ada.slash("matrix", prompt="a {red|blue} {tree|car}", steps=2)
    shown = await used.wait_for(painted, PATIENCE)
    await settled(easel)
    page = await (await ada.slash("history")).response(PATIENCE)
    assert offered(page) == ["1. a {red|blue} {tree|car}"]
    opened = await (await ada.choose(page, "Open a picture", ["1"])).response(PATIENCE)
    assert [file["width"] for file in opened.attachments] == [file["width"] for file in shown.attachments]
    assert [button["label"] for button in opened.buttons] == [button["label"] for button in shown.buttons]


@pytest.mark.parametrize("by_token", [True, False])
async def test_what_is_deleted_in_the_gallery_is_gone_everywhere(
    playground: Playground, easel: Easel, tmp_path: Path, *, by_token: bool
) -> None:
    ada = playground.member("ada")
    shown = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    if not by_token:
        async with easel.store.database.transaction():
            await easel.store.database.write("UPDATE jobs SET place = json_set(place, '$.token_at', 0)")
    page = await (await ada.slash("history")).response(PATIENCE)
    opened = await (await ada.choose(page, "Open a picture", ["1"])).response(PATIENCE)
    assert len(list((tmp_path / "data" / "pictures").iterdir())) == 1
    await ada.click(opened, "Delete")
    await ada.wait_until_gone(shown, PATIENCE)
    await ada.wait_until_gone(opened, PATIENCE)
    assert list((tmp_path / "data" / "pictures").iterdir()) == []
    empty = await (await ada.slash("history")).response(PATIENCE)
    assert "no pictures here yet" in empty.content
    refusal = await (await ada.choose(page, "Open a picture", ["1"])).response(PATIENCE)
    assert "no longer have that picture" in refusal.content


async def test_a_picture_that_went_to_a_direct_message_is_deleted_there(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    job = await kept(easel, ada.id, "a tree")
    own = await easel.bot.create_dm(discord.Object(ada.id))
    message = await own.send("the picture")
    async with easel.store.database.transaction():
        await easel.store.database.write("UPDATE jobs SET message_id = ? WHERE id = ?", (message.id, job.id))
    shown = await ada.wait_for(lambda m: m.content == "the picture", PATIENCE)
    page = await (await ada.slash("history")).response(PATIENCE)
    opened = await (await ada.choose(page, "Open a picture", [str(job.id)])).response(PATIENCE)
    await ada.click(opened, "Delete")
    await ada.wait_until_gone(shown, PATIENCE)


async def test_a_picture_whose_message_is_gone_is_deleted_all_the_same(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    shown = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    await playground.member("grace").delete(shown)
    page = await (await ada.slash("history")).response(PATIENCE)
    opened = await (await ada.choose(page, "Open a picture", ["1"])).response(PATIENCE)
    await ada.click(opened, "Delete")
    await ada.wait_until_gone(opened, PATIENCE)
    assert await easel.store.history.page(ada.id) == []


def is_red(colour: object) -> bool:
    """Whether a pixel is of the colour that the kept pictures have, about."""
    match colour:
        case (int(red), int(green), int(blue)):
            return red > 200 and max(green, blue) < 60
    raise TypeError(colour)


async def test_a_file_that_is_gone_has_an_empty_tile(playground: Playground, easel: Easel, tmp_path: Path) -> None:
    ada = playground.member("ada")
    job = await kept(easel, ada.id, "a tree")
    await kept(easel, ada.id, "a cat")
    (tmp_path / "data" / "pictures" / f"easel-{job.id}-1.png").unlink()
    page = await (await ada.slash("history")).response(PATIENCE)
    assert offered(page) == ["1. a cat", "2. a tree"]
    with Image.open(io.BytesIO(ada.read(page.attachments[0]))) as sheet:
        middles = [sheet.convert("RGB").getpixel((x, THUMBNAIL // 2)) for x in (THUMBNAIL // 2, THUMBNAIL * 3 // 2)]
    assert [is_red(colour) for colour in middles] == [True, False]
    refusal = await (await ada.choose(page, "Open a picture", [str(job.id)])).response(PATIENCE)
    assert "no longer have that picture" in refusal.content


async def test_a_member_reads_in_their_language_that_nothing_is_there(playground: Playground, easel: Easel) -> None:
    vera = playground.member("vera")
    assert "noch keine Bilder" in (await (await vera.slash("history")).response(PATIENCE)).content
    found = await (await vera.slash("history", text="*cat*")).response(PATIENCE)
    assert r"„\*cat\*“" in found.content
    assert found.ephemeral
    long = await (await vera.slash("history", text="x" * (LONGEST + 1))).response(PATIENCE)
    assert f"{LONGEST + 1} Zeichen" in long.content


async def test_others_open_nothing_of_ones_own(playground: Playground, easel: Easel) -> None:
    ada, mallory = playground.member("ada"), playground.member("mallory")
    own = await kept(easel, mallory.id, "spam")
    page = await (await mallory.slash("history")).response(PATIENCE)
    async with easel.store.database.transaction():  # the menu offers it; whose it is counts when it is opened
        await easel.store.database.write("UPDATE jobs SET user_id = ? WHERE id = ?", (ada.id, own.id))
    refusal = await (await mallory.choose(page, "Open a picture", [str(own.id)])).response(PATIENCE)
    assert refusal.content == Localizer()("owner.only")
    assert refusal.ephemeral
    assert refusal.pictures() == []
    assert await easel.store.pictures.of(own.id) != ()
