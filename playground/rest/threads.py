"""Threads: the bot starts, changes, lists and deletes them."""

from aiohttp import web

from playground.errors import missing_permissions
from playground.rest.access import Access
from playground.rest.answers import answer
from playground.rest.bodies import query_id, query_limit, query_moment, read_body
from playground.rules.fields import Fields
from playground.rules.permissions import Permission
from playground.state.channel import Channel
from playground.state.messages import Message
from playground.state.service import Service
from playground.state.thread import ARCHIVE_AFTER, PRIVATE_THREAD, PUBLIC_THREAD, Thread
from playground.state.threads import Plan
from playground.wire import JSON

MOST_SLOWMODE = 21600
"""In seconds."""


class ThreadRoutes:
    """Handlers for threads, below /channels and /guilds."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._threads = service.threads
        self._archive = service.archive
        self._access = Access(service)
        self._world = service.world
        self._bot = service.world.bot.id

    def routes(self) -> list[web.RouteDef]:
        """The routes, below the API's base."""
        channel = "/channels/{channel_id}"
        return [
            web.patch(channel, self.edit),
            web.delete(channel, self.delete),
            web.post(channel + "/threads", self.start),
            web.post(channel + "/messages/{message_id}/threads", self.start_from_message),
            web.get(channel + "/threads/archived/public", self.archived),
            web.get(channel + "/threads/archived/private", self.archived),
            web.get(channel + "/users/@me/threads/archived/private", self.joined_archived),
            web.get("/guilds/{guild_id}/threads/active", self.active),
        ]

    async def start(self, request: web.Request) -> web.Response:
        """POST a thread in the channel; a private one if no type is given."""
        return await self._start(request, None)

    async def start_from_message(self, request: web.Request) -> web.Response:
        """POST a public thread from a message."""
        self._access.channel(request)
        return await self._start(request, self._access.message(request))

    async def _start(self, request: web.Request, message: Message | None) -> web.Response:
        channel = self._access.channel(request)
        fields = Fields((await read_body(request, file_limit=0)).payload)
        name = fields.text("name", least=1, most=100, required=True) or ""
        kind = fields.one_of("type", (PUBLIC_THREAD, PRIVATE_THREAD)) or PRIVATE_THREAD
        plan = Plan(
            name,
            message,
            is_private=message is None and kind == PRIVATE_THREAD,
            invitable=fields.flag("invitable") is not False,
            auto_archive_duration=fields.one_of("auto_archive_duration", ARCHIVE_AFTER) or 1440,
            rate_limit_per_user=fields.integer("rate_limit_per_user", least=0, most=MOST_SLOWMODE) or 0,
        )
        fields.done()
        return answer(self._shape(self._threads.start(channel, self._bot, plan)), 201)

    async def edit(self, request: web.Request) -> web.Response:
        """PATCH a thread. Its owner may rename and archive it; locking needs a permission."""
        thread = self._access.thread(request)
        fields = Fields((await read_body(request, file_limit=0)).payload)
        changes: JSON = {
            "name": fields.text("name", least=1, most=100),
            "auto_archive_duration": fields.one_of("auto_archive_duration", ARCHIVE_AFTER),
            "rate_limit_per_user": fields.integer("rate_limit_per_user", least=0, most=MOST_SLOWMODE),
            "locked": fields.flag("locked"),
            "invitable": fields.flag("invitable"),
        }
        archived = fields.flag("archived")
        fields.done()
        self._check_edit(thread, changes, archived)
        self._change(thread, changes, archived)
        self._threads.changed(thread)
        return answer(self._shape(thread))

    def _check_edit(self, thread: Thread, changes: JSON, archived: bool | None) -> None:
        if not self._world.guild.can(self._bot, thread, Permission.MANAGE_THREADS):
            self._check_own_edit(thread, changes, archived)
        if archived is not False:
            self._archive.check_active(thread)

    def _check_own_edit(self, thread: Thread, changes: JSON, archived: bool | None) -> None:
        """Raise 403 if a change needs the permission to manage threads; everything does if the thread is locked."""
        if thread.locked or changes["locked"] is not None or changes["rate_limit_per_user"] is not None:
            raise missing_permissions()
        only_reopens = archived is False and all(one is None for one in changes.values())
        if only_reopens:
            self._access.require(thread, Permission.SEND_MESSAGES)
        elif thread.owner_id != self._bot:
            raise missing_permissions()

    def _change(self, thread: Thread, changes: JSON, archived: bool | None) -> None:
        name, minutes = changes.pop("name"), changes.pop("auto_archive_duration")
        for key, value in changes.items():
            if value is not None:
                setattr(thread, key, value)
        if minutes is not None:
            self._archive.set_duration(thread, minutes)
        if name is not None:
            self._threads.rename(thread, name, self._bot)
        if archived is not None:
            self._archive.set(thread, archived)

    async def delete(self, request: web.Request) -> web.Response:
        """DELETE a thread."""
        thread = self._access.thread(request)
        self._access.require(thread, Permission.MANAGE_THREADS)
        shape = self._shape(thread)
        self._threads.delete(thread)
        return answer(shape)

    async def active(self, request: web.Request) -> web.Response:
        """GET the guild's threads that aren't archived."""
        self._access.guild(request)
        return answer(self._listing([one for one in self._seen() if not one.archived]))

    async def archived(self, request: web.Request) -> web.Response:
        """GET a channel's archived threads, public or private ones, the last archived first."""
        channel = self._access.channel(request, Permission.READ_MESSAGE_HISTORY)
        wants_private = request.path.endswith("/private")
        if wants_private:
            self._access.require(channel, Permission.MANAGE_THREADS)
        before = query_moment(request, "before")
        found = [one for one in self._put_away(channel) if one.is_private == wants_private]
        found = [one for one in found if before is None or one.archive_changed_at < before]
        found.sort(key=lambda one: one.archive_changed_at, reverse=True)
        return self._page(request, found)

    async def joined_archived(self, request: web.Request) -> web.Response:
        """GET a channel's archived private threads that the bot is a member of, newest first."""
        channel = self._access.channel(request, Permission.READ_MESSAGE_HISTORY)
        before = query_id(request, "before")
        found = [one for one in self._put_away(channel) if one.is_private and self._bot in one.joined]
        found = [one for one in reversed(found) if before is None or one.id < before]
        return self._page(request, found)

    def _put_away(self, channel: Channel) -> list[Thread]:
        return [one for one in self._seen() if one.archived and one.parent is channel]

    def _page(self, request: web.Request, found: list[Thread]) -> web.Response:
        limit = query_limit(request, 50, 100)
        return answer(self._listing(found[:limit]) | {"has_more": len(found) > limit})

    def _seen(self) -> list[Thread]:
        return [one for one in self._threads.all() if self._world.sees(self._bot, one)]

    def _listing(self, threads: list[Thread]) -> JSON:
        mine = [one.member_dict(self._bot) for one in threads if self._bot in one.joined]
        return {"threads": [self._shape(one) for one in threads], "members": mine, "has_more": False}

    def _shape(self, thread: Thread) -> JSON:
        return self._world.channel_dict(thread, self._bot)
