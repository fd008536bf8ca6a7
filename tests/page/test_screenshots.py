"""The pictures of the documentation: run by `make screenshots` only. The demo model paints them where it is there."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from bot.app.wiring import Easel
from playground.server import Playground
from tests.page.camera import Camera
from tests.page.live import live, weights_of
from tests.page.visit import Visit

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.screenshots,
    pytest.mark.timeout(1800),
]

FOLDER = Path(__file__).parents[2] / "docs/images/playground"
LARGEST = 150_000
"""Bytes of a file; more colours than 256 are given up for it."""
PAINTING_MS = 900_000.0
PATIENCE_MS = 60_000.0
"""For everything else: nothing is tested here, and the machine may be busy."""


@pytest.fixture(autouse=True)
def patience(tab: Page) -> Iterator[None]:
    """Wait longer than the tests do."""
    expect.set_options(timeout=PATIENCE_MS)
    tab.set_default_timeout(PATIENCE_MS)
    tab.set_default_navigation_timeout(PATIENCE_MS)
    yield
    expect.set_options(timeout=None)


@pytest_asyncio.fixture(loop_scope="session")
async def easel(playground: Playground, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Easel]:
    """The real bot."""
    async with live(playground, weights_of(request), tmp_path / "data") as easel:
        yield easel


@pytest_asyncio.fixture(loop_scope="session")
async def studio(stranger: Visit, playground: Playground, easel: Easel) -> AsyncIterator[Visit]:
    """A studio in which some things have been painted and said."""
    assert easel.bot.is_ready()
    await stranger.page.set_viewport_size({"width": 1280, "height": 800})
    await stranger.open(playground.url)
    ada = playground.member("ada")
    await ada.send("studio", "Can it do **snow** at night?")
    await paint(stranger, "a red castle on the snow at night", "images:2 seed:7")
    picture = ada.messages()[-1]
    for name, emoji in (("ada", "🔥"), ("vera", "🔥"), ("grace", "❤️")):
        await playground.member(name).react(picture, emoji)
    await playground.member("vera").send(
        "studio", "It can. I'd hang that one over the sofa.", reply_to=picture, ping=False
    )
    await expect(stranger.message("over the sofa")).to_be_visible()
    await stranger.page.mouse.move(0, 0)
    yield stranger
    await stranger.page.emulate_media(color_scheme="light")


async def paint(visit: Visit, prompt: str, options: str = "") -> None:
    """Ask for pictures, and wait until they are there with their buttons."""
    await visit.say(f"/imagine {prompt} {options}".strip())
    message = visit.message(prompt).last
    await expect(message.locator(".row").first).to_be_visible(timeout=PAINTING_MS)
    await expect(message.locator("steady-image img").first).to_be_visible(timeout=PAINTING_MS)


async def shoot(visit: Visit, name: str) -> None:
    """Keep what is on view as a picture of the documentation."""
    await Camera(visit.page, FOLDER, LARGEST).shoot(name)


async def test_the_studio_by_day_and_by_night(studio: Visit) -> None:
    for scheme in ("light", "dark"):
        await studio.page.emulate_media(color_scheme=scheme)
        await shoot(studio, f"studio-{scheme}")
    await studio.page.set_viewport_size({"width": 390, "height": 844})
    await shoot(studio, "phone-dark")


async def test_commands_menus_and_events(studio: Visit) -> None:
    await studio.field.fill("/")
    await expect(studio.options.first).to_be_visible()
    await shoot(studio, "commands")
    await studio.say("/imagine")
    await studio.page.keyboard.type("a yellow boat on the sea at sunset")
    await studio.page.get_by_role("button", name="Add steps").click()
    await shoot(studio, "options")
    await studio.page.keyboard.press("Escape")
    await studio.field.fill("")
    await studio.message("over the sofa").last.click(button="right", position={"x": 300, "y": 30})
    await shoot(studio, "menu")
    await studio.page.keyboard.press("Escape")
    await studio.page.mouse.move(0, 0)
    await studio.page.get_by_role("button", name="Events").click()
    await paint(studio, "a blue house on the grass by day", "seed:3")
    await shoot(studio, "events")


async def test_forms_and_layouts(visit: Visit) -> None:
    await visit.page.set_viewport_size({"width": 1280, "height": 800})
    await visit.say("/show")
    await expect(visit.page.locator(".layout-gallery img")).to_have_count(4)
    await shoot(visit, "layout")
    await visit.say("/form")
    await expect(visit.page.get_by_role("dialog", name="Describe it again")).to_be_visible()
    await shoot(visit, "form")
