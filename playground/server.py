"""The playground itself: starts and stops both ports, and gives tests their members."""

import asyncio
import base64
import secrets
import socket
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from aiohttp import web
from aiohttp.typedefs import Middleware

from playground.addresses import DISCORD, Addresses, plain
from playground.client.speaking import Speaking
from playground.client.using import Using
from playground.client.viewers import Viewers
from playground.connect import Credentials
from playground.faults import Faults
from playground.gateway.server import Gateway
from playground.page.api import OPEN, PageApi, page_guard
from playground.page.files import PageFiles
from playground.ports import PLAIN_HOSTS, TLS_HOSTS, add_plain_gateway, add_tls_gateway, host_guard
from playground.rest.answers import answer
from playground.rest.applications import ApplicationRoutes
from playground.rest.cdn import CdnRoutes
from playground.rest.exchanges import Exchanges
from playground.rest.guard import API, rest_guard
from playground.rest.guilds import GuildRoutes
from playground.rest.interactions import InteractionRoutes
from playground.rest.limits import RateLimits
from playground.rest.messages import MessageRoutes
from playground.rest.nonces import Nonces
from playground.rest.reactions import ReactionRoutes
from playground.rest.thread_members import ThreadMemberRoutes
from playground.rest.threads import ThreadRoutes
from playground.rules.intents import Intent
from playground.state.events import BotStatus, Event
from playground.state.service import Service
from playground.testing.member import Member
from playground.tls import Certificate

LOOPBACK = "127.0.0.1"


class Playground:
    """A local Discord. A port of 0 takes a free one. `privileged` are the application's privileged intents.

    `in_guild`: the bot is a member of the guild. Otherwise only users who have installed it can use it. `topic` is the
    first channel's, which the page shows to newcomers.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        tls_port: int = 0,
        clock: Callable[[], float] = time.time,
        attachment_size_limit: int = 10 << 20,
        privileged: int = 0,
        heartbeat: float = 41.25,
        in_guild: bool = True,
        topic: str | None = None,
    ) -> None:
        self.service = Service(clock, attachment_size_limit=attachment_size_limit, in_guild=in_guild, topic=topic)
        self.world = self.service.world
        self.token = _make_token(self.world.bot.id)
        self.key = secrets.token_urlsafe(24)
        self.limits = RateLimits()
        self.exchanges = Exchanges()
        self.gateway = Gateway(self.service, self.token, granted=privileged, heartbeat=heartbeat)
        self.faults = Faults(self.gateway, self.service.interactions, self.service.posts)
        self._privileged = Intent(privileged)
        self._wanted = (port, tls_port)
        self._certificate = Certificate()
        self._nonces = Nonces(self.service.messages, clock)
        self._speaking = Speaking(self.service)
        self._using = Using(self.service)
        self._viewers: Viewers | None = None
        self._runners: list[web.AppRunner] = []
        self.port = port
        self.tls_port = tls_port

    async def start(self) -> Self:
        """Listen on both ports, on loopback only."""
        plain_socket, tls_socket = (_bind(port) for port in self._wanted)
        self.port, self.tls_port = plain_socket.getsockname()[1], tls_socket.getsockname()[1]
        addresses = plain(self.port)
        self._viewers = Viewers(self.service, addresses)
        await self._serve(self._plain_app(addresses, self._viewers), plain_socket, tls=False)
        await self._serve(self._tls_app(), tls_socket, tls=True)
        return self

    async def stop(self) -> None:
        """Close every connection and both listeners."""
        self.service.interactions.stop()
        self.service.archive.stop()
        if self._viewers is not None:
            self._viewers.close()
        await self.gateway.close_all()
        for runner in self._runners:
            await runner.cleanup()
        self._runners.clear()

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        """The page's address, with the session key."""
        return f"http://{LOOPBACK}:{self.port}/?key={self.key}"

    def credentials(self) -> Credentials:
        """What discord.py in this process needs to log in."""
        return Credentials(self.tls_port, self._certificate.authority_pem, self.token)

    def member(self, username: str) -> Member:
        """The member with this user name, to act as them."""
        if self._viewers is None:
            raise RuntimeError("The playground hasn't been started.")
        user = self.world.user_named(username)
        return Member(user, self.service, self._speaking, self._using, self._viewers)

    async def bot_online(self, timeout: float = 10.0) -> None:
        """Wait until the bot is connected; TimeoutError if that takes longer than `timeout` seconds."""
        arrived = asyncio.Event()

        def notice(event: Event) -> None:
            if isinstance(event, BotStatus) and event.online:
                arrived.set()

        self.service.hub.listen(notice)
        try:
            if not self.service.bot_online:
                await asyncio.wait_for(arrived.wait(), timeout)
        finally:
            self.service.hub.leave(notice)

    def tick(self) -> None:
        """Do what is due by the clock; for tests that move it."""
        self.service.interactions.tick()
        self.service.archive.tick()

    def _plain_app(self, addresses: Addresses, viewers: Viewers) -> web.Application:
        app = self._app(addresses, host_guard(PLAIN_HOSTS, lambda: self.port), page_guard(self.key))
        add_plain_gateway(app, self.gateway, lambda: addresses)
        app.router.add_get(OPEN, self._send_credentials)
        app.router.add_routes(PageApi(self.service, self._speaking, self._using, viewers).routes())
        app.router.add_routes(PageFiles().routes())
        return app

    def _tls_app(self) -> web.Application:
        app = self._app(DISCORD, host_guard(TLS_HOSTS, lambda: None))
        add_tls_gateway(app, self.gateway, DISCORD)
        return app

    def _app(self, addresses: Addresses, *guards: Middleware) -> web.Application:
        """An application with what both ports serve: REST and the CDN."""
        guard = rest_guard(self.service, self.limits, self.faults, self.exchanges, self.token)
        app = web.Application(middlewares=[*guards, guard])
        all_content = Intent.MESSAGE_CONTENT in self._privileged
        lists_members = Intent.GUILD_MEMBERS in self._privileged
        routes = [
            *MessageRoutes(self.service, addresses, self._nonces, self.faults, all_content=all_content).routes(),
            *ReactionRoutes(self.service).routes(),
            *ThreadRoutes(self.service).routes(),
            *ThreadMemberRoutes(self.service, lists_members=lists_members).routes(),
            *GuildRoutes(self.service, lists_members=lists_members).routes(),
            *ApplicationRoutes(self.service, addresses, granted=self._privileged).routes(),
            *InteractionRoutes(self.service, addresses, self.faults).routes(),
        ]
        for route in routes:
            app.router.add_route(route.method, API + route.path, route.handler)
        app.router.add_routes(CdnRoutes(self.service.files, self.faults).routes())
        return app

    async def _serve(self, app: web.Application, bound: socket.socket, *, tls: bool) -> None:
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        self._runners.append(runner)
        context = self._certificate.server_context() if tls else None
        await web.SockSite(runner, bound, ssl_context=context).start()

    async def _send_credentials(self, _request: web.Request) -> web.Response:
        """GET /playground/connect: what a bot in another process needs to log in."""
        return answer({"tls_port": self.tls_port, "ca": self._certificate.authority_pem, "token": self.token})


def _bind(port: int) -> socket.socket:
    """A listening socket on loopback, made first because the URLs in answers need its port."""
    return socket.create_server((LOOPBACK, port))


def _make_token(bot_id: int) -> str:
    """A token like Discord's: some clients read the bot's id from its first part, in base64."""
    first = base64.urlsafe_b64encode(str(bot_id).encode()).decode().rstrip("=")
    return f"{first}.{secrets.token_urlsafe(6)}.{secrets.token_urlsafe(27)}"
