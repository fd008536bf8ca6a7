"""Threads: started, changed, joined, listed and deleted by the bot."""

from aiohttp import web

from bot.playground.errors import missing_permissions, unknown
from bot.playground.forms import Form
from bot.playground.messages import Message
from bot.playground.permissions import Permission
from bot.playground.rest.access import Access
from bot.playground.rest.answers import answer
from bot.playground.rest.bodies import path_id, query_limit, read_body
from bot.playground.service import Service
from bot.playground.thread import ARCHIVE_AFTER, PRIVATE_THREAD, PUBLIC_THREAD, Thread
from bot.playground.threads import Plan
from bot.playground.wire import JSON

MOST_SLOWMODE = 21600
"""Seconds."""


class ThreadRoutes:
    """Handlers for threads, below /channels and /guilds."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._threads = service.threads
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
            web.get("/guilds/{guild_id}/threads/active", self.active),
        ]

    async def start(self, request: web.Request) -> web.Response:
        """POST a thread in the channel; a private one where no type is given."""
        return await self._start(request, None)

    async def start_from_message(self, request: web.Request) -> web.Response:
        """POST a public thread from a message."""
        self._access.channel(request)
        return await self._start(request, self._access.message(request))

    async def _start(self, request: web.Request, message: Message | None) -> web.Response:
        channel = self._access.channel(request)
        form = Form((await read_body(request, file_limit=0)).payload)
        name = form.text("name", least=1, most=100, required=True) or ""
        kind = form.one_of("type", (PUBLIC_THREAD, PRIVATE_THREAD)) or PRIVATE_THREAD
        plan = Plan(
            name,
            message,
            is_private=message is None and kind == PRIVATE_THREAD,
            invitable=form.flag("invitable") is not False,
            auto_archive_duration=form.one_of("auto_archive_duration", ARCHIVE_AFTER) or 1440,
            rate_limit_per_user=form.integer("rate_limit_per_user", least=0, most=MOST_SLOWMODE) or 0,
        )
        form.done()
        return answer(self._shape(self._threads.start(channel, self._bot, plan)), 201)

    async def edit(self, request: web.Request) -> web.Response:
        """PATCH a thread. Its owner may rename it and put it into the archive; to lock it takes a permission."""
        thread = self._access.thread(request)
        form = Form((await read_body(request, file_limit=0)).payload)
        changes: JSON = {
            "name": form.text("name", least=1, most=100),
            "auto_archive_duration": form.one_of("auto_archive_duration", ARCHIVE_AFTER),
            "rate_limit_per_user": form.integer("rate_limit_per_user", least=0, most=MOST_SLOWMODE),
            "locked": form.flag("locked"),
            "invitable": form.flag("invitable"),
        }
        archived = form.flag("archived")
        form.done()
        self._check_edit(thread, changes, archived)
        for key, value in changes.items():
            if value is not None:
                setattr(thread, key, value)
        if archived is not None:
            self._threads.archive(thread, archived)
        self._threads.changed(thread)
        return answer(self._shape(thread))

    def _check_edit(self, thread: Thread, changes: JSON, archived: bool | None) -> None:
        manages = self._world.guild.can(self._bot, thread, Permission.MANAGE_THREADS)
        beyond_owner = changes["locked"] is not None or changes["rate_limit_per_user"] is not None
        # Anyone who may write in a thread that is not locked may take it out of the archive.
        only_reopens = archived is False and not thread.locked and all(one is None for one in changes.values())
        if not manages and (beyond_owner or thread.owner_id != self._bot) and not only_reopens:
            raise missing_permissions()
        if archived is not False:
            self._threads.check_active(thread)

    async def delete(self, request: web.Request) -> web.Response:
        """DELETE a thread."""
        thread = self._access.thread(request)
        self._access.require(thread, Permission.MANAGE_THREADS)
        shape = self._shape(thread)
        self._threads.delete(thread)
        return answer(shape)

    async def active(self, request: web.Request) -> web.Response:
        """GET the guild's threads that are not in the archive."""
        if path_id(request, "guild_id") != self._world.guild.id:
            raise unknown("Guild")
        return answer(self._listing([one for one in self._seen() if not one.archived]))

    async def archived(self, request: web.Request) -> web.Response:
        """GET a channel's threads in the archive, public or private ones, the last first."""
        channel = self._access.channel(request, Permission.READ_MESSAGE_HISTORY)
        limit = query_limit(request, 50, 100)
        wants_private = request.path.endswith("/private")
        if wants_private:
            self._access.require(channel, Permission.MANAGE_THREADS)
        found = [one for one in self._seen() if one.archived and one.parent is channel]
        found = [one for one in found if one.is_private == wants_private]
        found.sort(key=lambda one: one.archive_changed_at, reverse=True)
        return answer(self._listing(found[:limit]) | {"has_more": len(found) > limit})

    def _seen(self) -> list[Thread]:
        return [one for one in self._threads.all() if self._world.sees(self._bot, one)]

    def _listing(self, threads: list[Thread]) -> JSON:
        mine = [one.member_dict(self._bot) for one in threads if self._bot in one.joined]
        return {"threads": [self._shape(one) for one in threads], "members": mine, "has_more": False}

    def _shape(self, thread: Thread) -> JSON:
        return self._world.channel_dict(thread, self._bot)
