"""From a slash command to a picture."""

import io
import random

import numpy
import pytest
from numpy.typing import NDArray
from PIL import Image

from bot.app.wiring import Easel
from demo_model.scenes.drawing import draw
from demo_model.scenes.scene import Scene
from playground.server import Playground
from playground.state.files import Upload
from tests.e2e.looks import PATIENCE, painted, parameters, picture_file, settled, shown

PROMPT = "a red castle on the snow at night"


@pytest.mark.usefixtures("demo")
async def test_a_prompt_becomes_a_picture(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    used = await ada.slash("imagine", prompt=PROMPT, seed=7)
    message = await used.wait_for(painted, PATIENCE)
    assert PROMPT in message.content
    assert f"<@{ada.id}>" in message.content
    assert "seed 7" in message.content
    data = ada.read(message.attachments[0])
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (256, 256)
    facts = parameters(data)
    assert (facts["width"], facts["height"], facts["seed"], facts["prompt"]) == (64, 64, 7, PROMPT)
    scene = shown(data)
    assert (scene.object, scene.colour, scene.ground, scene.sky) == ("castle", "red", "snow", "night")
    await settled(easel)
    row = await easel.store.database.row("SELECT * FROM usage")
    assert row is not None
    assert (row["user_id"], row["pictures"], row["model"]) == (ada.id, 1, easel.studio.info.name)


def pixels(data: bytes) -> NDArray[numpy.int16]:
    with Image.open(io.BytesIO(data)) as picture:
        return numpy.asarray(picture, dtype=numpy.int16)


@pytest.mark.usefixtures("demo")
async def test_several_pictures_have_the_next_seeds(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    two = await (await ada.slash("imagine", prompt=PROMPT, seed=7, images=2, steps=4)).wait_for(painted, PATIENCE)
    one = await (await ada.slash("imagine", prompt=PROMPT, seed=8, steps=4)).wait_for(painted, PATIENCE)
    pictures = [ada.read(file) for file in two.attachments]
    assert [parameters(data)["seed"] for data in pictures] == [7, 8]
    alone = pixels(ada.read(one.attachments[0]))
    assert numpy.abs(alone - pixels(pictures[1])).max() <= 1  # painted two at a time, so rounded differently


@pytest.mark.usefixtures("demo")
async def test_a_day_becomes_a_night_and_keeps_its_object(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    out = io.BytesIO()
    draw(Scene("castle", "red", "big", "grass", "day", "sun"), random.Random(1)).save(out, "PNG")
    upload = Upload("day.png", out.getvalue())
    used = await ada.slash(
        "imagine", prompt="a red castle on the grass at night", image=upload, strength=0.65, seed=1, scheduler="ddim"
    )
    message = await used.wait_for(painted, PATIENCE)
    scene = shown(ada.read(message.attachments[0]))
    assert (scene.object, scene.colour, scene.ground, scene.sky) == ("castle", "red", "grass", "night")


async def test_an_attached_picture_is_repainted_in_its_shape(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    upload = Upload("wide.png", picture_file(size=(500, 300)))
    used = await ada.slash("imagine", prompt="a red car", image=upload, strength=0.6, steps=5)
    message = await used.wait_for(painted, PATIENCE)
    facts = parameters(ada.read(message.attachments[0]))
    assert (facts["width"], facts["height"], facts["strength"]) == (80, 48, 0.6)


async def test_progress_is_shown_while_it_is_painted(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    used = await ada.slash("imagine", prompt=PROMPT, steps=100, images=4)
    message = await used.wait_for(lambda m: "step" in m.content and bool(m.attachments), PATIENCE)
    assert "of 4 pictures, 400 steps in all" in message.content
    await ada.click(message, "Cancel")
    cancelled = await used.wait_for(lambda m: "Cancelled" in m.content, PATIENCE)
    assert cancelled.attachments == []
    await settled(easel)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"prompt": "   "}, "The prompt is empty"),
        ({"prompt": "a", "size": "65x64"}, "multiple of 16"),
        ({"prompt": "a", "size": "big"}, "isn't a size"),
        ({"prompt": "a", "size": "640x640"}, "from 32 to 128 pixels"),
        ({"prompt": "a", "scheduler": "pndm"}, "needs at least 40 steps"),
    ],
)
async def test_what_cannot_be_painted_is_refused_for_that_member_only(
    playground: Playground, easel: Easel, options: dict[str, object], sentence: str
) -> None:
    ada = playground.member("ada")
    answer = await (await ada.slash("imagine", options)).response()
    assert sentence in answer.content
    assert answer.ephemeral
    assert playground.member("vera").messages() == []


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"no picture at all", "can't read that file as a picture"),
        (picture_file()[:60], "damaged or incomplete"),
    ],
)
async def test_a_file_that_is_no_picture_is_refused_and_the_queue_goes_on(
    playground: Playground, easel: Easel, data: bytes, sentence: str
) -> None:
    ada = playground.member("ada")
    await ada.slash("imagine", prompt="a cat", image=Upload("x.png", data))
    refusal = await ada.wait_for(lambda m: sentence in m.content, PATIENCE)
    assert refusal.ephemeral
    assert playground.member("vera").messages() == []
    assert await easel.store.database.rows("SELECT id FROM jobs") == []
    message = await (await ada.slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)
    assert "strength" not in parameters(ada.read(message.attachments[0]))


async def test_mentions_in_a_prompt_ping_nobody(playground: Playground, easel: Easel) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    used = await ada.slash("imagine", prompt=f"<@{vera.id}> @everyone", steps=2)
    message = await used.wait_for(painted, PATIENCE)
    assert message["mentions"] == []
    assert message["mention_everyone"] is False


async def test_sizes_are_suggested(playground: Playground, easel: Easel) -> None:
    choices = await playground.member("ada").autocomplete("imagine", "size", "", prompt="a")
    assert [choice["value"] for choice in choices] == ["64x64", "80x48", "48x80"]
