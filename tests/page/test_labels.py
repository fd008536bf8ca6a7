"""Names for those who hear the page: every control says what it is."""

import re

import pytest
from playwright.async_api import expect

from playground.server import Playground
from tests.page.visit import Visit

pytestmark = pytest.mark.asyncio(loop_scope="session")

CONTROLS = (
    "alertdialog|button|checkbox|combobox|dialog|group|heading|img|link|listbox|list box|menu|menuitem|menuitemradio|"
    "option|radio|searchbox|slider|switch|tab|textbox|toolbar"
)
NAMED_BY_CONTENT = {"group"}
"""A group of a menu without a title has no name and needs none."""
ROW = re.compile(rf"""^\s*- '?(?P<role>{CONTROLS})\b(?P<name> (?:"|/))?""")


async def nameless(visit: Visit) -> list[str]:
    """Lines of the page's accessible tree that are controls without a name."""
    snapshot = await visit.page.locator("body").aria_snapshot()
    rows = [(line, ROW.match(line)) for line in snapshot.splitlines()]
    controls = [(line, row) for line, row in rows if row and row["role"] not in NAMED_BY_CONTENT]
    assert len(controls) > 5, "The accessible tree was read wrongly."
    return [line.strip() for line, row in controls if row["name"] is None]


async def test_what_messages_hold_has_names(visit: Visit, playground: Playground) -> None:
    for command in ("/imagine a castle", "/show", "/choose", "/secret"):
        await visit.say(command)
    await expect(visit.message("only for you")).to_be_visible()
    await expect(visit.page.locator(".container")).to_be_visible()
    ada = playground.member("ada")
    await ada.react(await ada.send("studio", "look"), "🔥")
    await visit.message("look").last.hover()
    await expect(visit.page.get_by_role("button", name="🔥, 1 reaction")).to_be_visible()
    assert await nameless(visit) == []
    await visit.page.get_by_role("button", name="Events").click()
    assert await nameless(visit) == []


async def test_what_opens_has_names(visit: Visit) -> None:
    await visit.say("/imagine a castle")
    message = visit.message("a castle for @Alan")
    await message.get_by_role("button", name="Rename").click()
    await expect(visit.page.get_by_role("dialog", name="Describe it again")).to_be_visible()
    assert await nameless(visit) == []
    await visit.page.keyboard.press("Escape")
    await message.click(button="right")
    assert await nameless(visit) == []
    await visit.page.get_by_role("menuitem", name="Add reaction").click()
    assert await nameless(visit) == []
    await visit.page.keyboard.press("Escape")
    await visit.page.locator(".picture").click()
    assert await nameless(visit) == []
    await visit.page.keyboard.press("Escape")
    await visit.page.get_by_role("button", name="This member's settings").click()
    await expect(visit.page.get_by_role("dialog", name="Settings of Alan")).to_be_visible()
    assert await nameless(visit) == []
    await visit.page.keyboard.press("Escape")
    await visit.page.get_by_role("button", name="New group").click()
    await visit.page.get_by_role("dialog", name="New group").get_by_role("button", name="Choose…").click()
    assert await nameless(visit) == []


async def test_what_one_writes_in_has_names(visit: Visit) -> None:
    await visit.drop("sketch.png")
    assert await nameless(visit) == []
    await visit.field.fill("/")
    await expect(visit.options.first).to_be_visible()
    assert await nameless(visit) == []
    await visit.say("/imagine")
    await visit.page.get_by_role("button", name="Add style").click()
    await expect(visit.options.first).to_be_visible()
    assert await nameless(visit) == []
    await visit.page.keyboard.press("Escape")
    await visit.page.keyboard.press("Escape")
    await visit.enter("after-dark")
    assert await nameless(visit) == []
