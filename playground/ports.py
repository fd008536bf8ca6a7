"""What the TLS port and the plain port need: a guard against strangers, and the gateway's route."""

from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.typedefs import Middleware

from playground.addresses import DISCORD_HOSTS, GATEWAY_HOST, Addresses
from playground.gateway.server import Gateway

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def host_guard(hosts: tuple[str, ...], port: Callable[[], int | None]) -> Middleware:
    """Refuse requests for other hosts and from other origins, so that no web site can reach the playground."""

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        suffix = "" if port() is None else f":{port()}"
        allowed = {host + suffix for host in hosts}
        origin = request.headers.get("Origin")
        if request.host not in allowed or (origin is not None and origin not in {f"http://{one}" for one in allowed}):
            return web.Response(status=403, text="The playground answers on this machine only.")
        return await handler(request)

    return guard


def add_tls_gateway(app: web.Application, gateway: Gateway, addresses: Addresses) -> None:
    """Serve the gateway at the root of its own host."""

    async def root(request: web.Request) -> web.StreamResponse:
        if request.host != GATEWAY_HOST:
            return web.Response(status=404, text="Not found.")
        return await gateway.handle(request, addresses)

    app.router.add_get("/", root)


def add_plain_gateway(app: web.Application, gateway: Gateway, addresses: Callable[[], Addresses]) -> None:
    """Serve the gateway under /gateway."""

    async def handle(request: web.Request) -> web.StreamResponse:
        return await gateway.handle(request, addresses())

    app.router.add_get("/gateway", handle)
    app.router.add_get("/gateway/", handle)


TLS_HOSTS = DISCORD_HOSTS
PLAIN_HOSTS = ("127.0.0.1", "localhost")
