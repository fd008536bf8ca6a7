"""What anyone can do with a finished picture, even after a restart."""

import io

from PIL import Image

from bot.app.wiring import Easel
from cogs.ui.components import ActionButton, rows
from playground.server import Playground
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, painted_as, painted_from, parameters, settled

PROMPT = "a red castle on the snow at night"


async def test_a_picture_is_varied_a_little_and_a_lot(playground: Playground, easel: Easel) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    message = await (await ada.slash("imagine", prompt=PROMPT, seed=7, steps=4)).wait_for(painted, PATIENCE)
    for button, strength in (("Vary a little", 0.35), ("Vary a lot", 0.65)):
        varied = await (await vera.click(message, button)).wait_for(painted, PATIENCE)
        facts = parameters(vera.read(varied.attachments[0]))
        assert (facts["prompt"], facts["strength"]) == (PROMPT, strength)
        assert f"<@{vera.id}>" in varied.content
    await settled(easel)
    for job_id in (2, 3):
        job = await easel.store.jobs.get(job_id)
        assert job is not None
        assert job.user_id == vera.id
        assert await painted_from(easel, job_id) == await painted_as(easel, 1, 0)


async def test_one_of_several_pictures_takes_one_click(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    used = await ada.slash("imagine", prompt=PROMPT, seed=7, steps=2, images=3)
    message = await used.wait_for(painted, PATIENCE)
    large = await (await ada.click(message, "U2")).wait_for(painted, PATIENCE)
    assert parameters(ada.read(large.attachments[0]))["seed"] == 8
    varied = await (await ada.click(message, "V3")).wait_for(painted, PATIENCE)
    assert parameters(ada.read(varied.attachments[0]))["strength"] == 0.35
    chosen = await (await ada.click(message, "Open")).response(PATIENCE)
    assert chosen.content == "Open which picture?"
    opened = await (await ada.choose(chosen, "Which picture?", ["1"])).wait_for(painted, PATIENCE)
    await (await ada.click(opened, "Vary a lot")).wait_for(painted, PATIENCE)
    await settled(easel)
    three = [await painted_as(easel, 1, number) for number in range(3)]
    assert len(set(three)) == 3
    assert [three.index(await painted_from(easel, job_id)) for job_id in (2, 3)] == [2, 1]


async def test_buttons_of_earlier_versions_still_work(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    used = await ada.slash("imagine", prompt=PROMPT, seed=7, steps=2, images=3)
    message = await used.wait_for(painted, PATIENCE)
    await settled(easel)
    channel = easel.bot.get_partial_messageable(message.channel_id)
    old = ["again", "edit", "vary_weak", "vary_strong", "upscale", "steps", "open"]
    view = rows(*[[ActionButton(one, 1, label=one) for one in part] for part in (old[:5], old[5:])])
    posted = await channel.send("from an earlier version", view=view)
    earlier = await ada.wait_for(lambda m: m.id == posted.id, PATIENCE)
    questions = {
        "vary_weak": "Vary which picture a little?",
        "vary_strong": "Vary which picture a lot?",
        "upscale": "Upscale which picture?",
        "steps": "Show the steps of which picture?",
        "open": "Open which picture?",
    }
    for action, question in questions.items():
        asked = await (await ada.click(earlier, f"easel:{action}:1")).response(PATIENCE)
        assert (asked.content, asked.ephemeral) == (question, True)
        assert asked.control(f"easel.menu:{action}:1")
    again = await (await ada.click(earlier, "easel:again:1")).wait_for(painted, PATIENCE)
    assert len(again.attachments) == 3
    assert (await (await ada.click(message, "easel:again:1")).wait_for(painted, PATIENCE)).attachments
    assert (await (await ada.click(earlier, "easel:edit:1")).modal(PATIENCE))["custom_id"] == "easel.form:edit:1:"


async def test_an_edited_request_is_painted_with_what_was_changed(playground: Playground, boot: Boot) -> None:
    ada = playground.member("ada")
    async with boot():
        used = await ada.slash("imagine", prompt=PROMPT, seed=7, steps=2, scheduler="euler")
        message = await used.wait_for(painted, PATIENCE)
        await (await ada.click(message, "Edit")).modal(PATIENCE)
    async with boot():  # the form was open meanwhile
        sent = await ada.submit_modal(
            {"prompt": "a blue boat", "negative_prompt": "fog", "steps": "3", "guidance_scale": "2,5", "seed": "8"}
        )
        edited = await sent.wait_for(painted, PATIENCE)
    facts = parameters(ada.read(edited.attachments[0]))
    assert (facts["prompt"], facts["negative_prompt"], facts["steps"]) == ("a blue boat", "fog", 3)
    assert (facts["guidance_scale"], facts["seed"], facts["scheduler"]) == (2.5, 8, "euler")


async def test_what_is_no_number_in_a_form_is_told(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    message = await (await ada.slash("imagine", prompt=PROMPT, steps=2)).wait_for(painted, PATIENCE)
    await (await ada.click(message, "Edit")).modal(PATIENCE)
    values = {"prompt": "a cat", "negative_prompt": "", "steps": "many", "guidance_scale": "2", "seed": ""}
    refusal = await (await ada.submit_modal(values)).response(PATIENCE)
    assert "“Steps” must be a whole number" in refusal.content
    assert refusal.ephemeral


async def test_a_picture_is_enlarged_and_taken_away_again(playground: Playground, easel: Easel) -> None:
    ada, mallory = playground.member("ada"), playground.member("mallory")
    message = await (await ada.slash("imagine", prompt=PROMPT, steps=2)).wait_for(painted, PATIENCE)
    large = await (await ada.click(message, "Upscale")).wait_for(painted, PATIENCE)
    with Image.open(io.BytesIO(ada.read(large.attachments[0]))) as picture:
        assert picture.size == (512, 512)
    assert f"<@{ada.id}>" in large.content
    refusal = await (await mallory.click(large, "Delete")).response(PATIENCE)
    assert "Only the member who asked for it" in refusal.content
    await ada.click(large, "Delete")
    await ada.wait_until_gone(large)


async def test_the_steps_of_a_picture_are_shown(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    message = await (await ada.slash("imagine", prompt=PROMPT, seed=7, steps=5)).wait_for(painted, PATIENCE)
    shown = await (await ada.click(message, "Steps")).wait_for(painted, PATIENCE)
    strip, film_url = shown.pictures()  # each in an embed, so that neither is cropped
    assert "easel-steps-7.png" in strip
    with Image.open(io.BytesIO(ada.read(film_url))) as film:
        assert getattr(film, "n_frames", 1) > 3


async def test_again_makes_the_choices_of_a_prompt_again(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    typed = "a {red|blue|green|yellow} {cat|castle|boat|tree} {by day|at night}"
    message = await (await ada.slash("imagine", prompt=typed, seed=1, steps=1)).wait_for(painted, PATIENCE)
    prompts = {str(parameters(ada.read(message.attachments[0]))["prompt"])}
    for _ in range(4):
        again = await (await ada.click(message, "Again")).wait_for(painted, PATIENCE)
        facts = parameters(ada.read(again.attachments[0]))
        prompts.add(str(facts["prompt"]))
        assert facts["template"] == typed
    assert len(prompts) > 1
    assert all("{" not in prompt for prompt in prompts)
