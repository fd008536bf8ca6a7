"""Ways in which other libraries ask: forms, escaped paths, ids in any shape, and routes that look like ids."""

from collections.abc import AsyncIterator

import aiohttp
import discord
import pytest
from yarl import URL

from playground.rules.intents import Intent
from playground.server import Playground
from playground.state.files import Upload
from playground.state.interaction import COMMAND
from playground.testing.member import Member
from tests.playground.robot import PNG, Robot


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(privileged=Intent.GUILD_MEMBERS) as playground:
        yield playground


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[aiohttp.ClientSession]:
    """A session with the bot's token."""
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {playground.token}"}) as session:
        yield session


def address(playground: Playground, path: str) -> URL:
    return URL(f"http://127.0.0.1:{playground.port}{path}", encoded=True)


async def told(session: aiohttp.ClientSession, playground: Playground, path: str) -> tuple[int, object]:
    async with session.get(address(playground, path)) as response:
        return response.status, await response.json()


@pytest.mark.parametrize(
    "data",
    [
        {"payload_json": '{"type": 4, "data": {"content": "from a form"}}'},
        {"type": "4", "payload_json": '{"type": 4, "data": {"content": "from a form"}}'},
    ],
)
async def test_a_form_without_files_is_read(
    bot: aiohttp.ClientSession, playground: Playground, ada: Member, data: dict[str, str]
) -> None:
    world = playground.world
    used = {"id": "1", "name": "greet", "type": 1}
    studio = next(iter(world.guild.channels))
    interaction = playground.service.interactions.open(COMMAND, ada.id, studio, used, guild_id=world.guild.id)
    path = f"/api/v10/interactions/{interaction.id}/{interaction.token}/callback"
    async with bot.post(address(playground, path), data=data) as response:
        assert response.status == 204
    assert ada.messages()[-1].content == "from a form"
    async with bot.post(
        address(playground, f"/api/v10/channels/{studio}/messages"), data={"content": "hi"}
    ) as response:
        assert (await response.json())["content"] == "hi"


@pytest.mark.parametrize("path", ["/api/v10/users/%40me", "/api/v10/users/@%6de", "/%61pi/v10/users/@me"])
async def test_escaped_paths_are_the_same_paths(bot: aiohttp.ClientSession, playground: Playground, path: str) -> None:
    status, me = await told(bot, playground, path)
    assert status == 200
    assert isinstance(me, dict)
    assert me["username"] == "easel"


async def test_an_escaped_file_name_is_found(bot: aiohttp.ClientSession, playground: Playground, ada: Member) -> None:
    sent = await ada.send("studio", "look", [Upload("fox.png", PNG)])
    url = sent.attachments[0]["url"].replace("fox.png", "%66ox%2Epng")
    async with bot.get(URL(url, encoded=True)) as response:
        assert await response.read() == PNG


async def test_routes_are_not_taken_for_ids(bot: aiohttp.ClientSession, playground: Playground) -> None:
    world = playground.world
    studio, guild = next(iter(world.guild.channels)), f"/api/v10/guilds/{world.guild.id}"
    assert await told(bot, playground, f"/api/v10/channels/{studio}/pins") == (200, [])
    pages = {"items": [], "has_more": False}
    assert await told(bot, playground, f"/api/v10/channels/{studio}/messages/pins") == (200, pages)
    assert await told(bot, playground, "/api/v10/soundboard-default-sounds") == (200, [])
    status, found = await told(bot, playground, f"{guild}/members/search?query=A&limit=5")
    assert status == 200
    assert isinstance(found, list)
    assert {one["user"]["username"] for one in found} == {"ada", "alan"}
    status, _ = await told(bot, playground, f"{guild}/members/search")
    assert status == 400


async def test_another_servers_commands_are_forbidden(bot: aiohttp.ClientSession, playground: Playground) -> None:
    application = f"/api/v10/applications/{playground.world.bot.id}"
    for path in ("commands", "commands/permissions", "commands/1"):
        status, error = await told(bot, playground, f"{application}/guilds/123/{path}")
        assert (status, error) == (403, {"message": "Missing Access", "code": 50001})
    async with bot.put(address(playground, f"{application}/guilds/123/commands"), json=[]) as response:
        assert response.status == 403


async def test_the_application_has_a_summary(bot: aiohttp.ClientSession, playground: Playground) -> None:
    _, application = await told(bot, playground, "/api/v10/applications/@me")
    assert isinstance(application, dict)
    assert application["summary"] == ""


@pytest.mark.parametrize("given", ["user", "id", "text"])
async def test_ids_reach_the_bot_as_texts(robot: Robot, playground: Playground, ada: Member, given: str) -> None:
    got: list[object] = []

    @robot.tree.command(name="who", description="Who")
    async def who(interaction: discord.Interaction, user: discord.User) -> None:
        got.append(dict(interaction.data or {}).get("options"))
        await interaction.response.send_message(user.name)

    await robot.up()
    vera = playground.world.user_named("vera")
    used = await ada.slash("who", user={"user": vera, "id": vera.id, "text": str(vera.id)}[given])
    assert (await used.response()).content == "vera"
    assert got == [[{"name": "user", "type": 6, "value": str(vera.id)}]]
