"""Another client library at the plain port: hikari, which knows nothing of the playground but two addresses."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import hikari
import pytest
from hikari.impl.special_endpoints import MessageActionRowBuilder

from playground.gateway.sessions import Session
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.member import Member
from tests.playground.robot import PNG


@asynccontextmanager
async def painter(playground: Playground) -> AsyncIterator[hikari.GatewayBot]:
    """A small bot: a command that defers and shows a picture with a button, and the button's answer."""
    bot = hikari.GatewayBot(
        playground.token,
        rest_url=f"http://127.0.0.1:{playground.port}/api/v10",
        banner=None,
        logs=None,
        suppress_optimization_warning=True,
    )

    async def sync(_event: hikari.StartedEvent) -> None:
        me = await bot.rest.fetch_application()
        command = bot.rest.slash_command_builder("paint", "Paint a picture")
        command.add_option(
            hikari.CommandOption(type=hikari.OptionType.STRING, name="prompt", description="What", is_required=True)
        )
        command.add_option(hikari.CommandOption(type=hikari.OptionType.ATTACHMENT, name="image", description="From"))
        await bot.rest.set_application_commands(me, [command])

    async def answer(event: hikari.InteractionCreateEvent) -> None:
        interaction = event.interaction
        if isinstance(interaction, hikari.CommandInteraction):
            await paint(interaction)
        elif isinstance(interaction, hikari.ComponentInteraction):
            await interaction.create_initial_response(hikari.ResponseType.MESSAGE_UPDATE, "pressed", components=[])

    async def paint(interaction: hikari.CommandInteraction) -> None:
        await interaction.create_initial_response(hikari.ResponseType.DEFERRED_MESSAGE_CREATE)
        prompt = next(str(one.value) for one in interaction.options or () if one.name == "prompt")
        given = list(interaction.resolved.attachments.values()) if interaction.resolved else []
        data = await given[0].read() if given else PNG
        row = MessageActionRowBuilder()
        row.add_interactive_button(hikari.ButtonStyle.PRIMARY, "again", label="Again")
        await interaction.edit_initial_response(prompt, attachment=hikari.Bytes(data, "out.png"), component=row)

    bot.event_manager.subscribe(hikari.StartedEvent, sync)
    bot.event_manager.subscribe(hikari.InteractionCreateEvent, answer)
    await bot.start(check_for_updates=False)
    try:
        yield bot
    finally:
        await bot.close()


def session_of(playground: Playground) -> Session:
    (session,) = playground.gateway.sessions.attached
    return session


async def paint_and_press(ada: Member) -> None:
    used = await ada.slash("paint", prompt="a red fox", image=Upload("in.png", PNG + b"!"))
    message = await used.response()
    assert message.content == "a red fox"
    assert ada.read(message.attachments[0]) == PNG + b"!"
    assert (await (await ada.click(message, "Again")).response()).content == "pressed"


async def test_a_hikari_bot_paints_and_resumes(
    playground: Playground, ada: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A shard that reconnects within half a minute of its start waits a second or two before.
    monkeypatch.setattr("hikari.impl.shard._BACKOFF_WINDOW", 0)
    async with painter(playground) as bot:
        me = bot.get_me()
        assert me is not None
        assert me.username == "easel"
        assert [guild.name for guild in bot.cache.get_guilds_view().values()] == ["The Playground"]
        await paint_and_press(ada)
        session = session_of(playground)
        heard: asyncio.Queue[str] = asyncio.Queue()

        async def hear(event: hikari.DMMessageCreateEvent) -> None:
            heard.put_nowait(event.content or "")

        bot.event_manager.subscribe(hikari.DMMessageCreateEvent, hear)
        resumed = asyncio.create_task(bot.wait_for(hikari.ShardResumedEvent, timeout=10))
        await asyncio.sleep(0)
        playground.faults.drop_socket()
        await ada.send("dm", "said meanwhile")
        await resumed
        assert await asyncio.wait_for(heard.get(), 5) == "said meanwhile"
        assert session_of(playground) is session
        await paint_and_press(ada)
