"""A thread's members: the bot lists them, adds and removes them, joins and leaves."""

from aiohttp import web

from playground.errors import missing_access, unknown
from playground.rest.access import Access
from playground.rest.answers import answer, nothing
from playground.rest.bodies import path_id
from playground.rules.permissions import Permission
from playground.state.service import Service
from playground.state.thread import Thread
from playground.wire import JSON


class ThreadMemberRoutes:
    """Handlers under /channels/{channel_id}/thread-members. `lists_members`: the application has the members intent."""

    def __init__(self, service: Service, *, lists_members: bool) -> None:
        self._service = service
        self._access = Access(service)
        self._bot = service.world.bot.id
        self._lists_members = lists_members

    def routes(self) -> list[web.RouteDef]:
        """The routes, below the API's base."""
        everyone = "/channels/{channel_id}/thread-members"
        return [
            web.put(everyone + "/@me", self.join),
            web.delete(everyone + "/@me", self.leave),
            web.get(everyone, self.members),
            web.get(everyone + "/{user_id}", self.member),
            web.put(everyone + "/{user_id}", self.add),
            web.delete(everyone + "/{user_id}", self.remove),
        ]

    async def join(self, request: web.Request) -> web.Response:
        """PUT the bot into a thread."""
        self._service.threads.join(self._active(request), self._bot)
        return nothing()

    async def leave(self, request: web.Request) -> web.Response:
        """DELETE the bot from a thread."""
        self._service.threads.leave(self._active(request), self._bot)
        return nothing()

    async def members(self, request: web.Request) -> web.Response:
        """GET a thread's members; this needs the members intent."""
        thread = self._access.thread(request)
        if not self._lists_members:
            raise missing_access()
        return answer([self._shape(request, thread, one) for one in sorted(thread.joined)])

    async def member(self, request: web.Request) -> web.Response:
        """GET a member of a thread."""
        thread, user_id = self._access.thread(request), path_id(request, "user_id")
        if user_id not in thread.joined:
            raise unknown("Member")
        return answer(self._shape(request, thread, user_id))

    async def add(self, request: web.Request) -> web.Response:
        """PUT a member into a thread; they must see its channel."""
        thread = self._active(request)
        self._access.require(thread, Permission.SEND_MESSAGES)
        user = self._service.world.user(path_id(request, "user_id"))
        if not self._service.world.sees(user.id, thread.parent):
            raise missing_access()
        self._service.threads.add(thread, user.id, self._bot)
        return nothing()

    async def remove(self, request: web.Request) -> web.Response:
        """DELETE a member from a thread."""
        thread = self._active(request)
        if not (thread.is_private and thread.owner_id == self._bot):
            self._access.require(thread, Permission.MANAGE_THREADS)
        self._service.threads.remove(thread, path_id(request, "user_id"), self._bot)
        return nothing()

    def _active(self, request: web.Request) -> Thread:
        thread = self._access.thread(request)
        self._service.archive.check_active(thread)
        return thread

    def _shape(self, request: web.Request, thread: Thread, user_id: int) -> JSON:
        shape = thread.member_dict(user_id)
        if request.query.get("with_member", "").lower() in ("true", "1"):
            shape["member"] = self._service.world.guild.members[user_id].to_dict()
        return shape
