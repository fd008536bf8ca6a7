"""Answers of the REST API."""

from aiohttp import web

from playground.errors import DiscordError
from playground.wire import dumps


def answer(data: object, status: int = 200) -> web.Response:
    """A JSON answer. Its content type must be exactly this: discord.py takes any other for plain text."""
    return web.Response(body=dumps(data).encode(), status=status, content_type="application/json")


def nothing() -> web.Response:
    """204."""
    return web.Response(status=204)


def failure(error: DiscordError) -> web.Response:
    """An error in Discord's form."""
    return answer(error.to_dict(), error.status)
