"""Groups: opened by a member with others, without the bot, whose commands come along with who has added it."""

import pytest
from playwright.async_api import expect

from playground.server import Playground
from tests.page.visit import Visit

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def open_group(visit: Visit, name: str, *others: str) -> None:
    await visit.page.get_by_role("button", name="New group").click()
    dialog = visit.page.get_by_role("dialog", name="New group")
    await dialog.get_by_role("button", name="Choose…").click()
    for other in others:
        await visit.page.get_by_role("option", name=other).click()
    await visit.page.keyboard.press("Tab")
    await dialog.get_by_label("Name").fill(name)
    await dialog.get_by_role("button", name="Open group").click()
    await expect(dialog).to_be_hidden()


async def test_a_group_is_opened_and_all_in_it_see_what_is_said(visit: Visit, playground: Playground) -> None:
    await open_group(visit, "friends", "Ada", "Vera")
    await expect(visit.page.locator(".head h2")).to_have_text("friends")
    await expect(visit.page.locator(".opening")).to_contain_text("add the app in the settings")
    await expect(visit.page.locator("member-list .member-name")).to_have_text(["Alan", "Ada", "Vera"])
    await visit.say("only us")
    await expect(visit.message("only us")).to_be_visible()
    assert [one.content for one in playground.member("vera").messages("friends")] == ["only us"]
    await visit.enter("easel")
    await expect(visit.page.locator("member-list .member-name")).to_have_text(["Alan", "easel"])
    await visit.play("Mallory")
    await expect(visit.page.locator("[data-channel]", has_text="friends")).to_have_count(0)


async def test_a_group_is_no_channel_that_a_menu_offers(visit: Visit) -> None:
    await open_group(visit, "friends", "Ada")
    await visit.enter("studio")
    await visit.say("/choose")
    await visit.message("Choose:").get_by_role("button", name="A channel").click()
    await expect(visit.page.get_by_role("option")).to_have_text(["#studio", "#gallery", "#after-dark"])


async def test_the_bots_commands_come_along_with_who_has_added_it(visit: Visit) -> None:
    await open_group(visit, "", "Ada")
    await expect(visit.page.locator(".head h2")).to_have_text("Ada")
    await visit.field.fill("/")
    await expect(visit.options).to_have_count(0)
    await visit.page.get_by_role("button", name="This member's settings").click()
    dialog = visit.page.get_by_role("dialog", name="Settings of Alan")
    await dialog.get_by_label("App added to this account").check()
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog).to_be_hidden()
    await visit.say("/echo hello group")
    await expect(visit.message("hello group")).to_contain_text("easel")


async def test_a_group_needs_somebody_else(visit: Visit) -> None:
    await visit.page.get_by_role("button", name="New group").click()
    dialog = visit.page.get_by_role("dialog", name="New group")
    await dialog.get_by_role("button", name="Open group").click()
    await expect(dialog.get_by_role("alert").filter(has_text="Choose one.")).to_be_visible()
    await visit.page.keyboard.press("Escape")
    await expect(visit.page.locator(".head h2")).to_have_text("studio")
