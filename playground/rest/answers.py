"""Answers of the REST API."""

from aiohttp import web

from playground.errors import DiscordError
from playground.wire import dumps


def answer(data: object, status: int = 200) -> web.Response:
    """A JSON answer. discord.py reads answers with any other content type as plain text."""
    return web.Response(body=dumps(data).encode(), status=status, content_type="application/json")


def nothing() -> web.Response:
    """204: no content."""
    return web.Response(status=204)


def failure(error: DiscordError) -> web.Response:
    """An error, as Discord answers it."""
    return answer(error.to_dict(), error.status)
