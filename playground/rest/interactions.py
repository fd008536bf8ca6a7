"""Interaction callbacks, and the webhook where an interaction's token works for fifteen minutes."""

from aiohttp import web

from playground.addresses import Addresses
from playground.errors import unknown
from playground.rest.answers import answer, nothing
from playground.rest.bodies import Body, path_id, read_body
from playground.rest.callbacks import MESSAGE, UPDATE, Callbacks
from playground.rest.faults import RestFaults
from playground.rest.followups import Followups
from playground.state.interaction import Interaction
from playground.state.messages import Message, MessageFlag
from playground.state.render import Reader
from playground.state.service import Service
from playground.wire import JSON


class InteractionRoutes:
    """Handlers under /interactions and /webhooks."""

    def __init__(self, service: Service, addresses: Addresses, faults: RestFaults) -> None:
        self._service = service
        self._faults = faults
        self._callbacks = Callbacks(service)
        self._followups = Followups(service)
        self._reader = Reader(service.world.bot.id, addresses)

    def routes(self) -> list[web.RouteDef]:
        """The routes, below the API's base."""
        webhook = "/webhooks/{webhook_id}/{token}"
        message = webhook + "/messages/{message_id}"
        return [
            web.post("/interactions/{interaction_id}/{token}/callback", self.callback),
            web.post(webhook, self.follow_up),
            web.get(message, self.get),
            web.patch(message, self.edit),
            web.delete(message, self.delete),
        ]

    async def callback(self, request: web.Request) -> web.Response:
        """POST the first answer."""
        interaction_id, token = path_id(request, "interaction_id"), request.match_info["token"]
        self._service.interactions.claim(interaction_id, token)
        body = await self._body(request)
        # Claimed again, because time has passed while the body was read.
        interaction = self._service.interactions.claim(interaction_id, token)
        message = self._callbacks.answer(interaction, body.payload, body.uploads)
        if request.query.get("with_response", "").lower() not in ("true", "1"):
            return nothing()
        return answer(self._callback_response(interaction, message))

    async def follow_up(self, request: web.Request) -> web.Response:
        """POST a follow-up."""
        self._interaction(request)
        body = await self._body(request)
        message = self._followups.create(self._interaction(request), body.payload, body.uploads)
        return answer(self._shape(message))

    async def get(self, request: web.Request) -> web.Response:
        """GET @original or a follow-up."""
        return answer(self._shape(self._followups.find(self._interaction(request), request.match_info["message_id"])))

    async def edit(self, request: web.Request) -> web.Response:
        """PATCH @original or a follow-up."""
        name = request.match_info["message_id"]
        message = self._followups.find(self._interaction(request), name)
        body = await self._body(request)
        self._faults.before_edit(message)
        message = self._followups.edit(self._interaction(request), name, body.payload, body.uploads)
        return answer(self._shape(message))

    async def delete(self, request: web.Request) -> web.Response:
        """DELETE @original or a follow-up."""
        self._followups.delete(self._interaction(request), request.match_info["message_id"])
        return nothing()

    async def _body(self, request: web.Request) -> Body:
        return await read_body(request, file_limit=self._service.files.limit)

    def _interaction(self, request: web.Request) -> Interaction:
        if path_id(request, "webhook_id") != self._service.world.bot.id:
            raise unknown("Webhook")
        return self._service.interactions.by_token(request.match_info["token"])

    def _shape(self, message: Message) -> JSON:
        return self._service.renderer.message(message, self._reader)

    def _callback_response(self, interaction: Interaction, message: Message | None) -> JSON:
        told: JSON = {
            "id": str(interaction.id),
            "type": interaction.type,
            "channel_id": str(interaction.channel_id),
        }
        if interaction.guild_id is not None:
            told["guild_id"] = str(interaction.guild_id)
        made = message or self._service.messages.find(interaction.channel_id, interaction.original_id)
        if made is not None:
            told |= {
                "response_message_id": str(made.id),
                "response_message_loading": made.is_loading,
                "response_message_ephemeral": bool(made.flags & MessageFlag.EPHEMERAL),
            }
        shape: JSON = {"interaction": told}
        if message is not None and interaction.response in (MESSAGE, UPDATE):
            shape["resource"] = {"type": interaction.response, "message": self._shape(message)}
        return shape
