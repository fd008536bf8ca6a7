"""Everything without a mouse: menus, single keys, and where the focus goes."""

import pytest
from playwright.async_api import expect

from tests.page.visit import Visit

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("key", ["Shift+F10", "ContextMenu"])
async def test_a_messages_menu_opens_by_key_and_gives_the_focus_back(visit: Visit, key: str) -> None:
    await visit.say("a castle")
    await expect(visit.message("a castle")).to_be_visible()
    await visit.field.press("Shift+ArrowUp")
    await expect(visit.message("a castle")).to_be_focused()
    await visit.page.keyboard.press(key)
    await expect(visit.page.get_by_role("menuitem", name="Add reaction")).to_be_focused()
    await visit.page.keyboard.press("Escape")
    await expect(visit.message("a castle")).to_be_focused()


async def test_a_command_on_a_message_is_run_by_keys_alone(visit: Visit) -> None:
    await visit.say("a grey house")
    await expect(visit.message("a grey house")).to_be_visible()
    await visit.field.press("Shift+ArrowUp")
    await visit.page.keyboard.press("Shift+F10")
    item = visit.page.get_by_role("menuitem", name="Paint this")
    for _ in range(await visit.page.get_by_role("menuitem").count()):
        if await item.evaluate("node => node === document.activeElement"):
            break
        await visit.page.keyboard.press("ArrowDown")
    await visit.page.keyboard.press("Enter")
    await expect(visit.message("Painting what Alan said: a grey house")).to_be_visible()


async def test_a_members_menu_opens_by_key(visit: Visit) -> None:
    await visit.page.locator("member-list [data-user]", has_text="Vera").focus()
    await visit.page.keyboard.press("Shift+F10")
    await expect(visit.page.get_by_role("menu", name="Member Vera")).to_be_visible()
    await visit.page.keyboard.press("End")
    await visit.page.keyboard.press("Enter")
    await expect(visit.message("Hello, @Vera!")).to_be_visible()


async def test_single_keys_act_on_a_message(visit: Visit) -> None:
    await visit.say("a castle")
    await expect(visit.message("a castle")).to_be_visible()
    await visit.field.press("Shift+ArrowUp")
    await visit.page.keyboard.press("e")
    await expect(visit.page.get_by_role("textbox", name="Edit message")).to_be_focused()
    await visit.page.keyboard.press("Escape")
    await visit.field.press("Shift+ArrowUp")
    await visit.page.keyboard.press("r")
    await expect(visit.page.locator(".replying")).to_contain_text("Replying to Alan")
    await expect(visit.field).to_be_focused()


async def test_dialogs_keep_the_focus_and_give_it_back(visit: Visit) -> None:
    await visit.say("/imagine a castle")
    picture = visit.page.locator(".picture")
    await picture.press("Enter")
    large = visit.page.get_by_role("dialog", name="Picture")
    await expect(large).to_be_visible()
    for _ in range(6):
        await visit.page.keyboard.press("Tab")
        outside = "!document.activeElement.closest('dialog') && document.activeElement !== document.body"
        assert not await visit.page.evaluate(outside)
    await visit.page.keyboard.press("Escape")
    await expect(picture).to_be_focused()
    await visit.message("a castle").get_by_role("button", name="Rename").press("Enter")
    await expect(visit.page.get_by_role("dialog", name="Describe it again").get_by_label("Words")).to_be_focused()
    await visit.page.keyboard.press("Escape")
    await expect(visit.field).to_be_focused()


async def test_the_answer_is_read_out_once_it_has_come_to_rest(visit: Visit) -> None:
    await visit.say("/imagine a castle")
    localizer = visit.page.locator("[role=status][aria-live=polite].sr")
    await expect(localizer).to_have_text("easel: a castle for @Alan")
