"""What a bot's message can hold: live pictures, buttons, menus, forms, layouts."""

import pytest
from playwright.async_api import expect

from playground.server import Playground
from tests.page.conftest import Clock
from tests.page.painter import Painter
from tests.page.visit import PIXEL, Visit

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_live_edit_changes_the_picture_and_nothing_else(visit: Visit, painter: Painter) -> None:
    painter.gate.clear()
    await visit.say("/imagine a lighthouse")
    preview = visit.messages.locator("steady-image img")
    await expect(preview).to_be_visible()
    await visit.page.evaluate(
        """() => {
            const frame = document.querySelector("steady-image");
            const article = frame.closest("article");
            window.kept = { frame, article, empty: 0 };
            const watch = () => { if (!frame.querySelector("img")) window.kept.empty += 1; };
            new MutationObserver(watch).observe(frame, { childList: true });
        }"""
    )
    first = await preview.get_attribute("src")
    painter.gate.set()
    await expect(visit.messages.locator(".row")).to_be_visible()
    await expect(preview).not_to_have_attribute("src", first or "")
    same = """() => {
        const frame = document.querySelector("steady-image");
        return [frame === kept.frame, frame.closest("article") === kept.article, kept.empty];
    }"""
    assert await visit.page.evaluate(same) == [True, True, 0]


async def test_a_picture_opens_large_with_hard_pixels(visit: Visit) -> None:
    await visit.say("/imagine a castle count:4")
    await expect(visit.messages.locator(".row")).to_be_visible()
    await expect(visit.page.locator(".mosaic img")).to_have_count(4)
    pictures = await visit.page.locator("steady-image").evaluate_all("all => all.map((one) => one.offsetWidth)")
    assert len(set(pictures)) == 1
    await visit.page.locator(".picture").first.click()
    large = visit.page.locator(".large-picture")
    await expect(large).to_have_attribute("data-enlarged", "")
    await expect(visit.page.locator(".large-words")).to_have_text("a castle")
    first = await large.get_attribute("src")
    await visit.page.keyboard.press("ArrowRight")
    await expect(visit.page.locator(".large-count")).to_have_text("2 of 4")
    await expect(large).not_to_have_attribute("src", first or "")
    await visit.page.keyboard.press("Escape")
    await expect(large).not_to_be_visible()


async def test_buttons_answer_change_and_fail(visit: Visit, playground: Playground, clock: Clock) -> None:
    await visit.say("/imagine a castle")
    picture = visit.message("a castle for @Alan")
    await picture.get_by_role("button", name="Again").click()
    await expect(visit.message("Again, for Alan.")).to_be_visible()
    await picture.get_by_role("button", name="Keep").click()
    await expect(picture.get_by_role("button", name="Kept")).to_be_disabled()
    await picture.get_by_role("button", name="Break").click()
    await expect(picture.get_by_role("button", name="Break")).to_have_attribute("aria-busy", "true")
    clock.skip(4)
    playground.tick()
    await expect(picture.locator(".failure")).to_contain_text("did not respond")


async def test_menus_send_one_choice_or_several(visit: Visit) -> None:
    await visit.say("/choose")
    choose = visit.message("Choose:")
    await choose.get_by_role("button", name="A colour").click()
    await visit.page.get_by_role("option", name="green").click()
    await expect(visit.message("You chose green.")).to_be_visible()
    await expect(choose.get_by_role("button", name="A colour: green")).to_be_visible()
    await choose.get_by_role("button", name="Up to three styles").click()
    for name in ("oil", "chalk"):
        await visit.page.get_by_role("option", name=name).click()
    await visit.page.keyboard.press("Escape")
    await expect(visit.message("You chose oil and chalk.")).to_be_visible()


async def test_menus_of_members_and_channels_work_from_the_keyboard(visit: Visit) -> None:
    await visit.say("/choose")
    choose = visit.message("Choose:")
    await choose.get_by_role("button", name="A member").press("Enter")
    await visit.page.get_by_role("option", name="Vera").press("Enter")
    await expect(visit.message("You chose @Vera.")).to_be_visible()
    await choose.get_by_role("button", name="A channel").press("Enter")
    await visit.page.get_by_role("option", name="gallery").press("Enter")
    await expect(visit.message("You chose # gallery.")).to_be_visible()


async def test_a_form_is_checked_and_sent_with_its_file(visit: Visit) -> None:
    await visit.say("/form")
    dialog = visit.page.get_by_role("dialog", name="Describe it again")
    await expect(dialog.get_by_label("Words")).to_be_focused()
    await expect(dialog.get_by_label("Words")).to_have_accessible_name("Words required")
    await expect(dialog.get_by_label("Details")).to_have_accessible_description("As much as you like.")
    await expect(dialog.get_by_role("button", name="Choose…")).to_have_accessible_name("Mood required Choose…")
    await dialog.get_by_role("button", name="Submit").click()
    await expect(dialog.get_by_text("This is required.")).to_be_visible()
    await dialog.get_by_label("Words").fill("a blue tower")
    await dialog.get_by_role("button", name="Choose…").click()
    await visit.page.get_by_role("option", name="wild").click()
    files = {"name": "tower.png", "mimeType": "image/png", "buffer": PIXEL}
    await dialog.get_by_label("Sketch").set_input_files(files)  # type: ignore[arg-type]
    await dialog.get_by_role("button", name="Submit").click()
    await expect(visit.message("Words: a blue tower; wild; tower.png")).to_be_visible()
    await expect(dialog).not_to_be_visible()
    await expect(visit.field).to_be_focused()


async def test_a_file_dropped_beside_a_form_does_not_leave_the_page(visit: Visit) -> None:
    await visit.say("/form")
    dialog = visit.page.get_by_role("dialog", name="Describe it again")
    await expect(dialog).to_be_visible()
    dropped = """(selector) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(["x"], "sketch.png", { type: "image/png" }));
        const drop = new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
        return !document.querySelector(selector).dispatchEvent(drop);
    }"""
    assert await visit.page.evaluate(dropped, "form-dialog h2")
    assert not await visit.page.evaluate(dropped, "form-dialog input[type=file]"), "The field takes it by itself."
    await visit.page.keyboard.press("Escape")
    await expect(visit.page.locator(".tray-card")).to_have_count(0)


async def test_text_embeds_and_layouts_are_drawn(visit: Visit) -> None:
    await visit.say("/show")
    text = visit.message("A heading").first
    for selector in ("h3", "strong", "em", "u", "s", "code", "pre"):
        await expect(text.locator(selector).first).to_be_attached()
    for selector in ("blockquote .mention", "ul ul li", "small live-time", "a[rel~=noopener]"):
        await expect(text.locator(selector).first).to_be_attached()
    await expect(text.locator(".embed .embed-field")).to_have_count(4)
    await expect(text.locator(".embed img")).to_have_count(1)
    await expect(text.locator(".attachments img")).to_have_count(1)
    spoiler = text.locator(".spoiler-text")
    await expect(spoiler).to_have_attribute("role", "button")
    await spoiler.press("Enter")
    await expect(spoiler).to_have_attribute("data-open", "")
    layout = visit.page.locator(".container")
    await expect(layout.locator(".layout-gallery img")).to_have_count(4)
    await expect(layout.locator(".thumbnail img")).to_be_visible()
