"""Messages in channels: the bot reads, posts, edits and deletes them, and types."""

from aiohttp import web

from playground.addresses import Addresses
from playground.errors import DiscordError
from playground.rest.access import Access
from playground.rest.answers import answer, nothing
from playground.rest.bodies import query_id, query_limit, read_body
from playground.rest.faults import RestFaults
from playground.rest.nonces import Nonces
from playground.rules.fields import Fields
from playground.rules.permissions import Permission
from playground.snowflakes import created_at, parse
from playground.state.channel import Channel
from playground.state.drafts import read_draft
from playground.state.events import TypingStarted
from playground.state.messages import Message, MessageFlag
from playground.state.posts import Stamp
from playground.state.render import Reader
from playground.state.service import Service

BULK_DELETE_WITHIN = 14 * 86400.0
"""Seconds after which a message can't be deleted in bulk."""


REPLY, FORWARD = 0, 1
"""The types of a message reference."""


class MessageRoutes:
    """Handlers under /channels/{channel_id}. `all_content`: the application has the message content intent."""

    def __init__(
        self, service: Service, addresses: Addresses, nonces: Nonces, faults: RestFaults, *, all_content: bool
    ) -> None:
        self._service = service
        self._faults = faults
        self._nonces = nonces
        self._bot = service.world.bot.id
        self._reader = Reader(self._bot, addresses, all_content)
        self._access = Access(service)

    def routes(self) -> list[web.RouteDef]:
        """The routes, below the API's base."""
        messages = "/channels/{channel_id}/messages"
        one = messages + "/{message_id}"
        return [
            web.get("/channels/{channel_id}", self.get_channel),
            web.get(messages, self.history),
            web.post(messages, self.create),
            web.get(messages + "/pins", self.pins),
            web.get("/channels/{channel_id}/pins", self.pins_before),
            web.get(one, self.get),
            web.patch(one, self.edit),
            web.delete(one, self.delete),
            web.post(messages + "/bulk-delete", self.delete_many),
            web.post("/channels/{channel_id}/typing", self.typing),
        ]

    async def get_channel(self, request: web.Request) -> web.Response:
        """GET a channel."""
        return answer(self._service.world.channel_dict(self._channel(request), self._bot))

    async def history(self, request: web.Request) -> web.Response:
        """GET a channel's messages, newest first."""
        channel = self._channel(request, Permission.READ_MESSAGE_HISTORY)
        limit = query_limit(request, 50, 100)
        before, after, around = (query_id(request, key) for key in ("before", "after", "around"))
        found = self._service.messages.history(channel.id)
        if after is not None:
            found = [one for one in found if one.id > after][:limit]
        elif around is not None:
            nearest = sorted(found, key=lambda one: abs(one.id - around))[:limit]
            found = sorted(nearest, key=lambda one: one.id)
        else:
            found = [one for one in found if before is None or one.id < before][-limit:]
        return answer([self._shape(one) for one in reversed(found)])

    async def pins(self, request: web.Request) -> web.Response:
        """GET the pinned messages: none, because the playground can't pin any."""
        self._channel(request)
        return answer({"items": [], "has_more": False})

    async def pins_before(self, request: web.Request) -> web.Response:
        """GET the pinned messages as it was before they came in pages."""
        self._channel(request)
        return answer([])

    async def get(self, request: web.Request) -> web.Response:
        """GET a message."""
        self._channel(request, Permission.READ_MESSAGE_HISTORY)
        return answer(self._shape(self._message(request)))

    async def create(self, request: web.Request) -> web.Response:
        """POST a message."""
        channel = self._channel(request, Permission.SEND_MESSAGES)
        self._service.archive.check_writable(channel, self._bot)
        self._check_accepted(channel)
        body = await read_body(request, file_limit=self._service.files.limit)
        if body.uploads:
            self._access.require(channel, Permission.ATTACH_FILES)
        fields = Fields(body.payload)
        draft = read_draft(fields)
        enforced = draft.nonce if fields.flag("enforce_nonce") else None
        reply_to = self._reply_to(channel, fields)
        fields.done()
        known = self._nonces.find(channel.id, self._bot, enforced)
        if known is not None:
            return answer(self._shape(known))
        stamp = Stamp(reply_to=reply_to)
        message = self._service.posts.create(channel, self._bot, draft, body.uploads, fields, stamp)
        self._nonces.remember(message, enforced)
        return answer(self._shape(message))

    async def edit(self, request: web.Request) -> web.Response:
        """PATCH one of the bot's own messages."""
        channel = self._channel(request)
        self._service.archive.check_active(channel)
        self._service.archive.check_writable(channel, self._bot)
        message = self._message(request)
        if message.is_system:
            raise DiscordError(403, 50021, "Cannot execute action on a system message")
        if message.author_id != self._bot:
            raise DiscordError(403, 50005, "Cannot edit a message authored by another user")
        body = await read_body(request, file_limit=self._service.files.limit)
        fields = Fields(body.payload)
        draft = read_draft(fields, v2=bool(message.flags & MessageFlag.IS_COMPONENTS_V2))
        self._faults.before_edit(message)
        # The message may be gone, because time has passed while the body was read.
        message = self._message(request)
        return answer(self._shape(self._service.posts.edit(message, draft, body.uploads, fields)))

    async def delete(self, request: web.Request) -> web.Response:
        """DELETE a message."""
        channel = self._channel(request)
        self._service.archive.check_deletable(channel, self._bot)
        message = self._message(request)
        if message.author_id != self._bot:
            if channel.is_dm:
                raise DiscordError(403, 50003, "Cannot execute action on a DM channel")
            self._access.require(channel, Permission.MANAGE_MESSAGES)
        self._service.posts.delete(message)
        return nothing()

    async def delete_many(self, request: web.Request) -> web.Response:
        """POST the ids of messages to delete in bulk; they must be of the last two weeks."""
        channel = self._channel(request, Permission.MANAGE_MESSAGES)
        self._service.archive.check_deletable(channel, self._bot)
        if channel.is_dm:
            raise DiscordError(403, 50003, "Cannot execute action on a DM channel")
        fields = Fields((await read_body(request, file_limit=0)).payload)
        wanted = {parse(one) for one in fields.items("messages", most=100, required=True)}
        fields.done()
        if len(wanted) < 2:
            raise DiscordError(400, 50016, "Provided too few or too many messages to delete. Must provide 2 to 100.")
        if any(one is None or self._service.clock() - created_at(one) > BULK_DELETE_WITHIN for one in wanted):
            raise DiscordError(400, 50034, "You can only bulk delete messages that are under 14 days old.")
        found = [one for one in self._service.messages.history(channel.id) if one.id in wanted]
        self._service.posts.delete_many(channel.id, found)
        return nothing()

    async def typing(self, request: web.Request) -> web.Response:
        """POST that the bot is typing."""
        channel = self._channel(request, Permission.SEND_MESSAGES)
        self._service.hub.publish(TypingStarted(channel.id, self._bot))
        return nothing()

    def _reply_to(self, channel: Channel, fields: Fields) -> int | None:
        reference = fields.nested("message_reference")
        if reference is None:
            return None
        if reference.one_of("type", (REPLY, FORWARD)) == FORWARD:
            reference.fail("type", "NOT_IN_PLAYGROUND", "The playground has no forwarded messages.")
            return None
        message_id = reference.snowflake("message_id", required=True)
        original = self._service.messages.find(channel.id, message_id)
        if original is not None and original.viewer_id is None:
            return original.id
        if reference.data.get("fail_if_not_exists") is not False and message_id is not None:
            fields.fail("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
        return None

    def _shape(self, message: Message) -> dict[str, object]:
        return self._service.renderer.message(message, self._reader)

    def _check_accepted(self, channel: Channel) -> None:
        """Raise 403 if the user accepts no direct messages."""
        people = channel.recipient_ids if channel.is_dm else ()
        if not all(self._service.world.users[one].settings.accepts_dms for one in people):
            raise DiscordError(403, 50007, "Cannot send messages to this user")

    def _message(self, request: web.Request) -> Message:
        return self._access.message(request)

    def _channel(self, request: web.Request, permission: Permission | None = None) -> Channel:
        return self._access.channel(request, permission)
