"""Any tool's file says how it was painted, and is painted here as far as the model can."""

import io

import pytest
from PIL import Image, PngImagePlugin

from bot.app.wiring import Easel
from playground.server import Playground
from playground.state.files import Upload
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, parameters, picture_file, settled

INFOTEXT = (
    "a red *castle* on the snow <@1>\nNegative prompt: fog, (rain\n"
    "Steps: 3, Sampler: DPM adaptive, CFG scale: 3, Seed: 77, Size: 1024x512, Model: dream, Clip skip: 2"
)


def png(**texts: str) -> bytes:
    """A PNG that says something."""
    out, notes = io.BytesIO(), PngImagePlugin.PngInfo()
    for key, text in texts.items():
        notes.add_text(key, text)
    Image.new("RGB", (64, 64)).save(out, "PNG", pnginfo=notes)
    return out.getvalue()


async def test_another_tools_picture_is_painted_here_and_what_differs_is_said(
    playground: Playground, boot: Boot
) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    async with boot():
        upload = Upload("castle.png", png(parameters=INFOTEXT))
        told = await (await ada.slash("inspect image", image=upload)).response(PATIENCE)
        assert told.ephemeral
        for text in (
            "AUTOMATIC1111",
            r"Prompt: a red \*castle\* on the snow \<@1>",
            "Negative prompt: fog, (rain",
            "Not taken over: Sampler DPM adaptive, clip skip (2)",
            "Seed: 77",
        ):
            assert text in told.content
        for text in ("Sampler: DPM adaptive", "Size: 1024x512", "Model: dream", "Clip skip: 2", "Steps: 3"):
            assert text in told.content
    async with boot():
        pressed = await ada.click(told, "Again")
        note = await pressed.follow_up(lambda m: "I couldn't use this" in m.content, PATIENCE)
        assert note.ephemeral
        for text in ("Sampler DPM adaptive", "Size 1024x512 (", "Model dream (", "clip skip (2)"):
            assert text in note.content
        message = await pressed.wait_for(painted, PATIENCE)
        facts = parameters(ada.read(message.attachments[0]))
        assert (facts["negative_prompt"], facts["seed"], facts["guidance_scale"]) == ("fog, (rain", 77, 3)
        assert facts["steps"] == 3
        assert facts["width"] == 2 * int(str(facts["height"]))
        await vera.slash("inspect image", image=Upload("a.png", picture_file()))
        plain = await vera.wait_for(lambda m: "steht nicht, wie sie gemalt wurde" in m.content, PATIENCE)
        assert plain.ephemeral
        await ada.slash("inspect image", image=Upload("a.png", b"x"))
        await ada.wait_for(lambda m: "can't read that file as a picture" in m.content, PATIENCE)


@pytest.mark.usefixtures("demo")
async def test_our_own_file_is_painted_again_to_the_last_pixel(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    used = await ada.slash("imagine", prompt="a (red:1.2) {boat|cat}", seed=7, steps=3, scheduler="euler")
    message = await used.wait_for(painted, PATIENCE)
    data = ada.read(message.attachments[0])
    told = await (await ada.slash("inspect image", image=Upload("e.png", data))).response(PATIENCE)
    again = await (await ada.click(told, "Again")).wait_for(painted, PATIENCE)
    with Image.open(io.BytesIO(data)) as one, Image.open(io.BytesIO(ada.read(again.attachments[0]))) as other:
        assert one.tobytes() == other.tobytes()
    assert len([one for one in ada.messages() if "I couldn't use this" in one.content]) == 0


async def test_the_bots_own_message_tells_every_pictures_seed_and_others_are_chosen_from(
    playground: Playground, easel: Easel
) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    used = await ada.slash("imagine", prompt="a {red|blue} boat", seed=7, steps=2, images=2)
    message = await used.wait_for(painted, PATIENCE)
    await settled(easel)
    told = await (await vera.use_on_message("Show parameters", message)).response(PATIENCE)
    assert told.ephemeral
    assert f"<@{ada.id}>" in told.content
    for text in ("Bild 1: Seed 7", "Bild 2: Seed 8", "boat", "2 Schritte"):
        assert text in told.content
    await (await vera.click(told, "Nochmal")).wait_for(painted, PATIENCE)
    files = [Upload("a.png", picture_file()), Upload("b.png", png(parameters=INFOTEXT))]
    picture = await ada.send("studio", "two", files)
    asked = await (await vera.use_on_message("Show parameters", picture)).response(PATIENCE)
    told = await (await vera.choose(asked, "Welches Bild?", ["1"])).response(PATIENCE)
    assert "DPM adaptive" in told.content
    single = await ada.send("studio", "one", files[:1])
    await vera.use_on_message("Show parameters", single)
    await vera.wait_for(lambda m: "steht nicht" in m.content, PATIENCE)
