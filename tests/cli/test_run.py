"""How the process ends: each way to be stopped, to fail and to be refused has its exit code or its sentence."""

import asyncio
import os
import re
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import structlog

from bot.app.executor import thread_executor
from bot.cli import run
from bot.cli.run import RESTART, serve
from bot.client import EaselBot
from bot.config import ALLOWED, Settings, read_settings
from bot.core.errors import ModelError, SettingsError
from bot.core.events import Halted
from bot.studio.ending import Drained, Reason, RestartWanted
from playground.gateway.closes import ClosedError
from playground.gateway.sockets import Connection
from playground.server import Playground
from tests.executors.echo import EchoEngine

WRONG = "MTIz.abc.wrong"


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """No settings from outside, and an engine that is there at once; logs and signals as before."""
    monkeypatch.chdir(tmp_path)
    for key in ALLOWED:
        monkeypatch.delenv(key, raising=False)
    monkeypatch.setattr("bot.cli.heartbeat.EVERY", 0.05)
    monkeypatch.setattr(run, "thread_executor", lambda settings: thread_executor(settings, lambda report: EchoEngine()))
    before = structlog.get_config()
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    structlog.configure(**before)
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings(data=tmp_path / "data", playground_port=0)


async def beating(settings: Settings) -> None:
    """Wait until the bot is connected, and so listens to signals."""
    async with asyncio.timeout(120):
        while not await asyncio.to_thread((settings.data / "heartbeat").exists):  # noqa: ASYNC110 - a file has no event
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_bot_in_its_own_playground_says_where_and_ends_in_order(
    settings: Settings, capsys: pytest.CaptureFixture[str], number: signal.Signals
) -> None:
    serving = asyncio.create_task(serve(settings))
    await beating(settings)
    os.kill(os.getpid(), number)
    assert await asyncio.wait_for(serving, 120) == 0
    told = capsys.readouterr().out
    assert re.search(r"http://127\.0\.0\.1:\d+/\?key=", told)
    assert "/imagine" in told


@pytest.mark.parametrize(("reason", "code"), [(Drained(), 0), (RestartWanted(), RESTART)])
async def test_what_the_operator_wants_is_the_exit_code(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, reason: Reason, code: int
) -> None:
    async def ended(studio: object) -> None:
        studio._ending.set(reason)  # type: ignore[attr-defined]

    monkeypatch.setattr(run, "_ended", ended)
    assert await asyncio.wait_for(serve(settings), 120) == code


async def test_an_executor_that_can_not_go_on_is_told_as_an_error(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    reason = ModelError("model.missing", path="nowhere")

    async def ended(studio: object) -> None:
        studio._ending.set(Halted(reason))  # type: ignore[attr-defined]

    monkeypatch.setattr(run, "_ended", ended)
    with pytest.raises(ModelError) as refused:
        await asyncio.wait_for(serve(settings), 120)
    assert refused.value is reason


async def test_a_token_that_is_refused_at_login_is_a_sentence(settings: Settings) -> None:
    async with Playground() as playground:
        with pytest.raises(SettingsError) as refused:
            await run._run(settings, WRONG, playground.credentials())
    assert refused.value.key == "token.refused"
    assert WRONG not in str(refused.value)


async def test_a_discord_that_can_not_be_reached_is_a_sentence(settings: Settings) -> None:
    async with Playground() as playground:
        credentials = playground.credentials()
    with pytest.raises(SettingsError) as refused:
        await run._run(settings, credentials.token, credentials)
    assert refused.value.key == "discord.unreachable"


async def test_a_discord_that_answers_with_an_error_is_a_sentence(settings: Settings) -> None:
    async with Playground() as playground:
        playground.faults.order("GET", "/users/@me", status=400)
        with pytest.raises(SettingsError) as refused:
            await run._run(settings, playground.token, playground.credentials())
    assert refused.value.key == "discord.unreachable"


async def test_a_certificate_that_is_not_the_playgrounds_is_not_trusted(settings: Settings) -> None:
    async with Playground() as playground, Playground() as other:
        strange = replace(playground.credentials(), ca=other.credentials().ca)
        with pytest.raises(SettingsError) as refused:
            await run._run(settings, playground.token, strange)
    assert refused.value.key == "discord.unreachable"


@pytest.mark.parametrize("code", [4010, 4012])
async def test_a_gateway_that_closes_for_good_is_told_with_its_code(settings: Settings, code: int) -> None:
    async with Playground() as playground:
        there = settings.model_copy(update={"playground": f"127.0.0.1:{playground.port}"})
        serving = asyncio.create_task(serve(there))
        await playground.bot_online(60)
        await playground.gateway.close_all(code)
        with pytest.raises(SettingsError) as refused:
            await asyncio.wait_for(serving, 120)
    assert (refused.value.key, refused.value.params) == ("discord.closed", {"code": code})


async def close_at_once(connection: Connection, code: int | None, *, late: bool) -> None:
    """Instead of reading what the client sends, close the connection right after HELLO; None breaks it."""
    await asyncio.sleep(0.01 if late else 0.0)  # HELLO is written in between
    if code is None:
        connection.abort()
    else:
        raise ClosedError(code)


@pytest.mark.parametrize(
    ("code", "key"),
    [
        (None, "discord.unreachable"),
        (1000, "discord.unreachable"),
        (4000, "discord.unreachable"),
        (4004, "token.refused"),
        (4014, "discord.intents"),
    ],
)
@pytest.mark.parametrize("late", [False, True])
async def test_a_gateway_that_closes_right_after_hello_is_a_sentence(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, code: int | None, key: str, late: bool
) -> None:
    monkeypatch.setattr(Connection, "_read", lambda connection: close_at_once(connection, code, late=late))
    monkeypatch.setattr(run, "PAUSE", 0.0)
    monkeypatch.setattr(EaselBot, "before_identify_hook", lambda *_, **__: asyncio.sleep(0))  # it waits five seconds
    async with Playground() as playground:
        with pytest.raises(SettingsError) as refused:
            await asyncio.wait_for(run._run(settings, playground.token, playground.credentials()), 120)
    assert refused.value.key == key


async def test_a_gateway_that_closes_only_the_first_connection_is_tried_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Connection._read
    closed: list[Connection] = []

    async def once(connection: Connection) -> None:
        if not closed:
            closed.append(connection)
            await close_at_once(connection, 1000, late=False)
        await read(connection)

    monkeypatch.setattr(Connection, "_read", once)
    monkeypatch.setattr(run, "PAUSE", 0.0)
    monkeypatch.setattr(EaselBot, "before_identify_hook", lambda *_, **__: asyncio.sleep(0))
    async with Playground() as playground:
        serving = asyncio.create_task(run._run(settings, playground.token, playground.credentials()))
        await playground.bot_online(60)
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
    assert len(closed) == 1


async def test_the_folder_is_free_for_the_next_process_however_one_ended(settings: Settings) -> None:
    async with Playground() as playground:
        for _ in range(2):
            with pytest.raises(SettingsError):
                await run._run(settings, WRONG, playground.credentials())
