"""A browser for all tests of the page; a playground, a bot and a tab for each."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from playground.server import Playground
from tests.chromium import find_chromium
from tests.page.painter import Painter
from tests.page.visit import Visit


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the documentation's pictures alone unless they are asked for by name."""
    if "screenshots" in config.option.markexpr:
        return
    unasked = [item for item in items if item.get_closest_marker("screenshots")]
    config.hook.pytest_deselected(items=unasked)
    items[:] = [item for item in items if item not in unasked]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        path = find_chromium(playwright)
        async with await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"]) as browser:
            yield browser


class Clock:
    """The real time, and what a test has skipped of it."""

    def __init__(self) -> None:
        self.skipped = 0.0

    def __call__(self) -> float:
        return time.time() + self.skipped

    def skip(self, seconds: float) -> None:
        """Let so much time pass at once."""
        self.skipped += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest_asyncio.fixture(loop_scope="session")
async def playground(clock: Clock) -> AsyncIterator[Playground]:
    async with Playground(clock=clock) as playground:
        yield playground


@pytest_asyncio.fixture(loop_scope="session")
async def painter(playground: Playground) -> AsyncIterator[Painter]:
    """The bot, logged in, its commands known."""
    painter = Painter(connector=playground.credentials().connector())
    painter.gate.set()
    await painter.login(playground.token)
    running = asyncio.create_task(painter.connect())
    await painter.wait_until_ready()
    yield painter
    await painter.close()
    await running


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def tab(browser: Browser) -> AsyncIterator[Page]:
    """One tab for all tests: each has a playground on a port of its own, and so nothing is left over from the last."""
    context = await browser.new_context()
    context.set_default_timeout(5000)
    context.set_default_navigation_timeout(15000)
    yield await context.new_page()
    await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def stranger(tab: Page) -> AsyncIterator[Visit]:
    """The tab before it has gone anywhere; at the end it may not have complained."""
    await tab.set_viewport_size({"width": 1240, "height": 780})
    visit = Visit(tab)
    yield visit
    visit.leave()
    await tab.goto("about:blank")
    assert visit.complaints == []


@pytest_asyncio.fixture(loop_scope="session")
async def visit(stranger: Visit, playground: Playground, painter: Painter) -> Visit:
    """The tab at the page, the bot online; one plays the first user, an administrator."""
    assert painter.is_ready()
    await stranger.open(playground.url)
    return stranger
