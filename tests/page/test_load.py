"""A busy channel and a long one: what the page keeps stays bounded."""

from dataclasses import dataclass

import discord
import pytest
from playwright.async_api import Page, expect

from playground.server import Playground
from playground.state.events import Logged
from tests.page.painter import Painter
from tests.page.visit import Visit

pytestmark = pytest.mark.asyncio(loop_scope="session")

MOST_SHOWN = 100
UP = """async (node) => {
    let most = 0;
    for (let turn = 0; turn < 500 && !node.querySelector(".opening"); turn += 1) {
        node.scrollTop = 0;
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 5)));
        most = Math.max(most, node.querySelectorAll("[data-message]").length);
    }
    return most;
}"""
DOWN = """async ([node, last]) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 5)));
    let most = 0;
    for (let turn = 0; turn < 500 && !node.textContent.includes(last); turn += 1) {
        node.scrollTop = node.scrollHeight;
        await frame();
        most = Math.max(most, node.querySelectorAll("[data-message]").length);
    }
    node.scrollTop = node.scrollHeight;
    await frame();
    return most;
}"""


@dataclass(frozen=True)
class Weight:
    """What a tab holds once its garbage is collected: bytes of JavaScript's heap; nodes, detached ones included."""

    heap: float
    nodes: float


async def weigh(page: Page) -> Weight:
    """Collect the garbage and measure."""
    session = await page.context.new_cdp_session(page)
    for command in ("HeapProfiler.collectGarbage", "HeapProfiler.collectGarbage", "Performance.enable"):
        await session.send(command)
    measured = await session.send("Performance.getMetrics")
    values = {metric["name"]: metric["value"] for metric in measured["metrics"]}
    await session.detach()
    return Weight(values["JSHeapUsedSize"], values["Nodes"])


@pytest.mark.slow
async def test_edits_at_the_rate_limit_leave_nothing_behind(
    visit: Visit, playground: Playground, painter: Painter
) -> None:
    studio = next(channel for channel in painter.get_all_channels() if channel.name == "studio")
    assert isinstance(studio, discord.TextChannel)
    message = await studio.send("0")

    async def edit(count: int, until: str) -> None:
        # The server lets fifty a second through, and discord.py keeps to it.
        for number in range(count):
            embed = discord.Embed(description=f"{number} " * 600)
            await message.edit(content=f"step {number} " + "of many " * 200, embed=embed)
        await message.edit(content=until, embed=None)
        await expect(visit.message(until)).to_be_visible()

    await edit(30, "warm")
    before = await weigh(visit.page)
    await edit(150, "done")
    after = await weigh(visit.page)
    await expect(visit.messages).to_have_count(1)
    assert after.nodes - before.nodes < 1000
    assert after.heap - before.heap < 1_000_000


@pytest.mark.slow
async def test_two_thousand_messages_are_walked_a_hundred_at_a_time(stranger: Visit, playground: Playground) -> None:
    ada = playground.member("ada")
    for number in range(2000):
        await ada.send("studio", f"message {number}.")
    await stranger.open(playground.url)
    await expect(stranger.message("message 1999.")).to_be_in_viewport()
    scroller = stranger.page.locator(".scroller")
    assert await scroller.evaluate(UP) <= MOST_SHOWN
    await expect(stranger.message("message 0.")).to_be_attached()
    await expect(stranger.message("message 1999.")).to_have_count(0)
    await ada.send("studio", "the newest")
    node = await scroller.element_handle()
    assert await stranger.page.evaluate(DOWN, [node, "the newest"]) <= MOST_SHOWN
    await ada.send("studio", "and one more")
    await expect(stranger.message("and one more")).to_be_in_viewport()
    await expect(stranger.messages).to_have_count(MOST_SHOWN)


async def test_events_are_kept_to_five_hundred(visit: Visit, playground: Playground) -> None:
    for number in range(600):
        playground.service.hub.publish(Logged(True, "rest", f"GET /number/{number}", 200, float(number)))
    await visit.page.get_by_role("button", name="Events").click()
    await expect(visit.page.locator(".event").last).to_contain_text("/number/599")
    await expect(visit.page.locator(".event")).to_have_count(500)
