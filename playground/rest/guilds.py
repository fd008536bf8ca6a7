"""The guild, its members and roles, users, and DMs."""

from aiohttp import web

from playground.errors import missing_access, unknown
from playground.rest.access import Access
from playground.rest.answers import answer, nothing
from playground.rest.bodies import path_id, query_id, query_limit, read_body
from playground.rules.fields import Fields
from playground.state.service import Service
from playground.wire import JSON


class GuildRoutes:
    """Handlers under /guilds and /users. `lists_members`: the application has the guild members intent."""

    def __init__(self, service: Service, *, lists_members: bool) -> None:
        self._service = service
        self._world = service.world
        self._access = Access(service)
        self._lists_members = lists_members

    def routes(self) -> list[web.RouteDef]:
        """The routes, below the API's base."""
        guild = "/guilds/{guild_id}"
        return [
            web.get("/users/@me", self.me),
            web.get("/users/@me/guilds", self.my_guilds),
            web.delete("/users/@me/guilds/{guild_id}", self.leave),
            web.post("/users/@me/channels", self.open_dm),
            web.get("/users/{user_id}", self.user),
            web.get(guild, self.guild),
            web.get(guild + "/channels", self.channels),
            web.get(guild + "/roles", self.roles),
            web.get(guild + "/members", self.members),
            web.get(guild + "/members/search", self.search),
            web.get(guild + "/members/{user_id}", self.member),
        ]

    async def me(self, _request: web.Request) -> web.Response:
        """GET the bot's own user."""
        return answer(self._world.bot.to_private_dict())

    async def my_guilds(self, _request: web.Request) -> web.Response:
        """GET the guilds that the bot is in."""
        guild = self._world.guild
        if self._world.bot.id not in guild.members:
            return answer([])
        shape: JSON = {
            "id": str(guild.id),
            "name": guild.name,
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": str(guild.permissions(self._world.bot.id)),
            "features": [],
            "approximate_member_count": len(guild.members),
            "approximate_presence_count": len(guild.members),
        }
        return answer([shape])

    async def leave(self, request: web.Request) -> web.Response:
        """DELETE the bot's own membership."""
        self._access.guild(request)
        self._service.membership.remove()
        return nothing()

    async def open_dm(self, request: web.Request) -> web.Response:
        """POST to get the DM channel with a user."""
        fields = Fields((await read_body(request, file_limit=0)).payload)
        user_id = fields.snowflake("recipient_id", required=True)
        fields.done()
        if user_id not in self._world.dms:
            raise unknown("User")
        return answer(self._world.channel_dict(self._world.dms[user_id], self._world.bot.id))

    async def user(self, request: web.Request) -> web.Response:
        """GET a user."""
        return answer(self._world.user(path_id(request, "user_id")).to_dict())

    async def guild(self, request: web.Request) -> web.Response:
        """GET the guild, with member counts if asked for."""
        guild = self._access.guild(request)
        counts = {"approximate_member_count": len(guild.members), "approximate_presence_count": len(guild.members)}
        wanted = request.query.get("with_counts", "").lower() in ("true", "1")
        return answer(guild.to_dict() | (counts if wanted else {}))

    async def channels(self, request: web.Request) -> web.Response:
        """GET the guild's channels."""
        guild = self._access.guild(request)
        return answer([self._world.channel_dict(one, self._world.bot.id) for one in guild.channels.values()])

    async def roles(self, request: web.Request) -> web.Response:
        """GET the guild's roles."""
        return answer([role.to_dict() for role in self._access.guild(request).roles.values()])

    async def members(self, request: web.Request) -> web.Response:
        """GET the guild's members; this needs the members intent."""
        guild = self._access.guild(request)
        if not self._lists_members:
            raise missing_access()
        limit, after = query_limit(request, 1, 1000), query_id(request, "after") or 0
        ids = sorted(user_id for user_id in guild.members if user_id > after)[:limit]
        return answer([guild.members[user_id].to_dict() for user_id in ids])

    async def search(self, request: web.Request) -> web.Response:
        """GET the members whose name or nickname begins with the query."""
        guild = self._access.guild(request)
        fields, limit = Fields(dict(request.query)), query_limit(request, 1, 1000)
        query = fields.text("query", least=1, most=100, required=True) or ""
        fields.done()
        found = [one for one in guild.members.values() if one.is_called(query)]
        return answer([one.to_dict() for one in found[:limit]])

    async def member(self, request: web.Request) -> web.Response:
        """GET one member."""
        guild, user_id = self._access.guild(request), path_id(request, "user_id")
        if user_id not in self._world.users:
            raise unknown("User")
        if user_id not in guild.members:
            raise unknown("Member")
        return answer(guild.members[user_id].to_dict())
