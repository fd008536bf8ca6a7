"""Reactions: the bot adds and removes its own, and moderates others'."""

from urllib.parse import unquote

from aiohttp import web

from playground.rest.access import Access
from playground.rest.answers import answer, nothing
from playground.rest.bodies import path_id, query_id, query_limit
from playground.rules.permissions import Permission
from playground.state.messages import Message
from playground.state.service import Service


class ReactionRoutes:
    """Handlers under /channels/{channel_id}/messages/{message_id}/reactions."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._access = Access(service)
        self._bot = service.world.bot.id

    def routes(self) -> list[web.RouteDef]:
        """The routes, below the API's base."""
        everything = "/channels/{channel_id}/messages/{message_id}/reactions"
        one = everything + "/{emoji}"
        return [
            web.put(one + "/@me", self.react),
            web.delete(one + "/@me", self.unreact),
            web.delete(one + "/{user_id}", self.remove),
            web.get(one, self.users),
            web.delete(one, self.clear),
            web.delete(everything, self.clear),
        ]

    async def react(self, request: web.Request) -> web.Response:
        """PUT the bot's reaction."""
        self._service.reactions.add(self._message(request), self._bot, _emoji(request) or "")
        return nothing()

    async def unreact(self, request: web.Request) -> web.Response:
        """DELETE the bot's reaction."""
        self._service.reactions.remove(self._message(request), self._bot, _emoji(request) or "")
        return nothing()

    async def remove(self, request: web.Request) -> web.Response:
        """DELETE somebody's reaction."""
        message = self._message(request, Permission.MANAGE_MESSAGES)
        self._service.reactions.remove(message, path_id(request, "user_id"), _emoji(request) or "")
        return nothing()

    async def clear(self, request: web.Request) -> web.Response:
        """DELETE all reactions, or all with one emoji."""
        self._service.reactions.clear(self._message(request, Permission.MANAGE_MESSAGES), _emoji(request))
        return nothing()

    async def users(self, request: web.Request) -> web.Response:
        """GET who reacted with an emoji."""
        message = self._message(request, Permission.READ_MESSAGE_HISTORY)
        limit, after = query_limit(request, 25, 100), query_id(request, "after") or 0
        who = sorted(one for one in message.reactions.get(_emoji(request) or "", []) if one > after)[:limit]
        return answer([self._service.world.users[one].to_dict() for one in who])

    def _message(self, request: web.Request, permission: Permission | None = None) -> Message:
        self._service.archive.check_active(self._access.channel(request, permission))
        return self._access.message(request)


def _emoji(request: web.Request) -> str | None:
    """The emoji in the path, which some clients encode twice."""
    given = request.match_info.get("emoji")
    return None if given is None else unquote(given)
