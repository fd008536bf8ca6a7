"""The application, its commands, and the gateway's address."""

from aiohttp import web

from playground.addresses import Addresses
from playground.errors import DiscordError, missing_access, unknown
from playground.rest.answers import answer, nothing
from playground.rest.bodies import path_id, read_body
from playground.rules.intents import application_flags
from playground.rules.locales import unlocalized
from playground.state.service import Service
from playground.wire import JSON


class ApplicationRoutes:
    """Handlers under /applications, /oauth2 and /gateway. `granted` are the application's privileged intents."""

    def __init__(self, service: Service, addresses: Addresses, *, granted: int) -> None:
        self._service = service
        self._addresses = addresses
        self._granted = granted

    def routes(self) -> list[web.RouteDef]:
        """The routes, below the API's base."""
        routes = [
            web.get("/applications/@me", self.me),
            web.get("/oauth2/applications/@me", self.me),
            web.get("/soundboard-default-sounds", self.sounds),
            web.get("/gateway", self.gateway),
            web.get("/gateway/bot", self.gateway_bot),
        ]
        application = "/applications/{application_id}"
        for base in (application + "/commands", application + "/guilds/{guild_id}/commands"):
            one = base + "/{command_id}"
            routes += [
                web.get(base, self.commands),
                web.put(base, self.replace_commands),
                web.post(base, self.put_command),
                web.get(one, self.command),
                web.patch(one, self.edit_command),
                web.delete(one, self.delete_command),
            ]
        guild = application + "/guilds/{guild_id}/commands"
        routes += [
            web.get(guild + "/permissions", self.permissions),
            web.get(guild + "/{command_id}/permissions", self.command_permissions),
        ]
        # "permissions" comes before the routes of single commands, which would take it for an id.
        return sorted(routes, key=lambda route: "permissions" not in route.path)

    async def me(self, _request: web.Request) -> web.Response:
        """GET the application, with its owner."""
        world = self._service.world
        flags = application_flags(self._granted)
        install: JSON = {"oauth2_install_params": {"scopes": ["applications.commands", "bot"], "permissions": "0"}}
        user_install: JSON = {"oauth2_install_params": {"scopes": ["applications.commands"], "permissions": "0"}}
        shape: JSON = {
            "id": str(world.bot.id),
            "name": world.bot.username,
            "icon": None,
            "description": "",
            "summary": "",  # always empty since 2022, and some libraries still need it
            "type": None,
            "bot": world.bot.to_dict(),
            "bot_public": False,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": flags,
            "flags_new": str(flags),
            "integration_types_config": {"0": install, "1": user_install},
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "owner": world.owner.to_dict(),
            "team": None,
            "approximate_guild_count": int(world.bot.id in world.guild.members),
            "approximate_user_install_count": sum(user.settings.has_app for user in world.players),
            "approximate_user_authorization_count": 0,
            "event_webhooks_url": None,
            "event_webhooks_status": 1,
            "event_webhooks_types": [],
            "explicit_content_filter": 0,
            "eligible_oauth2_scopes": [],
            "tags": [],
        }
        return answer(shape)

    async def sounds(self, _request: web.Request) -> web.Response:
        """GET the sounds that everybody has: none, because the playground is silent. py-cord asks at every start."""
        return answer([])

    async def gateway(self, _request: web.Request) -> web.Response:
        """GET the gateway's address."""
        return answer({"url": self._addresses.gateway})

    async def gateway_bot(self, _request: web.Request) -> web.Response:
        """GET the gateway's address and the number of sessions that may start."""
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 16}
        return answer({"url": self._addresses.gateway, "shards": 1, "session_start_limit": limit})

    async def commands(self, request: web.Request) -> web.Response:
        """GET all commands of a scope."""
        found = self._service.commands.all(self._scope(request))
        wanted = request.query.get("with_localizations", "").lower() in ("true", "1")
        return answer(found if wanted else [unlocalized(one) for one in found])

    async def replace_commands(self, request: web.Request) -> web.Response:
        """PUT all commands of a scope."""
        scope = self._scope(request)
        body = await read_body(request, file_limit=0)
        return answer(self._service.commands.replace(scope, body.payload))

    async def put_command(self, request: web.Request) -> web.Response:
        """POST a command; 201 if it's new."""
        scope = self._scope(request)
        body = await read_body(request, file_limit=0)
        command, is_new = self._service.commands.put(scope, body.payload)
        return answer(command, 201 if is_new else 200)

    async def command(self, request: web.Request) -> web.Response:
        """GET a command."""
        return answer(self._service.commands.get(self._scope(request), path_id(request, "command_id")))

    async def edit_command(self, request: web.Request) -> web.Response:
        """PATCH a command."""
        scope, command_id = self._scope(request), path_id(request, "command_id")
        body = await read_body(request, file_limit=0)
        return answer(self._service.commands.edit(scope, command_id, body.payload))

    async def delete_command(self, request: web.Request) -> web.Response:
        """DELETE a command."""
        self._service.commands.delete(self._scope(request), path_id(request, "command_id"))
        return nothing()

    async def permissions(self, request: web.Request) -> web.Response:
        """GET who may use which command, as the guild's owner has set it."""
        scope = self._scope(request)
        everything = [*self._service.commands.all(None), *self._service.commands.all(scope)]
        found = [self._service.commands.permissions(one["id"]) for one in everything]
        return answer([one for one in found if one is not None])

    async def command_permissions(self, request: web.Request) -> web.Response:
        """GET who may use a command, as the guild's owner has set it."""
        self._scope(request)
        found = self._service.commands.permissions(str(path_id(request, "command_id")))
        if found is None:
            raise DiscordError(404, 10066, "Unknown application command permissions")
        return answer(found)

    def _scope(self, request: web.Request) -> int | None:
        if path_id(request, "application_id") != self._service.world.bot.id:
            raise unknown("Application")
        if "guild_id" not in request.match_info:
            return None
        guild_id = path_id(request, "guild_id")
        if guild_id != self._service.world.guild.id:
            raise missing_access()
        return guild_id
