"""The page as a whole: loading, places, members, connection, width."""

import re

import pytest
from playwright.async_api import WebSocketRoute, expect

from playground.server import Playground
from tests.page.painter import Painter
from tests.page.visit import Visit

pytestmark = pytest.mark.asyncio(loop_scope="session")


class Cable:
    """What the page's socket runs through: a test can pull it and put it back."""

    def __init__(self) -> None:
        self.pulled = False
        self._routes: list[WebSocketRoute] = []

    async def connect(self, route: WebSocketRoute) -> None:
        """Let a socket through, unless pulled."""
        if self.pulled:
            await route.close()
            return
        route.connect_to_server()
        self._routes.append(route)

    async def pull(self) -> None:
        """Break what is connected, and let nothing through."""
        self.pulled = True
        for route in self._routes:
            await route.close()


async def test_it_shows_the_channels_and_keeps_the_key_out_of_the_address(visit: Visit, playground: Playground) -> None:
    channels = visit.page.locator("channel-list [data-channel]")
    await expect(channels).to_have_text(["studio", "gallery", re.compile("after-dark"), "easel"])
    await expect(visit.page.locator(".bot-status")).to_have_attribute("data-online", "true")
    assert playground.key not in visit.page.url
    await visit.page.reload()
    await expect(channels).to_have_count(4)


async def test_an_empty_channel_teaches_the_first_command(visit: Visit) -> None:
    await expect(visit.page.locator(".opening")).to_contain_text("Type /imagine a red castle on the snow at night")
    await visit.page.get_by_role("group", name="Starters").get_by_role("button").first.click()
    await expect(visit.field).to_have_value("/imagine a red castle on the snow at night")
    await expect(visit.field).to_be_focused()


async def test_an_empty_channel_says_what_it_is_about(visit: Visit, playground: Playground) -> None:
    topic = next(one.topic for one in playground.world.guild.channels.values() if one.name == "studio")
    assert topic
    await expect(visit.page.locator(".opening")).to_contain_text(topic)


async def test_a_wrong_key_is_explained(stranger: Visit, playground: Playground) -> None:
    await stranger.page.goto(f"http://127.0.0.1:{playground.port}/?key=wrong")
    await expect(stranger.page.locator(".refusal")).to_contain_text("with its key")
    stranger.complaints.clear()


async def test_one_plays_another_member(visit: Visit) -> None:
    await visit.say("I am the admin")
    await expect(visit.message("I am the admin")).to_be_visible()
    await visit.page.locator(".account-button").click()
    await visit.page.get_by_role("menuitemradio", name="Mallory").click()
    await expect(visit.page.locator(".account-name")).to_have_text("Mallory")
    await visit.say("and I am not")
    await expect(visit.message("and I am not")).to_contain_text("Mallory")
    await visit.message("I am the admin").click(button="right")
    await expect(visit.page.get_by_role("menuitem", name="Reply")).to_be_visible()
    await expect(visit.page.get_by_role("menuitem", name="Delete message")).to_have_count(0)


async def test_private_answers_are_seen_by_one_member_only(visit: Visit) -> None:
    await visit.say("/secret")
    private = visit.message("This is only for you.")
    await expect(private).to_contain_text("Only you can see this")
    await visit.page.locator(".account-button").click()
    await visit.page.get_by_role("menuitemradio", name="Ada").click()
    await expect(visit.page.locator(".account-name")).to_have_text("Ada")
    await expect(private).to_have_count(0)


async def test_other_channels_are_marked_unread(visit: Visit, playground: Playground) -> None:
    await playground.member("ada").send("gallery", "look at this")
    gallery = visit.page.locator("channel-list [data-channel]", has_text="gallery")
    await expect(gallery).to_have_attribute("data-unread", "")
    await gallery.click()
    await expect(visit.message("look at this")).to_be_visible()
    await expect(gallery).not_to_have_attribute("data-unread", "")


async def test_the_bot_leaving_is_seen(visit: Visit, painter: Painter) -> None:
    await painter.close()
    await expect(visit.page.locator("status-banner")).to_contain_text("offline")
    await expect(visit.page.locator(".bot-status")).to_have_attribute("data-online", "false")


async def test_a_lost_connection_comes_back_and_nothing_is_missed(
    stranger: Visit, playground: Playground, painter: Painter
) -> None:
    assert painter.is_ready()
    cable = Cable()
    await stranger.page.route_web_socket(f"ws://127.0.0.1:{playground.port}/**", cable.connect)
    await stranger.open(playground.url)
    await stranger.say("before")
    await expect(stranger.message("before")).to_be_visible()
    await cable.pull()
    await expect(stranger.page.locator("status-banner")).to_contain_text("Connection lost")
    await playground.member("ada").send("studio", "meanwhile")
    cable.pulled = False
    # The page may have tried by itself by now, and the button be gone.
    await stranger.page.evaluate("document.querySelector('status-banner button')?.click()")
    await expect(stranger.message("meanwhile")).to_be_visible()
    await expect(stranger.message("before")).to_have_count(1)
    await expect(stranger.page.locator("status-banner")).to_be_hidden()


async def test_a_bot_that_was_cut_off_comes_back_and_answers(visit: Visit, playground: Playground) -> None:
    await visit.say("/secret")
    await expect(visit.message("only for you")).to_be_visible()
    playground.gateway.drop()
    await expect(visit.page.locator(".bot-status")).to_have_attribute("data-online", "true")
    await playground.bot_online()
    await visit.say("/imagine a castle after the storm")
    await expect(visit.message("a castle after the storm").locator(".row")).to_be_visible()


async def test_events_between_bot_and_server_are_listed(visit: Visit) -> None:
    await visit.page.get_by_role("button", name="Events").click()
    await visit.say("/secret")
    events = visit.page.locator(".event:not([hidden])")
    await expect(events.filter(has_text="/callback")).to_have_count(1)
    await visit.page.get_by_role("searchbox", name="Filter events").fill("nothing like this")
    await expect(events).to_have_count(0)


async def test_it_fits_a_narrow_phone(visit: Visit) -> None:
    await visit.page.set_viewport_size({"width": 360, "height": 700})
    await visit.say("/show")
    await expect(visit.page.locator(".container")).to_be_visible()
    await visit.say("/choose")
    await expect(visit.message("Choose:")).to_be_visible()
    right_edges = "[...document.querySelectorAll('main *')].map((node) => node.getBoundingClientRect().right)"
    assert max(await visit.page.evaluate(right_edges)) <= 360
    await visit.page.get_by_role("button", name="Channels").click()
    await visit.page.locator("[data-channel]", has_text="gallery").click()
    await expect(visit.page.locator(".head h2")).to_have_text("gallery")
    await expect(visit.page.locator("channel-list")).not_to_be_visible()
