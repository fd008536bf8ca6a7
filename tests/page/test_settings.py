"""What a member has set: the language of commands, and where they show."""

import pytest
from playwright.async_api import expect

from tests.page.painter import Painter
from tests.page.visit import Visit

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_commands_read_in_the_members_language(visit: Visit, painter: Painter) -> None:
    await visit.play("Vera")
    await visit.field.fill("/echo")
    await expect(visit.options).to_contain_text(["/echo-de"])
    await expect(visit.options).to_contain_text(["Sagt es noch einmal"])
    await visit.field.press("Tab")
    await expect(visit.page.get_by_role("combobox", name="worte, required: Was zu sagen ist")).to_be_focused()
    await visit.page.keyboard.type("guten Tag")
    await visit.page.get_by_role("button", name="Add art").click()
    await visit.page.keyboard.type("laut")
    await visit.page.keyboard.press("Enter")
    await expect(visit.message("guten Tag")).to_be_visible()
    assert painter.seen == [("echo", {"words": "guten Tag", "manner": "loud"})]


async def test_the_language_is_changed_in_the_settings(visit: Visit) -> None:
    await visit.field.fill("/echo")
    await expect(visit.options).to_have_text(["/echoSays it backeasel"])
    await visit.page.get_by_role("button", name="This member's settings").click()
    dialog = visit.page.get_by_role("dialog", name="Settings of Alan")
    await dialog.get_by_role("button", name="American English").click()
    await visit.page.get_by_role("option", name="German").click()
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog).to_be_hidden()
    await visit.field.fill("/echo")
    await expect(visit.options).to_have_text(["/echo-deSagt es noch einmaleasel"])
