"""The page's API: what a person does in the browser, through the same code as a test's member."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import WSMsgType, web
from aiohttp.typedefs import Middleware

from playground.client.speaking import Speaking
from playground.client.using import Use, Using
from playground.client.viewers import Viewer, Viewers
from playground.errors import DiscordError, RefusedError, http_error
from playground.page.messages import PageMessages, player
from playground.rest.answers import answer
from playground.rest.bodies import query_id, read_body
from playground.rules.fields import Fields
from playground.rules.locales import LOCALES
from playground.snowflakes import parse
from playground.state.events import CommandsChanged
from playground.state.interaction import AUTOCOMPLETE
from playground.state.interactions import NO_ANSWER
from playground.state.people import User
from playground.state.service import Service
from playground.wire import JSON, dumps, loads

PREFIX = "/playground/"
OPEN = PREFIX + "connect"
"""The one address that needs no key: it tells bots how to log in."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def page_guard(key: str) -> Middleware:
    """Require the session key, and answer errors as `{"message", "code"}`."""

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not request.path.startswith(PREFIX) or request.path == OPEN:
            return await handler(request)
        given = request.headers.get("X-Playground-Key") or request.query.get("key", "")
        if not hmac.compare_digest(given.encode(errors="replace"), key.encode()):
            return answer({"message": "The session key is missing or wrong.", "code": 0}, 401)
        try:
            return await handler(request)
        except RefusedError as refused:
            return answer({"message": refused.message, "code": refused.code}, refused.status)
        except DiscordError as error:
            return answer({"message": _sentence(error), "code": error.code}, error.status)
        except web.HTTPException as error:
            return answer(http_error(error.status, error.reason).to_dict(), error.status)

    return guard


def _sentence(error: DiscordError) -> str:
    """What is wrong: the first mistake in a field, or the error's own message."""
    tree: Any = error.errors
    path = []
    while tree and "_errors" not in tree:
        key = next(iter(tree))
        path.append(key)
        tree = tree[key]
    return f"{'.'.join(path)}: {tree['_errors'][0]['message']}" if tree else error.message


class PageApi:
    """Handlers under /playground/."""

    def __init__(self, service: Service, speaking: Speaking, using: Using, viewers: Viewers) -> None:
        self._service = service
        self._speaking = speaking
        self._using = using
        self._viewers = viewers

    def routes(self) -> list[web.RouteDef]:
        """The routes, from the root."""
        return [
            web.get(PREFIX + "users", self.users),
            web.get(PREFIX + "state", self.state),
            web.patch(PREFIX + "settings", self.settings),
            web.post(PREFIX + "groups", self.open_group),
            web.post(PREFIX + "interactions", self.interact),
            web.get(PREFIX + "socket", self.socket),
            *PageMessages(self._service, self._speaking, self._viewers).routes(PREFIX),
        ]

    async def users(self, _request: web.Request) -> web.Response:
        """GET the users that a person can act as, and the bot."""
        return answer(self._people())

    async def state(self, request: web.Request) -> web.Response:
        """GET everything a page needs to start."""
        world = self._service.world
        me = self._user(query_id(request, "user") or world.players[0].id)
        guild = world.guild.to_dict() | {"members": [one.to_dict() for one in world.guild.members.values()]}
        state = self._people() | {
            "me": _labelled(me) | {"settings": me.settings.to_dict()},
            "guild": guild,
            "channels": [world.channel_dict(one, me.id) for one in world.channels_for(me.id)],
            "commands": self._service.commands.visible_somewhere(me.id),
            "attachment_size_limit": self._service.files.limit,
        }
        return answer(state)

    async def settings(self, request: web.Request) -> web.Response:
        """PATCH a user's settings."""
        user = self._user(query_id(request, "user"))
        fields = Fields((await read_body(request, file_limit=0)).payload)
        locale = fields.text("locale")
        if locale is not None and locale not in LOCALES:
            fields.fail("locale", "BASE_TYPE_CHOICES", "Not one of Discord's locales.")
        flags = {key: fields.flag(key) for key in ("accepts_dms", "age_restricted_dms", "has_app")}
        fields.done()
        user.settings.set(locale=locale, **flags)
        self._service.hub.publish(CommandsChanged())
        return answer(user.settings.to_dict())

    async def open_group(self, request: web.Request) -> web.Response:
        """POST to open a group of this user and others."""
        user = self._user(query_id(request, "user"))
        fields = Fields((await read_body(request, file_limit=0)).payload)
        name = fields.text("name", most=100) or ""
        others = [player(self._service, parse(one)) for one in fields.items("user_ids", most=25, required=True)]
        fields.done()
        group = self._service.open_group(name.strip(), [user.id, *(one.id for one in others)])
        return answer(self._service.world.channel_dict(group, user.id))

    async def interact(self, request: web.Request) -> web.Response:
        """POST a use. Autocomplete is answered with its choices, everything else with its id."""
        body = await read_body(request, file_limit=self._service.files.limit)
        fields = Fields(body.payload)
        user_id, channel_id = fields.snowflake("user", required=True), fields.snowflake("channel_id", required=True)
        kind = fields.integer("type", required=True)
        message_id, nonce = fields.snowflake("message_id"), fields.text("nonce", most=100)
        data = fields.nested("data", required=True)
        fields.done()
        user = self._user(user_id)
        channel = self._speaking.channel(user.id, channel_id or 0)
        given = {} if data is None else data.data
        interaction = self._using.use(Use(user.id, channel, kind or 0, given, body.uploads, message_id, nonce))
        if interaction.type != AUTOCOMPLETE:
            return answer({"id": str(interaction.id)})
        await interaction.ended.wait()
        if interaction.choices is None:
            raise RefusedError(NO_ANSWER, status=504)
        return answer({"choices": interaction.choices})

    async def socket(self, request: web.Request) -> web.StreamResponse:
        """WS: what happens from now on, as this user sees it."""
        user = self._user(query_id(request, "user"))
        socket = web.WebSocketResponse(heartbeat=30, timeout=1.0, max_msg_size=1 << 16)
        await socket.prepare(request)
        viewer = self._viewers.join(user.id)
        viewer.show("READY", {"user_id": str(user.id)})
        writer = asyncio.create_task(_write(socket, viewer))
        try:
            async for message in socket:
                if message.type == WSMsgType.TEXT:
                    self._hear(user, message.data)
        finally:
            writer.cancel()
            self._viewers.leave(viewer)
        return socket

    def _hear(self, user: User, text: str) -> None:
        """Note that the page's user is typing; ignore everything else."""
        try:
            frame = loads(text)
            if frame["t"] == "TYPING":
                self._speaking.type(user.id, parse(frame["d"]["channel_id"]) or 0)
        except (ValueError, KeyError, TypeError, RefusedError, DiscordError):
            return

    def _people(self) -> JSON:
        world = self._service.world
        return {
            "users": [_labelled(user) for user in world.players],
            "bot": world.bot.to_dict() | {"online": self._service.bot_online},
        }

    def _user(self, user_id: int | None) -> User:
        return player(self._service, user_id)


def _labelled(user: User) -> JSON:
    return user.to_dict() | {"label": user.label}


async def _write(socket: web.WebSocketResponse, viewer: Viewer) -> None:
    while frame := await viewer.next():
        try:
            await socket.send_str(dumps(frame))
        except ConnectionError:
            return
    await socket.close(code=1013, message=b"Reconnect.")
