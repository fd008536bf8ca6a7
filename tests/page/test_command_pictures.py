"""The pictures of docs/commands.md: each command, menu and button at work. Run by `make screenshots` only.

Take them where Inter, Liberation and Noto Color Emoji are installed. The page says how wide each is shown.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from playground.server import Playground
from tests.page.camera import Camera
from tests.page.live import live, weights_of
from tests.page.stage import PAINTING, Stage, is_painted
from tests.page.visit import Visit

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.screenshots,
    pytest.mark.timeout(1800),
]

FOLDER = Path(__file__).parents[2] / "docs/images/commands"
LARGEST = 54_000
"""Bytes of a file."""
PATIENCE_MS = 60_000.0
WAITING = (("vera", "a pink flower"), ("mallory", "a red car"), ("ada", "a white cat"), ("ada", "a green tree"))
REASON = "paint something kinder, please"
SEEDS_IN_ORDER = 1
"""From here on each of three choices is made once."""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def stage(
    browser: Browser, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Stage]:
    """One playground for all pictures, in a tall tab of its own with two pixels for each of CSS, watching Ada."""
    expect.set_options(timeout=PATIENCE_MS)
    context = await browser.new_context(
        device_scale_factor=2, viewport={"width": 1040, "height": 1400}, color_scheme="light", bypass_csp=True
    )
    context.set_default_timeout(PATIENCE_MS)
    data = tmp_path_factory.mktemp("bot") / "data"
    async with Playground() as playground, live(playground, weights_of(request), data) as easel:
        visit = Visit(await context.new_page())
        await visit.open(playground.url)
        await visit.page.add_style_tag(content="dialog::backdrop { background: var(--page) }")
        await visit.play("Ada")
        yield Stage(visit, playground, easel, Camera(visit.page, FOLDER, LARGEST, scale=2))
    await context.close()
    expect.set_options(timeout=None)


async def test_imagine(stage: Stage) -> None:
    await stage.visit.say("/imagine")
    await stage.visit.page.keyboard.type("a red castle on the snow at night")
    await stage.visit.page.get_by_role("button", name="Add style").click()
    await stage.visit.page.keyboard.type("p")
    await expect(stage.visit.options.first).to_have_text("plain")
    await stage.keep_composer("imagine-options")
    await stage.keep("imagine", await stage.ask("ada", "imagine", prompt="a red castle on the snow at night", seed=7))


async def test_progress(stage: Stage) -> None:
    used = await stage.member("ada").slash("imagine", prompt="a white boat on the sea at sunset", steps=100, images=4)
    message = await used.wait_for(lambda m: bool(m.attachments) and "█████" in m.content, PAINTING)
    await stage.keep("progress", message)
    await stage.member("ada").click(message, "Cancel")
    await stage.settled()


async def test_choices_and_matrix(stage: Stage) -> None:
    prompt = "a {red|yellow|blue} house on the grass by day"
    await stage.keep("choices", await stage.ask("ada", "imagine", prompt=prompt, images=3, seed=SEEDS_IN_ORDER))
    prompt = "a {red|blue} {cat|castle|boat} on the snow at night"
    message = await stage.ask("ada", "matrix", prompt=prompt, seed=2)
    await stage.keep("matrix", message)
    await stage.member("ada").click(message, "Open")
    menu = await stage.member("ada").wait_for(lambda m: "Open which picture?" in m.content, PAINTING)
    which = stage.button(menu, "Which picture?")
    await which.click()
    await stage.camera.crop("which", which, stage.visit.page.locator("[role=listbox]:visible"))
    await stage.visit.page.keyboard.press("Escape")
    chosen = await stage.member("ada").choose(menu, "Which picture?", ["1"])
    await stage.keep("open", await chosen.response(PAINTING))


async def test_from_a_picture(stage: Stage) -> None:
    first = await stage.ask("ada", "imagine", prompt="a red boat on the sea by day", seed=3)
    options = {"image": stage.upload("ada", first), "strength": 0.8, "seed": 4}
    await stage.keep("image", await stage.ask("ada", "imagine", prompt="a blue boat on the sea at sunset", **options))
    vera = stage.member("vera")
    asked = await vera.send("studio", "a yellow boat on the sea at sunset", reply_to=first)
    await vera.wait_for(lambda m: is_painted(m) and "a yellow boat" in m.content, PAINTING)
    await stage.settled()
    await stage.keep("reply", asked, vera.messages()[-1])


async def test_private_and_hidden(stage: Stage) -> None:
    options = {"prompt": "a green tree on the grass at night", "seed": 3, "private": True, "spoiler": True}
    await stage.keep("private", await stage.ask("ada", "imagine", **options))


async def test_what_is_left_out_or_wrong(stage: Stage) -> None:
    used = await stage.member("ada").slash("imagine", prompt="a red rocket on the sand by day --ar 5:3 --v 6 --seed 2")
    note = await used.follow_up(timeout=PAINTING)
    await stage.keep("flags", await stage.painted(used), note)
    used = await stage.member("ada").slash("imagine", prompt="a (red:9) castle on the snow")
    await stage.keep("refusal", await used.response(PAINTING))


async def test_after_a_picture(stage: Stage) -> None:
    ada = stage.member("ada")
    message = await stage.ask("ada", "imagine", prompt="a red boat on the sea by day", seed=3)
    await stage.keep("vary", await stage.painted(await ada.click(message, "Vary a lot")))
    await stage.keep("steps", await stage.painted(await ada.click(message, "Steps")))
    used = await ada.click(message, "Upscale")
    await stage.keep("upscale", await used.wait_for(lambda m: bool(m.attachments), PAINTING))
    await stage.button(message, "Edit").click()
    await stage.keep_form("edit", "Edit and paint again")


async def test_repainting(stage: Stage) -> None:
    ada, vera, page = stage.member("ada"), stage.member("vera"), stage.visit.page
    message = await stage.ask("vera", "imagine", prompt="a white house on the snow by day", seed=3)
    menu = page.locator("context-menu")
    await stage.shown(message).get_by_role("button", name="Vera").last.click(button="right")
    await stage.keep_alone("menu-member", menu)
    await page.keyboard.press("Escape")
    await stage.shown(message).click(button="right", position={"x": 600, "y": 180})
    await stage.keep_alone("menu-message", menu)
    await menu.get_by_role("menuitem", name="Repaint").click()
    await page.get_by_role("dialog", name="Repaint this picture").get_by_label("What to paint").fill("at night")
    await stage.keep_form("repaint", "Repaint this picture")
    await stage.keep("parameters", await (await ada.use_on_message("Show parameters", message)).response(PAINTING))
    upload = stage.upload("vera", message, "castle.png")
    await stage.keep("inspect", await (await ada.slash("inspect image", image=upload)).response(PAINTING))
    await stage.member("alan").slash("admin settings", repaint_avatar=True)
    await ada.use_on_user("Repaint avatar", vera.user)
    await stage.painted(await ada.submit_modal({"prompt": "a green balloon on the grass by day", "strength": "0.8"}))
    await stage.keep("avatar", ada.messages()[-1])


async def test_diffusion(stage: Stage) -> None:
    first = await stage.ask("ada", "imagine", prompt="a yellow star on the sea at night", seed=1)
    forward = await stage.ask("ada", "diffusion forward", image=stage.upload("ada", first), seed=3)
    await stage.keep("diffusion-forward", forward)
    used = await stage.member("ada").slash("diffusion model")
    await stage.keep("diffusion-model", await used.wait_for(lambda m: bool(m.attachments), PAINTING))
    prompt = "a big orange house on the sand at sunset"
    await stage.keep("diffusion-sampler", await stage.ask("ada", "diffusion sampler", prompt=prompt, seed=5))


async def test_settings_and_styles(stage: Stage) -> None:
    ada, page = stage.member("ada"), stage.visit.page
    panel = await (await ada.slash("settings")).response(PAINTING)
    await stage.keep("settings", panel)
    await stage.visit.say("/styles add name:dusk")
    dialog = page.get_by_role("dialog", name="New style: dusk")
    await dialog.get_by_label("Template").fill("{prompt} at sunset, soft light")
    await stage.keep_form("styles-add", "New style: dusk")
    await stage.keep("styles-list", await (await ada.slash("styles list")).response(PAINTING))


async def test_history_and_numbers(stage: Stage) -> None:
    ada = stage.member("ada")
    for prompt in (
        "a red castle on the snow at night",
        "a blue castle on the grass by day",
        "a red cat on the sand by day",
    ):
        await stage.ask("ada", "imagine", prompt=prompt, seed=5)
    found = await ada.slash("history", text="castle")
    await stage.keep("history", await found.wait_for(lambda m: bool(m.attachments), PAINTING))
    await stage.keep("stats", await (await ada.slash("stats", whose="server")).response(PAINTING))
    await stage.keep("about", await (await ada.slash("about")).response(PAINTING))
    await stage.keep("help", await (await ada.slash("help")).response(PAINTING))


async def test_queue_and_order(stage: Stage) -> None:
    ada, grace, mallory = (stage.member(name) for name in ("ada", "grace", "mallory"))
    for who, prompt in WAITING:
        asked = await stage.member(who).slash("imagine", prompt=f"{prompt} on the grass by day", steps=100, images=4)
        await asked.wait_for(lambda m: bool(m.content), PAINTING)
    queue = await (await ada.slash("queue")).response(PAINTING)
    await stage.keep("queue", queue, await (await ada.slash("cancel")).response(PAINTING))
    await stage.visit.play("Grace")
    await stage.visit.say("/mod cancel")
    await expect(stage.visit.options.first).to_be_visible()
    await stage.keep_composer("mod-cancel")
    banned = await (await grace.slash("mod ban", who=mallory.user, reason=REASON)).response(PAINTING)
    await stage.keep("mod", banned, await (await grace.slash("mod clear")).response(PAINTING))
    await stage.visit.play("Mallory")
    await stage.keep("banned", await (await mallory.slash("imagine", prompt="a red car")).response(PAINTING))
    await stage.visit.play("Alan")
    await stage.keep("admin-settings", await (await stage.member("alan").slash("admin settings")).response(PAINTING))
