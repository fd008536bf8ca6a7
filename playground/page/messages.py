"""The page's API for messages: a person sends, edits and deletes them, reacts, and starts threads."""

from aiohttp import web

from playground.client.speaking import NewMessage, Speaking
from playground.client.viewers import Viewers
from playground.errors import RefusedError
from playground.rest.answers import answer, nothing
from playground.rest.bodies import path_id, query_id, query_limit, read_body
from playground.rules.fields import Fields
from playground.state.people import User
from playground.state.service import Service


def player(service: Service, user_id: int | None) -> User:
    """The user with this id that a person acts as, or RefusedError."""
    for user in service.world.players:
        if user.id == user_id:
            return user
    raise RefusedError("There is no such user.", code=10013, status=404)


class PageMessages:
    """Handlers under /playground/messages and /playground/channels."""

    def __init__(self, service: Service, speaking: Speaking, viewers: Viewers) -> None:
        self._service = service
        self._speaking = speaking
        self._viewers = viewers

    def routes(self, prefix: str) -> list[web.RouteDef]:
        """The routes, below a prefix."""
        channel = prefix + "channels/{channel_id}"
        one = channel + "/messages/{message_id}"
        reaction = one + "/reactions/{emoji}"
        return [
            web.post(prefix + "messages", self.send),
            web.get(channel + "/messages", self.history),
            web.patch(one, self.edit),
            web.delete(one, self.delete),
            web.put(reaction, self.react),
            web.delete(reaction, self.unreact),
            web.post(channel + "/threads", self.start_thread),
        ]

    async def history(self, request: web.Request) -> web.Response:
        """GET the messages that a user sees in a channel, oldest first."""
        user, channel_id = self._user(request), path_id(request, "channel_id")
        limit, before = query_limit(request, 50, 100), query_id(request, "before")
        found = self._speaking.history(user.id, channel_id, before=before, limit=limit)
        return answer([self._viewers.message(message, user.id) for message in found])

    async def send(self, request: web.Request) -> web.Response:
        """POST a user's message."""
        body = await read_body(request, file_limit=self._service.files.limit)
        fields = Fields(body.payload)
        user_id, channel_id = fields.snowflake("user", required=True), fields.snowflake("channel_id", required=True)
        reference = fields.nested("message_reference")
        reply_to = None if reference is None else reference.snowflake("message_id", required=True)
        content, nonce = fields.text("content") or "", fields.text("nonce", most=25)
        ping = fields.flag("ping") is not False
        fields.done()
        user = player(self._service, user_id)
        new = NewMessage(content, reply_to, ping, nonce)
        message = self._speaking.send(user.id, channel_id or 0, new, body.uploads)
        return answer(self._viewers.message(message, user.id))

    async def edit(self, request: web.Request) -> web.Response:
        """PATCH a user's own message."""
        user = self._user(request)
        fields = Fields((await read_body(request, file_limit=0)).payload)
        content = fields.text("content") or ""
        fields.done()
        message = self._speaking.edit(user.id, *self._place(request), content)
        return answer(self._viewers.message(message, user.id))

    async def delete(self, request: web.Request) -> web.Response:
        """DELETE a message, or dismiss it."""
        self._speaking.delete(self._user(request).id, *self._place(request))
        return nothing()

    async def react(self, request: web.Request) -> web.Response:
        """PUT a user's reaction."""
        self._speaking.react(self._user(request).id, *self._place(request), request.match_info["emoji"])
        return nothing()

    async def unreact(self, request: web.Request) -> web.Response:
        """DELETE a user's reaction."""
        self._speaking.unreact(self._user(request).id, *self._place(request), request.match_info["emoji"])
        return nothing()

    async def start_thread(self, request: web.Request) -> web.Response:
        """POST a thread in the channel or from a message."""
        user = self._user(request)
        fields = Fields((await read_body(request, file_limit=0)).payload)
        name = fields.text("name", least=1, most=100, required=True) or ""
        message_id = fields.snowflake("message_id")
        fields.done()
        thread = self._speaking.start_thread(user.id, path_id(request, "channel_id"), name, message_id)
        return answer(self._service.world.channel_dict(thread, user.id))

    def _user(self, request: web.Request) -> User:
        return player(self._service, query_id(request, "user"))

    def _place(self, request: web.Request) -> tuple[int, int]:
        return path_id(request, "channel_id"), path_id(request, "message_id")
