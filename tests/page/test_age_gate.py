"""The question in front of an age-restricted channel."""

import pytest
from playwright.async_api import expect

from playground.server import Playground
from tests.page.visit import Visit

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_restricted_channel_is_shown_after_a_question(visit: Visit, playground: Playground) -> None:
    await playground.member("ada").send("after-dark", "not for children")
    await visit.enter("after-dark")
    gate = visit.page.get_by_role("group", name="This is an age-restricted channel")
    await expect(gate.get_by_role("button", name="Continue")).to_be_focused()
    await expect(visit.message("not for children")).to_have_count(0)
    await expect(visit.field).to_be_hidden()
    await gate.get_by_role("button", name="Continue").click()
    await expect(visit.message("not for children")).to_be_visible()
    await expect(visit.field).to_be_focused()
    await visit.page.reload()
    await expect(visit.message("not for children")).to_be_visible()


async def test_each_member_is_asked_and_may_turn_back(visit: Visit, playground: Playground) -> None:
    await playground.member("ada").send("after-dark", "not for children")
    await visit.enter("after-dark")
    await visit.page.get_by_role("button", name="Continue").click()
    await expect(visit.message("not for children")).to_be_visible()
    await visit.play("Mallory")
    await expect(visit.page.get_by_role("button", name="Continue")).to_be_visible()
    await expect(visit.message("not for children")).to_have_count(0)
    await playground.member("ada").send("after-dark", "nor is this")
    await visit.page.get_by_role("button", name="Go back").click()
    await expect(visit.page.locator(".head h2")).to_have_text("studio")
    await expect(visit.field).to_be_visible()
