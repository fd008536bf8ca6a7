"""Threads: begun from a message, listed under their channel, gone again."""

import pytest
from playwright.async_api import expect

from playground.server import Playground
from tests.page.visit import Visit

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_thread_is_begun_from_a_message(visit: Visit, playground: Playground) -> None:
    await playground.member("ada").send("studio", "shall we paint a castle?")
    await visit.menu(visit.message("shall we"), "Start thread")
    name = visit.page.get_by_role("dialog", name="Start a thread").get_by_label("Name")
    await expect(name).to_have_value("shall we paint a castle?")
    await name.fill("castles")
    await name.press("Enter")
    await expect(visit.page.locator(".head h2")).to_have_text("castles")
    await expect(visit.message("shall we paint a castle?")).to_contain_text("Ada")
    await visit.say("with two towers")
    await expect(visit.message("with two towers").locator(".name")).to_have_text("Alan")
    await visit.page.get_by_role("button", name="Back to #studio").click()
    await expect(visit.page.locator(".head h2")).to_have_text("studio")
    await expect(visit.message("with two towers")).to_have_count(0)
    await visit.message("shall we").get_by_role("button", name="Open thread").click()
    await expect(visit.message("with two towers")).to_be_visible()


async def test_what_is_done_to_a_thread_stands_in_it(visit: Visit, playground: Playground) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    threads = playground.service.threads
    thread = await ada.start_thread("studio", "towers")
    threads.add(thread, vera.id, ada.id)
    threads.rename(thread, "castles", ada.id)
    threads.changed(thread)
    threads.remove(thread, vera.id, ada.id)
    await visit.page.get_by_role("list", name="Threads of studio").get_by_role("button", name="castles").click()
    said = ["Ada added Vera to the thread.", "Ada changed the name to castles.", "Ada removed Vera from the thread."]
    await expect(visit.page.locator(".content.system")).to_have_text(said)


async def test_threads_come_and_go_under_their_channel(visit: Visit, playground: Playground) -> None:
    ada = playground.member("ada")
    thread = await ada.start_thread("studio", "towers")
    threads = visit.page.get_by_role("list", name="Threads of studio")
    await threads.get_by_role("button", name="towers").click()
    await expect(visit.page.locator(".head h2")).to_have_text("towers")
    await expect(visit.page.locator(".opening")).to_contain_text("a thread in #studio")
    playground.service.threads.delete(thread)
    await expect(visit.page.locator(".head h2")).to_have_text("studio")
    await expect(threads).to_have_count(0)
