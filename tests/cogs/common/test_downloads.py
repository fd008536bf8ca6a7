"""What members attach is fetched from Discord's own hosts alone, whole or not at all, and within bounds."""

import socket
from collections.abc import AsyncIterator

import discord
import pytest
from aiohttp import web

from bot.client import EaselBot
from bot.core.errors import UploadError
from bot.i18n.localizer import LANGUAGES, Localizer
from cogs.common import downloads
from cogs.common.downloads import MAX_BYTES, download, fetch, is_discords
from playground.connect import Credentials
from playground.server import Playground
from playground.state.files import Upload
from playground.tls import Certificate
from tests.cogs.bots import connected
from tests.e2e.looks import picture_file

DATA = picture_file() * 50


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground() as running:
        yield running


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[EaselBot]:
    async with connected(playground, lambda bot: []) as running:
        yield running


@pytest.fixture
async def attachment(playground: Playground, bot: EaselBot) -> discord.Attachment:
    """What ada attached in her direct messages, as the bot sees it."""
    seen = await playground.member("ada").send("dm", "look", [Upload("a.png", DATA)])
    channel = await bot.fetch_channel(seen.channel_id)
    assert isinstance(channel, discord.DMChannel)
    return (await channel.fetch_message(seen.id)).attachments[0]


async def refused(bot: EaselBot, url: str, size: int = 0, seconds: float = 20.0) -> UploadError:
    with pytest.raises(UploadError) as error:
        await fetch(bot, url, size, seconds)
    for language in LANGUAGES:
        assert error.value.localized(Localizer(language))
    return error.value


async def test_an_attachment_comes_as_it_was_sent(bot: EaselBot, attachment: discord.Attachment) -> None:
    assert attachment.size == len(DATA)
    assert await download(bot, attachment) == DATA


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a.png",
        "https://cdn.discordapp.com.example.org/a.png",
        "https://example.org/cdn.discordapp.com/a.png",
        "https://cdn.discordapp.com@example.org/a.png",
        "http://cdn.discordapp.com/attachments/1/2/a.png",
        "https://discord.com/api/v10/users/@me",
        "file:///etc/passwd",
        "https://127.0.0.1/a.png",
        "https://[::1]/a.png",
        "//cdn.discordapp.com/a.png",
        "cdn.discordapp.com/a.png",
        "",
    ],
)
async def test_nothing_is_fetched_from_any_other_host(bot: EaselBot, url: str) -> None:
    assert not is_discords(url)
    assert (await refused(bot, url)).key == "upload.host"


@pytest.mark.parametrize(
    "url",
    [
        "https://cdn.discordapp.com/attachments/1/2/a.png?ex=1&is=2&hm=3",
        "https://media.discordapp.net/attachments/1/2/a.png",
        "https://CDN.discordapp.com/a.png",
        "https://cdn.discordapp.com:443/a.png",
    ],
)
def test_discords_own_hosts_are_known(url: str) -> None:
    assert is_discords(url)


async def test_a_file_that_says_it_is_too_large_is_not_even_asked_for(
    playground: Playground, bot: EaselBot, attachment: discord.Attachment
) -> None:
    asked: list[str] = []
    playground.faults.truncate_upload()
    playground.exchanges.listen(lambda exchange: asked.append(exchange.path))
    error = await refused(bot, attachment.url, MAX_BYTES + 1)
    assert (error.key, error.params) == ("upload.bytes", {"limit": MAX_BYTES >> 20})
    assert playground.faults.take_cut() is not None  # nobody has come for it
    assert asked == []


async def test_a_file_that_is_larger_than_it_said_is_left_off(
    bot: EaselBot, attachment: discord.Attachment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "MAX_BYTES", len(DATA) - 1)
    assert (await refused(bot, attachment.url)).key == "upload.bytes"
    monkeypatch.setattr(downloads, "MAX_BYTES", len(DATA))
    assert await fetch(bot, attachment.url) == DATA


async def test_a_download_that_takes_too_long_is_told(bot: EaselBot, attachment: discord.Attachment) -> None:
    assert (await refused(bot, attachment.url, seconds=0.0)).key == "upload.time"
    assert await download(bot, attachment) == DATA


@pytest.mark.parametrize("broken", [True, False])
@pytest.mark.parametrize("keep", [0.0, 0.5, 0.999])
async def test_a_download_that_is_cut_short_is_told_and_the_next_is_whole(
    playground: Playground, bot: EaselBot, attachment: discord.Attachment, broken: bool, keep: float
) -> None:
    playground.faults.truncate_upload(keep=keep, broken=broken)
    assert (await refused(bot, attachment.url, attachment.size)).key == "upload.download"
    assert await download(bot, attachment) == DATA


@pytest.mark.parametrize("change", ["hm=0", "ex=0", ""])
async def test_an_address_that_is_no_longer_good_is_told(
    bot: EaselBot, attachment: discord.Attachment, change: str
) -> None:
    address = attachment.url.partition("?")[0]
    assert (await refused(bot, f"{address}?{change}")).key == "upload.download"


async def test_a_host_that_can_not_be_reached_is_told() -> None:
    async with Playground() as gone:
        connector = gone.credentials().connector()
    bot = EaselBot(lambda bot: [], connector)
    assert (await refused(bot, "https://cdn.discordapp.com/attachments/1/2/a.png")).key == "upload.download"
    await bot.close()
    await connector.close()  # which is the client's from its login on


async def test_no_redirect_is_followed() -> None:
    """Not even one to the same host: what is there was not what somebody attached."""

    async def elsewhere(request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("https://cdn.discordapp.com/attachments/3/4/b.png")

    async def there(request: web.Request) -> web.StreamResponse:
        return web.Response(body=DATA)

    app, certificate = web.Application(), Certificate()
    app.router.add_get("/attachments/1/2/a.png", elsewhere)
    app.router.add_get("/attachments/3/4/b.png", there)
    runner = web.AppRunner(app)
    await runner.setup()
    listening = socket.create_server(("127.0.0.1", 0))
    await web.SockSite(runner, listening, ssl_context=certificate.server_context()).start()
    connector = Credentials(listening.getsockname()[1], certificate.authority_pem, "").connector()
    bot = EaselBot(lambda bot: [], connector)
    assert await fetch(bot, "https://cdn.discordapp.com/attachments/3/4/b.png") == DATA
    assert (await refused(bot, "https://cdn.discordapp.com/attachments/1/2/a.png")).key == "upload.download"
    await bot.close()
    await connector.close()
    await runner.cleanup()


async def test_where_discord_does_not_know_a_size_whatever_comes_is_taken(
    playground: Playground, bot: EaselBot, attachment: discord.Attachment
) -> None:
    playground.faults.truncate_upload(keep=0.5, broken=False)
    assert await fetch(bot, attachment.url) == DATA[: len(DATA) // 2]
