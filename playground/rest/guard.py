"""The middleware around the REST API: rate limits, faults, the bot's token, and errors as Discord answers them."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.typedefs import Middleware

from playground.errors import DiscordError, http_error
from playground.rest.answers import failure
from playground.rest.exchanges import Exchanges
from playground.rest.faults import RestFaults
from playground.rest.limits import RateLimits, too_many
from playground.state.events import Logged
from playground.state.service import Service

API = "/api/v10"
_OPEN_ROUTES = ("/interactions/", "/webhooks/", "/gateway")
"""Routes that need no Authorization header, because they have a token in their path or are public."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def rest_guard(
    service: Service, limits: RateLimits, faults: RestFaults, exchanges: Exchanges, token: str
) -> Middleware:
    """Make the middleware."""

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not request.path.startswith("/api"):
            return await handler(request)
        route = route_name(request)
        bucket, name, refused = limits.check(request, route)
        response = refused or await _injected(faults, request) or await _answer(request, handler, route, token)
        limits.write_headers(response, bucket, name, route)
        service.hub.publish(Logged(True, "rest", f"{request.method} {request.path}", response.status, service.clock()))
        exchanges.publish(request, response)
        return response

    return guard


def route_name(request: web.Request) -> str:
    """The request's route as Discord's documentation writes it, such as "POST /channels/{channel_id}/messages"."""
    resource = request.match_info.route.resource
    path = resource.canonical if resource is not None else "/unknown"
    return f"{request.method} {path.removeprefix(API)}"


async def _injected(faults: RestFaults, request: web.Request) -> web.Response | None:
    fault = faults.take_order(request.method, request.path)
    if fault is None:
        return None
    await asyncio.sleep(fault.delay)
    if fault.status == 429:
        return too_many(fault.retry_after)
    return None if fault.status is None else failure(http_error(fault.status, "Internal Server Error"))


async def _answer(request: web.Request, handler: Handler, route: str, token: str) -> web.StreamResponse:
    try:
        _authorize(request, route, token)
        return await handler(request)
    except DiscordError as error:
        return failure(error)
    except web.HTTPException as error:
        return failure(http_error(error.status, error.reason))


def _authorize(request: web.Request, route: str, token: str) -> None:
    path = route.partition(" ")[2]
    if path.startswith(_OPEN_ROUTES) and path != "/gateway/bot":
        return
    given = request.headers.get("Authorization", "").encode(errors="replace")
    if not hmac.compare_digest(given, f"Bot {token}".encode()):
        raise http_error(401, "Unauthorized")
