"""The page's API, with the real bot on the other side."""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO

import discord
import pytest
from discord import app_commands

from playground.rules.permissions import Permission
from playground.server import Playground
from playground.state.files import Upload
from tests.playground.browser import Browser, until
from tests.playground.robot import PNG, Clock, Robot


@pytest.fixture
async def ada(playground: Playground) -> AsyncIterator[Browser]:
    async with Browser(playground, "ada") as browser:
        yield browser


def add_paint(robot: Robot) -> None:
    @robot.tree.command(name="paint", description="Paint")
    async def paint(interaction: discord.Interaction, style: str, image: discord.Attachment) -> None:
        data = await image.read()
        await interaction.response.send_message(style, file=discord.File(BytesIO(data), "out.png"))

    @paint.autocomplete("style")
    async def styles(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name="Oil", value="oil")]


async def test_the_state_holds_what_a_page_begins_with(playground: Playground, robot: Robot, ada: Browser) -> None:
    add_paint(robot)
    assert (await ada.get("state"))["bot"]["online"] is False
    await robot.up()
    state = await ada.get("state")
    assert state["me"]["username"] == "ada"
    assert {user["label"] for user in state["users"]} == {"admin", "moderator", "member", "troublemaker"}
    assert state["bot"]["online"] is True
    assert [channel.get("name", "dm") for channel in state["channels"]] == ["studio", "gallery", "after-dark", "dm"]
    (command,) = state["commands"]
    assert command["name"] == "paint"
    assert command["channel_ids"] == [channel["id"] for channel in state["channels"]]
    assert state["guild"]["members"][0]["user"]["username"] == "alan"
    assert state["attachment_size_limit"] == 10 << 20
    assert (await ada.get("users"))["users"] == state["users"]


async def test_the_page_learns_in_which_channels_a_command_is_offered(
    playground: Playground, robot: Robot, ada: Browser
) -> None:
    add_paint(robot)
    await robot.up()
    world = playground.world
    studio, gallery, *_ = world.guild.channels.values()
    async with ada.session.ws_connect(f"/playground/socket?user={ada.user}") as socket:
        await until(socket, "READY")
        world.restrict(studio, world.guild.id, deny=int(Permission.USE_APPLICATION_COMMANDS))
        (command,) = (await until(socket, "COMMANDS_UPDATE"))["commands"]
        assert str(studio.id) not in command["channel_ids"]
        playground.service.commands.permit("paint", gallery.id, False)
        (command,) = (await until(socket, "COMMANDS_UPDATE"))["commands"]
        assert len(command["channel_ids"]) == 2
        group = await playground.member("ada").open_group("friends", world.user_named("vera"))
        (command,) = (await until(socket, "COMMANDS_UPDATE"))["commands"]
        assert str(group.id) not in command["channel_ids"]
        world.user_named("ada").settings.has_app = True
        assert str(group.id) in (await ada.get("state"))["commands"][0]["channel_ids"]


async def test_a_command_from_the_page_to_the_picture(playground: Playground, robot: Robot, ada: Browser) -> None:
    add_paint(robot)
    await robot.up()
    state = await ada.get("state")
    studio, command = state["channels"][0]["id"], state["commands"][0]
    async with ada.session.ws_connect(f"/playground/socket?user={ada.user}") as socket:
        await until(socket, "READY")
        used = {"channel_id": studio, "type": 4, "data": {"id": command["id"], "name": "paint", "type": 1}}
        used["data"]["options"] = [{"name": "style", "type": 3, "value": "o", "focused": True}]
        assert await ada.post("interactions", used) == (200, {"choices": [{"name": "Oil", "value": "oil"}]})
        options = [{"name": "style", "type": 3, "value": "oil"}, {"name": "image", "type": 11, "value": "0"}]
        used |= {"type": 2, "nonce": "n1", "data": used["data"] | {"options": options}}
        status, answer = await ada.post("interactions", used, Upload("in.png", PNG))
        assert status == 200
        message = await until(socket, "MESSAGE_CREATE")
        assert await until(socket, "INTERACTION_SUCCESS") == {"id": answer["id"], "nonce": "n1"}
    assert message["content"] == "oil"
    async with ada.session.get(message["attachments"][0]["url"]) as response:
        assert await response.read() == PNG
        assert response.headers["Content-Security-Policy"].startswith("sandbox")
        assert response.content_type == "image/png"


async def test_messages_are_sent_read_and_deleted(playground: Playground, robot: Robot, ada: Browser) -> None:
    await robot.up()
    channels = (await ada.get("state"))["channels"]
    studio = channels[0]["id"]
    _, first = await ada.post("messages", {"channel_id": studio, "content": "hi", "nonce": "7"}, Upload("a.png", PNG))
    assert (first["nonce"], first["attachments"][0]["filename"]) == ("7", "a.png")
    reply = {"channel_id": studio, "content": "yes", "message_reference": {"message_id": first["id"]}, "ping": False}
    _, second = await ada.post("messages", reply)
    assert second["referenced_message"]["id"] == first["id"]
    seen = await ada.get(f"channels/{studio}/messages")
    assert [message["content"] for message in seen] == ["hi", "yes"]
    assert [one["id"] for one in await ada.get(f"channels/{studio}/messages", before=second["id"])] == [first["id"]]
    path = f"/playground/channels/{studio}/messages/{first['id']}"
    async with Browser(playground, "vera") as vera, vera.session.delete(path, params={"user": vera.user}) as refused:
        assert refused.status == 403
        assert "permission" in (await refused.json())["message"]
    async with Browser(playground, "grace") as grace, grace.session.delete(path, params={"user": grace.user}) as done:
        assert done.status == 204
    assert [message["content"] for message in await ada.get(f"channels/{studio}/messages")] == ["yes"]


async def test_the_socket_tells_what_concerns_its_user(
    playground: Playground, robot: Robot, ada: Browser, clock: Clock
) -> None:
    class Words(discord.ui.Modal, title="Words"):
        text: discord.ui.TextInput["Words"] = discord.ui.TextInput(label="Text", custom_id="text")

        async def on_submit(self, interaction: discord.Interaction) -> None:
            await interaction.response.send_message(self.text.value, ephemeral=True)

    @robot.tree.command(name="ask", description="Ask")
    async def ask(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Words())

    @robot.tree.command(name="sleep", description="Sleep")
    async def sleep(interaction: discord.Interaction) -> None:
        clock.now += 4
        playground.tick()

    async with ada.session.ws_connect(f"/playground/socket?user={ada.user}") as socket:
        await robot.up()
        names = [command["name"] for command in (await until(socket, "COMMANDS_UPDATE"))["commands"]]
        assert names == ["ask", "sleep"]
        assert await until(socket, "BOT_STATUS") == {"online": True}
        state = await ada.get("state")
        studio, ids = state["channels"][0]["id"], {one["name"]: one["id"] for one in state["commands"]}
        use = {"channel_id": studio, "type": 2, "nonce": "a", "data": {"id": ids["ask"], "name": "ask", "type": 1}}
        await ada.post("interactions", use)
        modal = await until(socket, "MODAL_CREATE")
        assert (modal["title"], modal["nonce"]) == ("Words", "a")
        fields = [{"type": 1, "components": [{"type": 4, "custom_id": "text", "value": "blue"}]}]
        data = {"custom_id": modal["custom_id"], "components": fields}
        await ada.post("interactions", {"channel_id": studio, "type": 5, "data": data})
        answer = await until(socket, "MESSAGE_CREATE")
        assert (answer["content"], answer["flags"]) == ("blue", 64)
        await ada.post("interactions", use | {"nonce": "b", "data": {"id": ids["sleep"], "name": "sleep", "type": 1}})
        failure = await until(socket, "INTERACTION_FAILURE")
        assert (failure["nonce"], failure["message"]) == ("b", "The application did not respond")
        await robot.guilds[0].text_channels[0].typing()
        assert (await until(socket, "TYPING_START"))["user_id"] == state["bot"]["id"]
        sent = await robot.guilds[0].text_channels[0].send("soon gone")
        await sent.delete()
        assert await until(socket, "MESSAGE_DELETE") == {"id": str(sent.id), "channel_id": studio}
        log = await until(socket, "LOG")
        assert (log["direction"], log["kind"]) == ("in", "rest")
        await robot.down()
        assert await until(socket, "BOT_STATUS") == {"online": False}


@pytest.mark.parametrize(
    ("payload", "status"),
    [
        ({"type": 2, "data": {"id": "1", "name": "x", "type": 1}}, 404),
        ({"type": 2, "data": {"options": ["x"]}}, 400),
        ({"type": 3, "message_id": "5", "data": {"custom_id": "x"}}, 404),
        ({"type": 5, "data": {"custom_id": "x", "components": 7}}, 400),
        ({"type": 9, "data": {}}, 400),
        ({"data": []}, 400),
        ({"type": 2}, 400),
    ],
)
async def test_what_makes_no_sense_is_refused_with_a_sentence(
    ada: Browser, payload: dict[str, object], status: int
) -> None:
    studio = (await ada.get("state"))["channels"][0]["id"]
    answered, body = await ada.post("interactions", {"channel_id": studio} | payload)
    assert answered == status
    assert body["message"]
    assert isinstance(body["code"], int)


async def test_a_member_is_held_to_discords_limits(ada: Browser, playground: Playground) -> None:
    studio = (await ada.get("state"))["channels"][0]["id"]
    status, body = await ada.post("messages", {"channel_id": studio, "content": "x" * 2001})
    assert (status, body["message"]) == (400, "content: Must be 2000 or fewer in length.")
    assert (await ada.post("messages", {"channel_id": studio, "content": " "}))[1]["code"] == 50006
    playground.service.files.limit = 10
    assert (await ada.post("messages", {"channel_id": studio}, Upload("a", b"x" * 11)))[0] == 413


async def test_the_page_and_its_files_come_with_a_strict_policy(playground: Playground, ada: Browser) -> None:
    async with ada.session.get(playground.url) as response:
        assert response.content_type == "text/html"
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert response.headers["Referrer-Policy"] == "no-referrer"
    async with ada.session.get(playground.url.replace("127.0.0.1", "localhost"), allow_redirects=False) as response:
        assert response.headers["Location"] == playground.url


async def test_stopping_lets_an_open_page_go_at_once(clock: Clock) -> None:
    async with Playground(clock=clock) as playground:
        browser = Browser(playground, "ada")
        socket = await browser.session.ws_connect(f"/playground/socket?user={browser.user}")
        await until(socket, "READY")
        leaving = asyncio.create_task(socket.receive())
    assert (await leaving).data == 1013  # it was told so, and not cut off when the server's patience ended
    await browser.session.close()
