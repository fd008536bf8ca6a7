"""Changing one's own words, in their place."""

import pytest
from playwright.async_api import expect

from playground.server import Playground
from tests.page.visit import Visit

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_arrow_up_changes_what_one_said_last(visit: Visit, playground: Playground) -> None:
    await visit.say("a red castel for @ada please")
    await expect(visit.message("castel")).to_be_visible()
    await visit.field.press("ArrowUp")
    editor = visit.page.get_by_role("textbox", name="Edit message")
    await expect(editor).to_be_focused()
    await expect(editor).to_have_value("a red castel for @Ada please")
    await editor.fill("a red castle for @Ada please")
    await editor.press("Enter")
    await expect(visit.message("a red castle for @Ada please")).to_contain_text("(edited)")
    await expect(visit.field).to_be_focused()
    ada = playground.member("ada")
    assert ada.messages()[-1].content == f"a red castle for <@{ada.id}> please"


async def test_escape_leaves_the_words_as_they_were(visit: Visit) -> None:
    await visit.say("a castle")
    await visit.menu(visit.message("a castle"), "Edit message")
    await visit.page.keyboard.type(" in ruins")
    await visit.page.keyboard.press("Escape")
    await expect(visit.messages.locator(".content")).to_have_text("a castle")
    await expect(visit.field).to_be_focused()


async def test_what_is_being_changed_outlives_a_live_edit(visit: Visit, playground: Playground) -> None:
    await visit.say("a castle")
    await expect(visit.message("a castle")).to_be_visible()
    await visit.field.press("ArrowUp")
    await visit.page.keyboard.type(" in the fog")
    ada = playground.member("ada")
    await ada.react(ada.messages()[-1], "🔥")
    await expect(visit.page.get_by_role("button", name="🔥, 1 reaction")).to_be_visible()
    await expect(visit.page.get_by_role("textbox", name="Edit message")).to_have_value("a castle in the fog")


async def test_without_any_words_left_the_message_may_go(visit: Visit) -> None:
    await visit.say("a mistake")
    await expect(visit.message("a mistake")).to_be_visible()
    await visit.field.press("ArrowUp")
    await visit.page.get_by_role("textbox", name="Edit message").fill("")
    await visit.page.keyboard.press("Enter")
    await visit.page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    await expect(visit.messages).to_have_count(0)
    await expect(visit.field).to_be_focused()


async def test_the_words_of_others_are_theirs(visit: Visit, playground: Playground) -> None:
    await playground.member("ada").send("studio", "mine alone")
    await visit.message("mine alone").click(button="right")
    await expect(visit.page.get_by_role("menuitem", name="Reply")).to_be_visible()
    await expect(visit.page.get_by_role("menuitem", name="Edit message")).to_have_count(0)
