"""Reactions: chosen, joined, taken away."""

import pytest
from playwright.async_api import expect

from playground.server import Playground
from tests.page.visit import Visit

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_reaction_is_chosen_joined_and_taken_away(visit: Visit, playground: Playground) -> None:
    ada = playground.member("ada")
    message = await ada.send("studio", "look at this")
    await visit.message("look at this").hover()
    await visit.page.get_by_role("button", name="Add reaction").click()
    await visit.page.get_by_role("dialog", name="Choose a reaction").get_by_role("button", name="fire").click()
    fire = visit.page.get_by_role("button", name="🔥")
    await expect(fire).to_have_attribute("aria-pressed", "true")
    await ada.react(message, "🔥")
    await expect(fire).to_have_accessible_name("🔥, 2 reactions")
    await fire.click()
    await expect(fire).to_have_accessible_name("🔥, 1 reaction")
    await expect(fire).to_have_attribute("aria-pressed", "false")
    await ada.unreact(message, "🔥")
    await expect(fire).to_have_count(0)


async def test_the_keyboard_reacts(visit: Visit) -> None:
    await visit.say("a castle")
    await expect(visit.message("a castle")).to_be_visible()
    await visit.field.press("Shift+ArrowUp")
    await visit.page.keyboard.press("+")
    await expect(visit.page.get_by_role("button", name="thumbs up")).to_be_focused()
    await visit.page.keyboard.press("ArrowRight")
    await visit.page.keyboard.press("Enter")
    await expect(visit.page.get_by_role("button", name="❤️, 1 reaction")).to_be_visible()
    await expect(visit.message("a castle")).to_be_focused()
