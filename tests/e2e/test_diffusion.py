"""/diffusion shows how noise destroys a picture, how one emerges, the network, and its samplers."""

import io

import pytest
from PIL import Image

from bot.app.wiring import Easel
from playground.server import Playground
from playground.state.files import Upload
from tests.e2e.looks import PATIENCE, painted, picture_file, settled


@pytest.mark.usefixtures("demo")
async def test_noise_destroys_a_members_picture(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    used = await ada.slash("diffusion forward", image=Upload("red.png", picture_file()), seed=3)
    message = await used.wait_for(painted, PATIENCE)
    assert [file["filename"] for file in message.attachments] == ["easel-pixels-3.png", "easel-latents-3.png"]
    assert not message.get("embeds")
    with Image.open(io.BytesIO(ada.read(message.attachments[0]))) as sheet:
        assert sheet.width > 800
    assert f"<@{ada.id}>" in message.content
    await settled(easel)


@pytest.mark.usefixtures("demo")
async def test_ones_newest_picture_is_rebuilt_step_by_step(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    refusal = await (await ada.slash("diffusion reverse")).response(PATIENCE)
    assert "no pictures" in refusal.content
    await (await ada.slash("imagine", prompt="a red cat", seed=9, steps=4)).wait_for(painted, PATIENCE)
    await settled(easel)
    shown = await (await ada.slash("diffusion reverse")).wait_for(painted, PATIENCE)
    assert "easel-steps-9.png" in shown.pictures()[0]


@pytest.mark.usefixtures("demo")
async def test_the_network_is_drawn_with_its_own_numbers(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    await (await ada.slash("imagine", prompt="a red cat", steps=1)).wait_for(painted, PATIENCE)  # loaded now
    used = await ada.slash("diffusion model")
    message = await used.wait_for(lambda m: bool(m.attachments), PATIENCE)
    unet_summary = easel.studio.unet_summary
    assert unet_summary is not None
    assert len([line for line in message.content.splitlines() if line.startswith("- ")]) == len(unet_summary.blocks)


async def test_samplers_and_step_counts_are_compared_on_one_seed(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    used = await ada.slash("diffusion sampler", prompt="a red cat", compare="steps", scheduler="ddim", seed=4)
    message = await used.wait_for(painted, PATIENCE)
    job = await easel.store.jobs.get(1)
    assert job is not None
    assert {one.seed for one in job.request.variants} == {4}
    assert len({one.steps for one in job.request.variants}) == job.request.images
    assert len(message.attachments) == 1
