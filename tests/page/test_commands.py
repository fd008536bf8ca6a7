"""Slash commands: found, filled in, typed as text."""

import pytest
from playwright.async_api import expect

from playground.server import Playground
from tests.page.conftest import Clock
from tests.page.painter import Painter
from tests.page.visit import PIXEL, Visit

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_slash_lists_commands_and_typing_narrows_them(visit: Visit) -> None:
    await visit.field.fill("/")
    names = ["/choose", "/echo", "/fail", "/form", "/imagine", "/mod ban", "/secret", "/show"]
    await expect(visit.options).to_contain_text(names)
    await visit.field.press("ArrowDown")
    await expect(visit.options.nth(1)).to_have_attribute("aria-selected", "true")
    await visit.field.press("Escape")
    await expect(visit.options).to_have_count(0)
    await visit.field.fill("/im")
    await expect(visit.options).to_have_count(1)
    await visit.field.press("Tab")
    await expect(visit.page.locator("option-field")).to_have_text(["prompt"])


async def test_words_alone_are_the_first_required_option(visit: Visit, painter: Painter) -> None:
    await visit.say("/imagine a red castle on the snow at night")
    answer = visit.message("a red castle on the snow at night")
    await expect(answer).to_contain_text("Alan used /imagine")
    await expect(answer.locator("steady-image img")).to_be_visible()
    assert painter.seen == [("imagine", {"prompt": "a red castle on the snow at night"})]


async def test_named_options_are_read_from_text(visit: Visit, painter: Painter) -> None:
    await visit.say("/imagine a 16:9 castle steps:20 style:Ink")
    await expect(visit.message("a 16:9 castle").locator(".row")).to_be_visible()
    assert painter.seen == [("imagine", {"prompt": "a 16:9 castle", "steps": 20, "style": "ink"})]


async def test_a_value_out_of_bounds_is_explained_in_its_field(visit: Visit, painter: Painter) -> None:
    await visit.say("/imagine a castle steps:99")
    await expect(visit.page.locator(".guide .failure")).to_have_text("At most 50.")
    steps = visit.page.locator("option-field", has_text="steps").locator("input")
    await expect(steps).to_be_focused()
    await steps.fill("5")
    await steps.press("Enter")
    await expect(visit.message("a castle").locator(".row")).to_be_visible()
    assert painter.seen == [("imagine", {"prompt": "a castle", "steps": 5})]


async def test_fields_take_choices_and_the_bots_suggestions(visit: Visit, painter: Painter) -> None:
    await visit.say("/imagine")
    await visit.page.keyboard.type("a boat")
    await visit.page.get_by_role("button", name="Add style").click()
    await visit.page.keyboard.type("wat")
    await expect(visit.options).to_have_text(["Watercolour"])
    await visit.page.keyboard.press("Enter")
    await visit.page.get_by_role("button", name="Add sampler").click()
    await visit.page.keyboard.type("eul")
    await expect(visit.options).to_have_text(["euler"])
    await visit.page.keyboard.press("ArrowDown")
    await visit.page.keyboard.press("Enter")
    await visit.page.keyboard.press("Enter")
    await expect(visit.message("a boat").locator(".row")).to_be_visible()
    assert painter.seen == [("imagine", {"prompt": "a boat", "style": "watercolour"})]


async def test_a_pasted_picture_fills_the_attachment_option(visit: Visit, painter: Painter) -> None:
    await visit.say("/imagine")
    await visit.page.keyboard.type("a better boat")
    await visit.paste("sketch.png")
    await expect(visit.page.locator(".option-file")).to_have_text("sketch.png")
    await visit.page.get_by_role("button", name="Send").click()
    await expect(visit.message("a better boat").locator(".row")).to_be_visible()
    assert painter.seen == [("imagine", {"prompt": "a better boat", "image": "sketch.png"})]


async def test_a_waiting_file_goes_with_a_typed_command(visit: Visit, painter: Painter) -> None:
    files = {"name": "tower.png", "mimeType": "image/png", "buffer": PIXEL}
    await visit.page.locator("[data-role=picker]").set_input_files(files)  # type: ignore[arg-type]
    await visit.say("/imagine a tower")
    await expect(visit.message("a tower").locator(".row")).to_be_visible()
    assert painter.seen == [("imagine", {"prompt": "a tower", "image": "tower.png"})]
    await expect(visit.page.locator("attachment-tray")).to_be_hidden()


async def test_subcommands_take_members_by_name(visit: Visit, painter: Painter) -> None:
    await visit.say("/mod ban @mallory painting without asking")
    await expect(visit.message("may not paint")).to_contain_text("@Mallory may not paint: painting without asking")
    assert painter.seen == [("mod ban", {"member": "mallory", "reason": "painting without asking"})]


async def test_escape_turns_the_fields_back_into_text(visit: Visit) -> None:
    await visit.say("/imagine")
    await visit.page.keyboard.type("a fox")
    await visit.page.keyboard.press("Escape")
    await expect(visit.field).to_have_value("/imagine prompt:a fox")
    await expect(visit.field).to_be_focused()


async def test_restricted_commands_show_only_where_they_may(visit: Visit) -> None:
    await visit.field.fill("/after")
    await expect(visit.options).to_have_count(0)
    await visit.page.locator("[data-channel]", has_text="after-dark").click()
    await visit.page.get_by_role("button", name="Continue").click()
    await visit.field.fill("/after")
    await expect(visit.options).to_contain_text(["/after-dark"])


async def test_a_slip_is_noticed_before_it_is_sent(visit: Visit) -> None:
    await visit.say("/imgine a castle")
    await expect(visit.toast).to_contain_text("There is no command /imgine")
    await expect(visit.messages).to_have_count(0)
    await visit.field.press("Enter")
    await expect(visit.message("/imgine a castle")).to_be_visible()


async def test_a_bot_that_does_not_answer_is_told_of(visit: Visit, playground: Playground, clock: Clock) -> None:
    await visit.say("/fail")
    await expect(visit.page.locator(".waiting")).to_contain_text("Sending command")
    clock.skip(4)
    playground.tick()
    await expect(visit.page.locator(".waiting .failure")).to_contain_text("did not respond")
    await visit.say("later")
    await expect(visit.page.locator(".messages > :last-child")).to_contain_text("later")
    await visit.page.get_by_role("button", name="Dismiss").click()
    await expect(visit.page.locator(".waiting")).to_have_count(0)
