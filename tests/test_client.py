"""Whatever goes wrong while somebody is answered becomes one sentence for them alone, in their language."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from typing import Any

import discord
import pytest
from discord import app_commands
from discord.ext import commands

from bot.client import EaselBot, Interaction, as_easel_error
from bot.core.errors import EaselError, GoneError, NotAllowedError, QueueError, RequestError, UploadError
from bot.i18n.localizer import LANGUAGES, Localizer
from cogs.ui.components import ActionButton, rows
from cogs.ui.forms import form, text_field
from playground.server import Playground
from tests.cogs.bots import connected

Raise = Callable[[], Exception]


class Response:
    """What an HTTP error of discord.py holds."""

    def __init__(self, status: int) -> None:
        self.status = status
        self.reason = "because"


def http_error(kind: type[discord.HTTPException], status: int, code: int = 0) -> discord.HTTPException:
    response: Any = Response(status)
    return kind(response, {"code": code, "message": "no"})


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (GoneError("picture.gone"), "picture.gone"),
        (app_commands.MissingPermissions(["manage_guild"]), "moderators.only"),
        (app_commands.NoPrivateMessage(), "guild.only"),
        (http_error(discord.Forbidden, 403, 50013), "discord.forbidden"),
        (http_error(discord.NotFound, 404, 10008), "discord.gone"),
        (http_error(discord.HTTPException, 400, 50035), "unexpected"),
        (http_error(discord.DiscordServerError, 503), "unexpected"),
        (RuntimeError("secret"), "unexpected"),
        (KeyError("secret"), "unexpected"),
    ],
)
def test_every_error_can_be_told(error: Exception, key: str) -> None:
    told = as_easel_error(error)
    assert told.key == key
    for language in LANGUAGES:
        assert "secret" not in told.localized(Localizer(language))


def test_what_was_not_foreseen_has_a_note_of_its_own_each_time() -> None:
    notes = {str(as_easel_error(RuntimeError()).params["note"]) for _ in range(20)}
    assert len(notes) == 20
    assert all(re.fullmatch(r"[0-9a-f]{6}", note) for note in notes)


class Trouble(commands.Cog):
    """Commands, buttons and forms that go wrong, before or after they have answered."""

    def __init__(self, bot: EaselBot) -> None:
        self.error: Exception | None = None
        self.sent: list[tuple[str, ...]] = []
        bot.on_press("fail", self._press)
        bot.on_press("ask", self._ask)
        bot.on_form("fail", self._press)

    @app_commands.command(name="fail")
    async def fail(self, interaction: Interaction, first: str = "") -> None:
        """Fail."""
        match first:
            case "answer":
                await interaction.response.send_message("done")
            case "think":
                await interaction.response.defer(thinking=True)
            case "think alone":
                await interaction.response.defer(thinking=True, ephemeral=True)
        if self.error is not None:
            raise self.error

    @app_commands.command(name="buttons")
    async def buttons(self, interaction: Interaction) -> None:
        """Show buttons."""
        view = rows(
            [
                ActionButton("fail", 5, "x", label="Fail"),
                ActionButton("unknown", label="Unknown"),
                ActionButton("ask", label="Ask"),
            ]
        )
        await interaction.response.send_message("press", view=view)

    async def _press(self, interaction: Interaction, *arguments: str) -> None:
        self.sent.append(arguments)
        if self.error is not None:
            raise self.error
        await interaction.response.send_message("pressed", ephemeral=True)

    async def _ask(self, interaction: Interaction) -> None:
        await interaction.response.send_modal(form("fail", 7, "y", title="Ask", fields=[text_field("a", "A")]))


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground() as running:
        yield running


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[EaselBot]:
    async with connected(playground, lambda bot: [Trouble(bot)]) as running:
        yield running


@pytest.fixture
def trouble(bot: EaselBot) -> Trouble:
    cog = bot.get_cog("Trouble")
    assert isinstance(cog, Trouble)
    return cog


@pytest.mark.parametrize(("member", "locale"), [("ada", "en-GB"), ("vera", "de")])
@pytest.mark.parametrize("first", ["", "answer", "think", "think alone"])
async def test_a_command_that_fails_tells_its_member_alone_whenever_it_does(
    playground: Playground, trouble: Trouble, member: str, locale: str, first: str
) -> None:
    trouble.error = QueueError("queue.draining")
    one = playground.member(member)
    await one.slash("fail", {"first": first} if first else {})
    refusal = await one.wait_for(lambda m: m.content == Localizer(locale)("queue.draining"))
    assert refusal.ephemeral
    others = playground.member("mallory").messages()
    assert [message.content for message in others] == (["done"] if first == "answer" else [])


@pytest.mark.parametrize(
    "error",
    [
        NotAllowedError("owner.only"),
        RequestError("form.whole", field="Steps", value="<@1> **many**"),
        UploadError("upload.kind"),
        EaselError("guild.only"),
    ],
)
async def test_each_kind_of_error_is_told_with_what_it_is_about(
    playground: Playground, trouble: Trouble, error: EaselError
) -> None:
    trouble.error = error
    answer = await (await playground.member("ada").slash("fail")).response()
    assert answer.content == error.localized(Localizer())
    assert answer["mentions"] == []


async def test_what_was_not_foreseen_is_logged_with_the_note_that_is_told(
    playground: Playground, trouble: Trouble, capsys: pytest.CaptureFixture[str]
) -> None:
    trouble.error = RuntimeError("something deep down")
    answer = await (await playground.member("ada").slash("fail")).response()
    note = re.search(r"[0-9a-f]{6}", answer.content)
    assert note is not None
    assert "deep down" not in answer.content
    logged = capsys.readouterr().out
    assert note[0] in logged
    assert "something deep down" in logged


async def test_a_button_that_fails_tells_the_same_and_leaves_its_message(
    playground: Playground, trouble: Trouble
) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    shown = await (await ada.slash("buttons")).response()
    trouble.error = GoneError("picture.gone")
    refusal = await (await vera.click(shown, "Fail")).response()
    assert (refusal.content, refusal.ephemeral) == (Localizer("de")("picture.gone"), True)
    assert ada.refresh(shown).content == "press"
    assert trouble.sent == [("5", "x")]


async def test_a_button_of_another_version_says_so(playground: Playground, trouble: Trouble) -> None:
    ada = playground.member("ada")
    shown = await (await ada.slash("buttons")).response()
    refusal = await (await ada.click(shown, "Unknown")).response()
    assert (refusal.content, refusal.ephemeral) == (Localizer()("button.gone"), True)


async def test_a_form_that_is_sent_arrives_with_its_arguments_and_its_errors_are_told(
    playground: Playground, trouble: Trouble
) -> None:
    ada = playground.member("ada")
    shown = await (await ada.slash("buttons")).response()
    for error, said in ((None, "pressed"), (GoneError("picture.gone"), Localizer()("picture.gone"))):
        trouble.error = error
        await (await ada.click(shown, "Ask")).modal()
        answer = await (await ada.submit_modal({"a": "x"})).response()
        assert answer.content == said
    assert trouble.sent == [("7", "y")] * 2


async def test_a_token_that_died_is_no_reason_to_say_anything(
    playground: Playground, trouble: Trouble, capsys: pytest.CaptureFixture[str]
) -> None:
    trouble.error = http_error(discord.NotFound, 404, 10062)
    ada = playground.member("ada")
    await ada.slash("fail")
    async with asyncio.timeout(5):
        said = ""
        while "token died" not in said:
            await asyncio.sleep(0.01)
            said += capsys.readouterr().out
    assert "not foreseen" not in said
    assert ada.messages() == []


async def test_where_an_error_can_not_be_told_it_is_logged(
    playground: Playground, trouble: Trouble, capsys: pytest.CaptureFixture[str]
) -> None:
    trouble.error = QueueError("queue.draining")
    playground.faults.order("POST", "/callback", status=400)
    await playground.member("ada").slash("fail")
    async with asyncio.timeout(5):
        said = ""
        while "could not be told" not in said:
            await asyncio.sleep(0.01)
            said += capsys.readouterr().out


async def test_a_listener_that_fails_is_logged_and_the_bot_goes_on(
    playground: Playground, bot: EaselBot, trouble: Trouble, capsys: pytest.CaptureFixture[str]
) -> None:
    async def deaf(message: discord.Message) -> None:
        raise RuntimeError("can't hear")

    bot.add_listener(deaf, "on_message")
    ada = playground.member("ada")
    await ada.send("dm", "hello?")
    async with asyncio.timeout(5):
        said = ""
        while "can't hear" not in said:
            await asyncio.sleep(0.01)
            said += capsys.readouterr().out
    assert "a listener failed" in said
    assert (await (await ada.slash("fail", first="answer")).response()).content == "done"


async def test_a_message_is_no_command_and_pings_nobody(playground: Playground, bot: EaselBot) -> None:
    ada = playground.member("ada")
    await ada.send("studio", f"<@{playground.world.bot.id}> fail")
    await ada.send("dm", "fail")
    channel = bot.get_partial_messageable(ada.messages("dm")[0].channel_id)
    sent = await channel.send(f"<@{ada.id}> @everyone")
    seen = await ada.wait_for(lambda m: m.id == sent.id)
    assert (seen["mentions"], seen["mention_everyone"]) == ([], False)
    assert [message.author for message in ada.messages()] == ["ada"]


async def test_the_ids_of_all_commands_are_known(playground: Playground, bot: EaselBot, trouble: Trouble) -> None:
    offered = {one["name"]: int(one["id"]) for one in playground.member("ada").commands()}
    assert bot.command_ids == offered
    assert set(offered) == {"fail", "buttons"}


async def test_it_knows_whether_the_gateway_is_there(playground: Playground, bot: EaselBot) -> None:
    assert bot.connected
    resumed = asyncio.create_task(bot.wait_for("resumed", timeout=20))
    gone = asyncio.create_task(bot.wait_for("disconnect", timeout=20))
    await asyncio.sleep(0)
    playground.faults.drop_socket()
    await gone
    await resumed
    assert bot.connected


async def test_a_home_server_that_it_is_not_in_is_no_reason_not_to_start(
    playground: Playground, capsys: pytest.CaptureFixture[str]
) -> None:
    credentials = playground.credentials()
    bot = EaselBot(lambda bot: [Trouble(bot)], credentials.connector(), home=12345)
    await bot.login(credentials.token)
    assert "operator's server has no commands" in capsys.readouterr().out
    assert bot.command_ids
    await bot.close()


async def test_what_it_asks_for_is_what_it_needs_and_nothing_privileged(bot: EaselBot) -> None:
    privileged = discord.Intents(members=True, presences=True, message_content=True)
    assert bot.intents.value & privileged.value == 0
    assert (bot.intents.guilds, bot.intents.guild_messages, bot.intents.dm_messages) == (True, True, True)
