"""What members say: they send, edit and delete messages, react, start threads, type, and read channels."""

from collections.abc import Mapping
from dataclasses import dataclass

from playground.errors import RefusedError
from playground.rules.fields import Fields
from playground.rules.permissions import Permission
from playground.state.channel import Channel
from playground.state.drafts import read_draft
from playground.state.events import TypingStarted
from playground.state.files import Upload
from playground.state.messages import Message
from playground.state.posts import Stamp
from playground.state.service import Service
from playground.state.thread import Thread
from playground.state.threads import Plan
from playground.wire import JSON


@dataclass(frozen=True)
class NewMessage:
    """A message to send. `ping`: a reply pings the author it replies to."""

    content: str = ""
    reply_to: int | None = None
    ping: bool = True
    nonce: str | None = None


class Speaking:
    """Does what members say, within their permissions."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def channel(self, user_id: int, channel_id: int, permission: Permission = Permission.VIEW_CHANNEL) -> Channel:
        """A channel, if the user has a permission there."""
        world = self._service.world
        channel = world.channel(channel_id)
        if not world.sees(user_id, channel):
            raise RefusedError("You can't see that channel.", code=50001, status=403)
        if not world.guild.can(user_id, channel, permission):
            name = (permission.name or "this").replace("_", " ").lower()
            raise RefusedError(f"You don't have the permission to {name} here.", code=50013, status=403)
        return channel

    def send(self, user_id: int, channel_id: int, new: NewMessage, uploads: Mapping[int, Upload]) -> Message:
        """Post a member's message."""
        channel = self.channel(user_id, channel_id, Permission.SEND_MESSAGES)
        self._service.archive.check_writable(channel, user_id)
        if uploads:
            self.channel(user_id, channel_id, Permission.ATTACH_FILES)
        if new.reply_to is not None:
            original = self._service.messages.get(channel_id, new.reply_to, user_id)
            if original.viewer_id is not None:
                raise RefusedError("You can't reply to an ephemeral message.")
        payload = self._payload(user_id, channel, new.content, ping=new.ping)
        if new.nonce is not None:
            payload["nonce"] = new.nonce
        fields = Fields(payload)
        draft = read_draft(fields)
        return self._service.posts.create(channel, user_id, draft, uploads, fields, Stamp(reply_to=new.reply_to))

    def edit(self, user_id: int, channel_id: int, message_id: int, content: str) -> Message:
        """Edit a member's own message. A reply keeps its ping."""
        channel = self.channel(user_id, channel_id)
        self._service.archive.check_active(channel)
        self._service.archive.check_writable(channel, user_id)
        message = self._service.messages.get(channel_id, message_id, user_id)
        if message.author_id != user_id or message.is_system:
            raise RefusedError("You can only edit your own messages.", code=50005, status=403)
        original = self._service.messages.find(channel_id, message.reply_to)
        ping = original is not None and original.author_id in message.mentions
        fields = Fields(self._payload(user_id, channel, content, ping=ping))
        return self._service.posts.edit(message, read_draft(fields), {}, fields)

    def _payload(self, user_id: int, channel: Channel, content: str, *, ping: bool) -> JSON:
        may_call_all = self._service.world.guild.can(user_id, channel, Permission.MENTION_EVERYONE)
        kinds = ["users", "roles", "everyone"] if may_call_all else ["users", "roles"]
        return {"content": content, "allowed_mentions": {"parse": kinds, "replied_user": ping}}

    def react(self, user_id: int, channel_id: int, message_id: int, emoji: str) -> None:
        """Add a reaction to a message."""
        self._service.reactions.add(self._reactable(user_id, channel_id, message_id), user_id, emoji)

    def unreact(self, user_id: int, channel_id: int, message_id: int, emoji: str) -> None:
        """Remove a member's own reaction."""
        self._service.reactions.remove(self._reactable(user_id, channel_id, message_id), user_id, emoji)

    def _reactable(self, user_id: int, channel_id: int, message_id: int) -> Message:
        self._service.archive.check_active(self.channel(user_id, channel_id))
        message = self._service.messages.get(channel_id, message_id, user_id)
        if message.viewer_id is not None:
            raise RefusedError("You can't react to an ephemeral message.")
        return message

    def start_thread(self, user_id: int, channel_id: int, name: str, message_id: int | None = None) -> Thread:
        """Start a public thread, from a message or in the channel itself."""
        channel = self.channel(user_id, channel_id)
        message = None if message_id is None else self._service.messages.get(channel_id, message_id)
        return self._service.threads.start(channel, user_id, Plan(name, message))

    def delete(self, user_id: int, channel_id: int, message_id: int) -> None:
        """Delete a member's own message, or another's as a moderator, or dismiss an ephemeral one."""
        channel = self.channel(user_id, channel_id)
        self._service.archive.check_deletable(channel, user_id)
        message = self._service.messages.get(channel_id, message_id, user_id)
        if message.author_id != user_id and message.viewer_id != user_id:
            if channel.is_dm:
                raise RefusedError("In a DM you can only delete your own messages.", code=50003, status=403)
            self.channel(user_id, channel_id, Permission.MANAGE_MESSAGES)
        self._service.posts.delete(message)

    def type(self, user_id: int, channel_id: int) -> None:
        """Show the others that a member is typing."""
        self.channel(user_id, channel_id, Permission.SEND_MESSAGES)
        self._service.hub.publish(TypingStarted(channel_id, user_id))

    def history(self, user_id: int, channel_id: int, *, before: int | None = None, limit: int = 50) -> list[Message]:
        """The last messages that a user sees in a channel, oldest first, including their own ephemerals."""
        self.channel(user_id, channel_id, Permission.READ_MESSAGE_HISTORY)
        seen = self._service.messages.history(channel_id, user_id)
        return [message for message in seen if before is None or message.id < before][-limit:]
