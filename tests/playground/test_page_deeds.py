"""What a person does to messages at the page: edits, reactions and threads."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from playground.errors import RefusedError
from playground.server import Playground
from tests.playground.browser import Browser, until


@pytest.fixture
async def ada(playground: Playground) -> AsyncIterator[Browser]:
    async with Browser(playground, "ada") as browser:
        yield browser


@pytest.fixture
async def vera(playground: Playground) -> AsyncIterator[Browser]:
    async with Browser(playground, "vera") as browser:
        yield browser


async def say(who: Browser, content: str, channel: str | None = None) -> Any:
    """A message of theirs, by default in the first channel they see."""
    where = channel or (await who.get("state"))["channels"][0]["id"]
    return (await who.post("messages", {"channel_id": where, "content": content}))[1]


def path_of(message: Any) -> str:
    return f"channels/{message['channel_id']}/messages/{message['id']}"


async def test_ones_own_words_can_be_edited_and_no_others(ada: Browser, vera: Browser) -> None:
    message = await say(ada, "a fxo")
    async with vera.session.ws_connect(f"/playground/socket?user={vera.user}") as socket:
        await until(socket, "READY")
        status, edited = await ada.do("PATCH", path_of(message), {"content": "a fox"})
        assert (status, edited["content"]) == (200, "a fox")
        seen = await until(socket, "MESSAGE_UPDATE")
        assert seen["content"] == "a fox"
        assert seen["edited_timestamp"]
    status, refused = await vera.do("PATCH", path_of(message), {"content": "a cat"})
    assert (status, refused["code"]) == (403, 50005)
    assert (await ada.do("PATCH", path_of(message), {"content": " "}))[1]["code"] == 50006
    assert (await ada.do("PATCH", path_of(message), {"content": "x" * 2001}))[0] == 400
    assert (await ada.get(path_of(message).rpartition("/")[0]))[0]["content"] == "a fox"


async def test_reactions_are_counted_and_each_sees_their_own(ada: Browser, vera: Browser) -> None:
    message = await say(ada, "look")
    reaction = path_of(message) + "/reactions/👍"
    async with vera.session.ws_connect(f"/playground/socket?user={vera.user}") as socket:
        await until(socket, "READY")
        assert (await ada.do("PUT", reaction))[0] == 204
        assert (await until(socket, "MESSAGE_UPDATE"))["reactions"][0]["me"] is False
        assert (await vera.do("PUT", reaction))[0] == 204
        (seen,) = (await until(socket, "MESSAGE_UPDATE"))["reactions"]
        assert seen["me"] is True
        assert (seen["emoji"], seen["count"], seen["me_burst"]) == ({"id": None, "name": "👍"}, 2, False)
        assert (seen["burst_colors"], seen["count_details"]) == ([], {"burst": 0, "normal": 2})
        assert (await vera.do("DELETE", reaction))[0] == 204
        (seen,) = (await until(socket, "MESSAGE_UPDATE"))["reactions"]
        assert (seen["me"], seen["count"]) == (False, 1)
    status, refusal = await ada.do("PUT", path_of(message) + "/reactions/word")
    assert (status, refusal["code"]) == (400, 10014)


async def test_a_thread_is_started_from_a_message_and_in_a_channel(ada: Browser, vera: Browser) -> None:
    message = await say(ada, "a fox")
    threads = f"channels/{message['channel_id']}/threads"
    async with vera.session.ws_connect(f"/playground/socket?user={vera.user}") as socket:
        await until(socket, "READY")
        status, thread = await ada.do("POST", threads, {"name": "About the fox", "message_id": message["id"]})
        assert (status, thread["type"], thread["parent_id"]) == (200, 11, message["channel_id"])
        assert (await until(socket, "CHANNEL_CREATE"))["channel"]["name"] == "About the fox"
        assert (await until(socket, "MESSAGE_UPDATE"))["thread"]["id"] == thread["id"]
        await say(vera, "nice fox", thread["id"])
        assert (await until(socket, "CHANNEL_UPDATE"))["channel"]["member_count"] == 2
    state = await vera.get("state")
    assert [one["type"] for one in state["channels"]] == [0, 0, 0, 11, 1]
    seen = await ada.get(f"channels/{thread['id']}/messages")
    assert [one["content"] for one in seen] == ["", "nice fox"]
    assert seen[0]["referenced_message"]["content"] == "a fox"
    assert (await ada.do("POST", threads, {"name": "Again", "message_id": message["id"]}))[1]["code"] == 160004
    assert (await ada.do("POST", threads, {"name": ""}))[0] == 400
    assert (await ada.do("POST", threads, {"name": "Loose"}))[1]["parent_id"] == message["channel_id"]
    assert (await ada.get(path_of(message).rpartition("/")[0]))[-1]["type"] == 18


async def test_a_group_is_opened_with_others(ada: Browser, vera: Browser, playground: Playground) -> None:
    async with vera.session.ws_connect(f"/playground/socket?user={vera.user}") as socket:
        await until(socket, "READY")
        status, group = await ada.do("POST", "groups", {"name": "friends", "user_ids": [vera.user]})
        assert (status, group["type"], group["name"], group["owner_id"]) == (200, 3, "friends", ada.user)
        assert [one["username"] for one in group["recipients"]] == ["vera"]
        seen = (await until(socket, "CHANNEL_CREATE"))["channel"]
        assert [one["username"] for one in seen["recipients"]] == ["ada"]
    assert (await ada.do("POST", "groups", {"user_ids": [vera.user]}))[1]["name"] is None
    assert [one["type"] for one in (await vera.get("state"))["channels"]] == [0, 0, 0, 3, 3, 1]


async def test_a_group_is_of_two_members_or_more_without_apps(ada: Browser, playground: Playground) -> None:
    bot = str(playground.world.bot.id)
    for others, expected in (([], 400), ([ada.user], 400), ([bot], 404), (["5"], 404), (["x"], 404), ("x", 400)):
        status, refusal = await ada.do("POST", "groups", {"name": "me", "user_ids": others})
        assert status == expected, (others, refusal)
    assert not playground.world.groups
    member = playground.member("ada")
    with pytest.raises(RefusedError, match="2 to 10"):
        await member.open_group("alone")
    with pytest.raises(RefusedError, match="app"):
        await member.open_group("with the bot", playground.world.bot)


async def test_settings_are_ones_own(ada: Browser, vera: Browser) -> None:
    me = (await vera.get("state"))["me"]
    assert me["settings"]["locale"] == "de"
    assert "locale" not in me
    status, changed = await vera.do("PATCH", "settings", {"locale": "fr", "has_app": True})
    assert (status, changed["locale"], changed["has_app"]) == (200, "fr", True)
    assert (await vera.get("state"))["me"]["settings"] == changed
    assert (await ada.get("state"))["me"]["settings"]["locale"] == "en-GB"
    assert (await vera.do("PATCH", "settings", {"locale": "xx"}))[0] == 400
