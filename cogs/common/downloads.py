"""Downloads: pictures from Discord's own hosts, within limits, fetched at once because addresses expire."""

import asyncio
from typing import Final

import aiohttp
import discord
from yarl import URL

from bot.client import EaselBot
from bot.core.errors import UploadError

HOSTS: Final = frozenset({"cdn.discordapp.com", "media.discordapp.net"})
MAX_BYTES: Final = 25 << 20
SECONDS: Final = 20.0


async def download(bot: EaselBot, attachment: discord.Attachment, seconds: float = SECONDS) -> bytes:
    """The bytes of an attachment; raises UploadError."""
    return await fetch(bot, attachment.url, attachment.size, seconds)


def is_discords(url: str) -> bool:
    """Whether an address belongs to Discord's CDN."""
    parts = URL(url)
    return parts.scheme == "https" and parts.host in HOSTS


async def fetch(bot: EaselBot, url: str, size: int = 0, seconds: float = SECONDS) -> bytes:
    """Download from Discord's CDN, expecting `size` bytes or more; raises UploadError. Redirects are not followed."""
    if not is_discords(url):
        raise UploadError("upload.host")
    if size > MAX_BYTES:
        raise UploadError("upload.bytes", limit=MAX_BYTES >> 20)
    try:
        async with asyncio.timeout(seconds), bot.session.get(url, allow_redirects=False) as response:
            if response.status != 200:
                raise UploadError("upload.download")
            return await _read(response, size)
    except TimeoutError as error:
        raise UploadError("upload.time") from error
    except (aiohttp.ClientError, OSError) as error:
        raise UploadError("upload.download") from error


async def _read(response: aiohttp.ClientResponse, size: int) -> bytes:
    data = bytearray()
    async for chunk in response.content.iter_chunked(1 << 16):
        data += chunk
        if len(data) > MAX_BYTES:
            raise UploadError("upload.bytes", limit=MAX_BYTES >> 20)
    if len(data) < size:
        raise UploadError("upload.download")  # the connection was cut short
    return bytes(data)
