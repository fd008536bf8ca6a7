"""Messages: written, answered, deleted, and what stands in them."""

import pytest
from playwright.async_api import expect

from playground.server import Playground
from tests.page.painter import Painter
from tests.page.visit import Visit

pytestmark = pytest.mark.asyncio(loop_scope="session")

HOSTILE = '<img src=x onerror="document.title=1"> **<b>bold</b>** [x](javascript:alert(1)) `<i>`'


async def test_messages_in_a_row_are_grouped(visit: Visit) -> None:
    await visit.say("one")
    await visit.say("two")
    await expect(visit.messages).to_have_count(2)
    await expect(visit.messages.nth(0).locator(".name")).to_have_text("Alan")
    await expect(visit.messages.nth(1).locator(".name")).to_have_count(0)


async def test_text_is_never_taken_for_markup(visit: Visit) -> None:
    await visit.say(HOSTILE)
    content = visit.messages.locator(".content")
    await expect(content).to_contain_text("<b>bold</b>")
    await expect(content.locator("strong")).to_have_text("<b>bold</b>")
    await expect(content.locator("img, b, i, a")).to_have_count(0)


async def test_pasted_files_are_shown_and_sent(visit: Visit) -> None:
    await visit.field.focus()
    await visit.paste("sketch.png")
    await visit.paste("notes.txt", b"a castle", "text/plain")
    await expect(visit.page.locator(".tray-card")).to_have_count(2)
    await visit.page.get_by_role("button", name="Mark as spoiler").first.click()
    await visit.say("@easel look")
    mine = visit.message("look").first
    await expect(mine.locator(".file-name")).to_have_text("notes.txt")
    await expect(visit.message("SPOILER_sketch.png (70 bytes), notes.txt (8 bytes)")).to_be_visible()
    hidden = mine.locator("spoiler-box")
    await hidden.click()
    await expect(hidden).to_have_attribute("data-open", "")


async def test_a_dropped_file_can_be_taken_away_and_large_ones_are_refused(visit: Visit) -> None:
    await visit.drop("sketch.png")
    await expect(visit.page.locator("drop-zone")).to_be_hidden()
    await expect(visit.page.locator(".tray-card")).to_contain_text("sketch.png")
    await visit.page.get_by_role("button", name="Remove sketch.png").click()
    await expect(visit.page.locator(".tray-card")).to_have_count(0)
    await visit.drop("big.png", 11 << 20)
    await expect(visit.toast).to_contain_text("big.png is too large. The limit is 10.0 MB")


async def test_a_reply_points_back_and_may_leave_the_mention_out(visit: Visit, playground: Playground) -> None:
    ada = playground.member("ada")
    question = await ada.send("studio", "who paints?")
    await visit.message("who paints?").hover()
    await visit.page.get_by_role("button", name="Reply", exact=True).click()
    await visit.page.get_by_role("button", name="Mention Ada: on").click()
    await visit.say("I do")
    await expect(visit.message("I do").locator(".lead-text")).to_have_text("who paints?")
    answer = ada.messages()[-1]
    assert answer.reply_to == question.id
    assert answer["mentions"] == []


async def test_mentions_are_completed_and_sent(visit: Visit, playground: Playground) -> None:
    await visit.field.press_sequentially("hello @ve")
    await expect(visit.options).to_have_count(1)
    await visit.field.press("Enter")
    await visit.field.press("Enter")
    await expect(visit.messages.locator(".mention")).to_have_text("@Vera")
    vera = playground.member("vera")
    assert vera.messages()[-1].content == f"hello <@{vera.id}>"


async def test_a_message_is_deleted_after_a_question(visit: Visit) -> None:
    await visit.say("a mistake")
    await visit.menu(visit.message("a mistake"), "Delete message")
    await visit.page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    await expect(visit.messages).to_have_count(0)


async def test_commands_on_messages_and_members_stand_in_the_menus(visit: Visit) -> None:
    await visit.say("a grey house")
    await visit.menu(visit.message("a grey house").first, "Paint this")
    await expect(visit.message("Painting what Alan said: a grey house")).to_be_visible()
    await visit.menu(visit.page.locator("member-list [data-user]", has_text="Vera"), "Greet")
    await expect(visit.message("Hello, @Vera!")).to_be_visible()


async def test_a_private_answer_is_dismissed(visit: Visit) -> None:
    await visit.say("/secret")
    await visit.page.get_by_role("button", name="Dismiss message").click()
    await expect(visit.messages).to_have_count(0)
    await visit.page.reload()
    await expect(visit.page.locator(".opening-empty")).to_be_visible()


async def test_a_private_answer_is_not_answered(visit: Visit) -> None:
    await visit.say("/secret")
    private = visit.message("This is only for you.")
    await private.hover()
    await expect(private.get_by_role("button", name="More")).to_be_visible()
    for name in ("Reply", "Add reaction"):
        await expect(private.get_by_role("button", name=name)).to_be_hidden()
    await private.focus()
    for key in ("r", "+"):
        await visit.page.keyboard.press(key)
    await expect(visit.page.get_by_text("Replying to")).to_have_count(0)
    await expect(visit.page.get_by_role("dialog", name="Choose a reaction")).to_be_hidden()
    await visit.say("said to all")
    await visit.message("said to all").hover()
    await expect(visit.page.get_by_role("button", name="Reply", exact=True)).to_be_visible()


async def test_a_refusal_is_shown_and_can_be_tried_again(visit: Visit, playground: Playground) -> None:
    await visit.say("x" * 2001)
    await expect(visit.page.locator(".waiting .failure")).to_contain_text("2000")
    visit.complaints.clear()
    await visit.page.get_by_role("button", name="Dismiss").click()
    await expect(visit.page.locator(".waiting")).to_have_count(0)
    assert playground.member("ada").messages() == []


async def test_a_hundred_messages_are_kept_and_older_ones_come_on_the_way_up(
    visit: Visit, playground: Playground, painter: Painter
) -> None:
    assert painter.user is not None
    ada = playground.member("ada")
    for number in range(130):
        await ada.send("gallery", f"message {number}")
    await visit.page.locator("[data-channel]", has_text="gallery").click()
    await expect(visit.message("message 129")).to_be_in_viewport()
    for number in range(130, 190):
        await ada.send("gallery", f"message {number}")
    await expect(visit.message("message 189")).to_be_in_viewport()
    await expect(visit.messages).to_have_count(100)
    await visit.page.locator(".scroller").evaluate("node => { node.scrollTop = 0; }")
    await expect(visit.message("message 60")).to_be_attached()
    assert await visit.page.locator(".scroller").evaluate("node => node.scrollTop") > 0
    await ada.send("gallery", "the newest")
    await visit.page.get_by_role("button", name="New messages").click()
    await expect(visit.message("the newest")).to_be_in_viewport()
    await expect(visit.messages).to_have_count(100)
