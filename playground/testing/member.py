"""A member, for tests: does what a person does in Discord's client, and waits for what they would see."""

import asyncio
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qs, unquote, urlsplit

from playground.client.speaking import NewMessage, Speaking
from playground.client.using import Use, Using
from playground.client.viewers import Viewers
from playground.errors import NotDeliveredError, RefusedError
from playground.rules.locales import names
from playground.state.channel import Channel
from playground.state.files import Upload
from playground.state.interaction import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT
from playground.state.people import User
from playground.state.service import Service
from playground.state.thread import Thread
from playground.testing.filled import field, nest
from playground.testing.handles import Handle, Predicate
from playground.testing.seen import SeenMessage
from playground.wire import JSON

Where = str | int
"""A channel, thread or group by name ("studio", or "dm" for the DM with the bot) or by id."""


class Member:
    """One user of the playground."""

    def __init__(self, user: User, service: Service, speaking: Speaking, using: Using, viewers: Viewers) -> None:
        self.user = user
        self._service = service
        self._speaking = speaking
        self._using = using
        self._viewers = viewers

    @property
    def id(self) -> int:
        """The user's id."""
        return self.user.id

    async def slash(
        self, name: str, more: Mapping[str, object] | None = None, *, channel: Where = "studio", **options: object
    ) -> Handle:
        """Use a chat command by its full name, such as "group sub". `more`: options named like a parameter."""
        values = dict(more or {}) | options
        return self._use_command(COMMAND, name, values, channel, focused=None)

    async def autocomplete(
        self,
        name: str,
        option: str,
        typed: object,
        *,
        channel: Where = "studio",
        timeout: float = 5.0,
        **others: object,
    ) -> list[JSON]:
        """Type into an option; returns the choices that the bot suggests."""
        handle = self._use_command(AUTOCOMPLETE, name, {**others, option: typed}, channel, focused=option)
        return await handle.choices(timeout)

    async def use_on_message(self, name: str, message: SeenMessage) -> Handle:
        """Use a message command."""
        return self._use_on(3, name, message.id, message.channel_id)

    async def use_on_user(self, name: str, user: User, *, channel: Where = "studio") -> Handle:
        """Use a user command."""
        return self._use_on(2, name, user.id, channel)

    async def click(self, message: SeenMessage, control: str) -> Handle:
        """Press a button, by its custom id or label."""
        return self._use_control(message, control, None)

    async def choose(self, message: SeenMessage, control: str, values: Iterable[str]) -> Handle:
        """Choose in a select, by its custom id or placeholder."""
        return self._use_control(message, control, [str(value) for value in values])

    async def submit_modal(self, values: Mapping[str, object], *, channel: Where = "studio") -> Handle:
        """Fill in the open modal by custom id, with a text, a boolean, or a list of values or Uploads."""
        modal = self._using.open_modal(self.id)
        if modal is None:
            raise RefusedError("No modal is open.")
        uploads: dict[int, Upload] = {}
        fields = [field(custom_id, value, uploads) for custom_id, value in values.items()]
        data: JSON = {"custom_id": modal["custom_id"], "components": [{"type": 18, "component": one} for one in fields]}
        return self._begin(Use(self.id, self._channel(channel), MODAL_SUBMIT, data, uploads))

    async def send(
        self,
        channel: Where,
        content: str = "",
        files: Iterable[Upload] = (),
        *,
        reply_to: SeenMessage | None = None,
        ping: bool = True,
    ) -> SeenMessage:
        """Send a message, or a reply."""
        new = NewMessage(content, None if reply_to is None else reply_to.id, ping)
        message = self._speaking.send(self.id, self._channel(channel).id, new, dict(enumerate(files)))
        return self._seen(message.channel_id, message.id)

    async def edit(self, message: SeenMessage, content: str) -> SeenMessage:
        """Edit one of the member's messages."""
        self._speaking.edit(self.id, message.channel_id, message.id, content)
        return self.refresh(message)

    async def react(self, message: SeenMessage, emoji: str) -> None:
        """Add a reaction to a message."""
        self._speaking.react(self.id, message.channel_id, message.id, emoji)

    async def unreact(self, message: SeenMessage, emoji: str) -> None:
        """Remove the member's reaction."""
        self._speaking.unreact(self.id, message.channel_id, message.id, emoji)

    async def start_thread(self, where: Where | SeenMessage, name: str) -> Thread:
        """Start a thread in a channel, or from a message."""
        if isinstance(where, SeenMessage):
            return self._speaking.start_thread(self.id, where.channel_id, name, where.id)
        return self._speaking.start_thread(self.id, self._channel(where).id, name)

    async def open_group(self, name: str, *others: User) -> Channel:
        """Open a group with other users, without the bot."""
        return self._service.open_group(name, (self.id, *(one.id for one in others)))

    async def delete(self, message: SeenMessage) -> None:
        """Delete a message, or dismiss an ephemeral one."""
        self._speaking.delete(self.id, message.channel_id, message.id)

    def messages(self, channel: Where = "studio") -> list[SeenMessage]:
        """What the member sees in a channel, oldest first, including their own ephemerals."""
        found = self._speaking.history(self.id, self._channel(channel).id, limit=1000)
        return [SeenMessage(self._viewers.message(message, self.id)) for message in found]

    def commands(self, channel: Where = "studio") -> list[JSON]:
        """The commands that the member can use in a channel."""
        return self._service.commands.visible(self.id, self._channel(channel))

    def refresh(self, message: SeenMessage) -> SeenMessage:
        """The message as it is now."""
        return self._seen(message.channel_id, message.id)

    async def wait_for(self, predicate: Predicate, timeout: float = 5.0) -> SeenMessage:
        """Wait for a message that matches, in any channel; it may already be there."""
        viewer = self._viewers.join(self.id)
        try:
            async with asyncio.timeout(timeout):
                for channel in reversed(self._service.world.channels_for(self.id)):
                    for message in reversed(self.messages(channel.id)):
                        if predicate(message):
                            return message
                while frame := await viewer.next():
                    if frame["t"] in ("MESSAGE_CREATE", "MESSAGE_UPDATE") and predicate(SeenMessage(frame["d"])):
                        return SeenMessage(frame["d"])
        except TimeoutError:
            pass
        finally:
            self._viewers.leave(viewer)
        raise NotDeliveredError(f"{self.user.username} hasn't seen a matching message within {timeout} s.")

    async def wait_until_gone(self, message: SeenMessage, timeout: float = 5.0) -> None:
        """Wait until a message is deleted."""
        viewer = self._viewers.join(self.id)
        try:
            async with asyncio.timeout(timeout):
                while self._service.messages.find(message.channel_id, message.id) is not None:
                    await viewer.next()
        except TimeoutError:
            raise NotDeliveredError(f"The message is still there after {timeout} s.") from None
        finally:
            self._viewers.leave(viewer)

    def read(self, file: JSON | str) -> bytes:
        """The bytes of an attachment object, or behind one of the playground's signed URLs."""
        parts = urlsplit(file if isinstance(file, str) else str(file["url"]))
        query = parse_qs(parts.query)
        signed = [query.get(key, [""])[0] for key in ("ex", "is", "hm")]
        data = self._service.files.open(unquote(parts.path), int(parts.path.split("/")[3]), *signed)
        if data is None:
            raise NotDeliveredError("The attachment is no longer available.")
        return data

    def _use_command(
        self, kind: int, name: str, values: Mapping[str, object], channel: Where, *, focused: str | None
    ) -> Handle:
        place = self._channel(channel)
        words = name.split()
        command = self._command(1, words[0], place)
        uploads: dict[int, Upload] = {}
        data = {"id": command["id"], "name": command["name"], "type": 1}
        data["options"] = nest(command.get("options", []), words[1:], values, uploads, focused)
        return self._begin(Use(self.id, place, kind, data, uploads))

    def _use_on(self, kind: int, name: str, target_id: int, channel: Where) -> Handle:
        place = self._channel(channel)
        command = self._command(kind, name, place)
        data = {"id": command["id"], "name": command["name"], "type": kind, "target_id": str(target_id)}
        return self._begin(Use(self.id, place, COMMAND, data))

    def _use_control(self, message: SeenMessage, name: str, values: list[str] | None) -> Handle:
        control = self.refresh(message).control(name)
        if "custom_id" not in control:
            raise RefusedError("That button only opens a link.")
        data: JSON = {"custom_id": control["custom_id"], "component_type": control["type"], "values": values}
        place = self._channel(message.channel_id)
        return self._begin(Use(self.id, place, COMPONENT, data, message_id=message.id))

    def _command(self, kind: int, name: str, place: Channel) -> JSON:
        offered = self._service.commands.visible(self.id, place)
        for command in offered:
            if command["type"] == kind and name in names(command):
                return command
        raise RefusedError(f"{self.user.username} can't use a command {name} here.")

    def _begin(self, use: Use) -> Handle:
        return Handle(self._using.use(use), self.wait_for)

    def _channel(self, where: Where) -> Channel:
        if where == "dm":
            return self._service.world.dms[self.id]
        for channel in self._service.world.channels_for(self.id):
            if where in (channel.id, channel.name):
                return channel
        raise RefusedError(f"{self.user.username} can't see a channel {where}.")

    def _seen(self, channel_id: int, message_id: int) -> SeenMessage:
        message = self._service.messages.get(channel_id, message_id, self.id)
        return SeenMessage(self._viewers.message(message, self.id))
