"""The playground as a command: a port that is taken, an address where none is, and one that serves other bots."""

import asyncio
import os
import re
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import discord
import pytest
import structlog
from aiohttp import web

from bot.cli.playground import own_playground, reach, serve_playground
from bot.config import ALLOWED, Settings, read_settings
from bot.core.errors import SettingsError
from bot.i18n.localizer import LANGUAGES, Localizer


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """No settings from outside; logs and signals as before."""
    monkeypatch.chdir(tmp_path)
    for key in ALLOWED:
        monkeypatch.delenv(key, raising=False)
    before = structlog.get_config()
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    structlog.configure(**before)
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.fixture
def settings() -> Settings:
    return read_settings(playground_port=0)


async def test_a_playground_of_ones_own_is_there_until_it_is_left(settings: Settings) -> None:
    async with own_playground(settings) as playground:
        address = f"127.0.0.1:{playground.port}"
        credentials = await reach(address)
        assert (credentials.token, credentials.tls_port) == (playground.token, playground.tls_port)
    with pytest.raises(SettingsError):
        await reach(address)


async def test_newcomers_are_told_what_the_demo_model_can_paint_and_nothing_of_another(settings: Settings) -> None:
    async with own_playground(settings) as playground:
        topics = [one.topic for one in playground.world.guild.channels.values()]
        assert topics[0] is not None
        assert "house, castle, tree" in topics[0]
        assert "Where the best ones hang" in topics
    async with own_playground(read_settings(playground_port=0, model="some/hub-model")) as playground:
        assert "Where pictures are painted" in [one.topic for one in playground.world.guild.channels.values()]


async def test_a_port_that_is_taken_is_named(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError) as refused:
            async with own_playground(read_settings(playground_port=port)):
                raise AssertionError("it can't be there")
    assert refused.value.key == "playground.port"
    for language in LANGUAGES:
        assert str(port) in refused.value.localized(Localizer(language))


Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def something_else(answer: Answer) -> AsyncIterator[str]:
    """A server that is no playground; its address."""
    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield str(site._server.sockets[0].getsockname()[1])  # type: ignore[union-attr]
    finally:
        await runner.cleanup()


async def missing(request: web.Request) -> web.StreamResponse:
    raise web.HTTPNotFound


async def page(request: web.Request) -> web.StreamResponse:
    return web.Response(text="<html>", content_type="text/html")


async def other_json(request: web.Request) -> web.StreamResponse:
    return web.json_response({"hello": "world"})


async def wrong_values(request: web.Request) -> web.StreamResponse:
    return web.json_response({"tls_port": "many", "ca": "", "token": ""})


async def broken(request: web.Request) -> web.StreamResponse:
    return web.Response(body=b"{", content_type="application/json")


@pytest.mark.parametrize("answer", [missing, page, other_json, wrong_values, broken])
async def test_where_something_else_answers_that_is_told(answer: Answer) -> None:
    async with something_else(answer) as port:
        with pytest.raises(SettingsError) as refused:
            await reach(f"127.0.0.1:{port}")
    assert refused.value.key == "playground.unreachable"
    assert f"127.0.0.1:{port}" in str(refused.value)


@pytest.mark.parametrize("address", ["127.0.0.1:1", "nowhere.invalid:8080"])
async def test_where_nothing_answers_that_is_told(address: str) -> None:
    with pytest.raises(SettingsError) as refused:
        await reach(address)
    assert refused.value.key == "playground.unreachable"
    assert address in str(refused.value)


async def test_the_server_alone_says_where_it_is_and_takes_a_bot_until_it_is_stopped(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    serving = asyncio.create_task(serve_playground(settings))
    said = ""
    async with asyncio.timeout(20):
        while "EASEL_PLAYGROUND=" not in said:
            await asyncio.sleep(0.01)
            said += capsys.readouterr().out
    address = re.search(r"EASEL_PLAYGROUND=(\S+)", said)
    assert address is not None
    assert f"http://{address[1]}/?key=" in said
    credentials = await reach(address[1])
    client = discord.Client(intents=discord.Intents.none(), connector=credentials.connector())
    await client.login(credentials.token)
    assert client.user is not None
    assert client.user.name == "easel"
    await client.close()
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(serving, 20)
    with pytest.raises(SettingsError):
        await reach(address[1])
