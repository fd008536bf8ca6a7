"""Posts, edits and deletes messages, for members and the bot: checks drafts, keeps files, publishes events."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from playground.errors import empty_message, too_large
from playground.rules.fields import Fields
from playground.rules.mentions import find_mentions
from playground.snowflakes import Snowflakes
from playground.state.channel import Channel
from playground.state.drafts import MOST_ATTACHMENTS, Draft, Note, check_layout
from playground.state.events import Hub, MessageCreated, MessageDeleted, MessagesDeleted, MessageUpdated
from playground.state.files import Attachment, Files, Upload, clean_name
from playground.state.media import check_references, referenced_names
from playground.state.messages import DEFAULT, REPLY, Message, MessageFlag, Messages, Origin
from playground.state.world import World

_SETTABLE = MessageFlag.SUPPRESS_EMBEDS | MessageFlag.SUPPRESS_NOTIFICATIONS | MessageFlag.IS_COMPONENTS_V2

Uploads = Mapping[int, Upload]
"""The `files[n]` of a request by n."""


@dataclass(frozen=True)
class Stamp:
    """What a message has besides its draft: type, the message it replies to, its interaction, its viewer, flags."""

    type: int = DEFAULT
    reply_to: int | None = None
    origin: Origin | None = None
    viewer_id: int | None = None
    flags: int = 0


class Posts:
    """Posts, edits and deletes messages."""

    def __init__(
        self,
        world: World,
        messages: Messages,
        files: Files,
        hub: Hub,
        ids: Snowflakes,
        clock: Callable[[], float],
    ) -> None:
        self._world = world
        self._messages = messages
        self._files = files
        self._hub = hub
        self._ids = ids
        self._clock = clock

    def create(
        self,
        channel: Channel,
        author_id: int,
        draft: Draft,
        uploads: Uploads,
        fields: Fields,
        stamp: Stamp | None = None,
    ) -> Message:
        """Post a message; raises Discord's error if it's wrong."""
        stamp = stamp or Stamp()
        names = self._check_files(draft, uploads, [], fields)
        fields.done()
        check_references(fields, draft.embeds, draft.components, names)
        fields.done()
        message = Message(self._ids.new(), channel.id, author_id, self._clock())
        message.type = REPLY if stamp.reply_to is not None and stamp.type == DEFAULT else stamp.type
        message.reply_to, message.origin, message.viewer_id = stamp.reply_to, stamp.origin, stamp.viewer_id
        message.flags = stamp.flags | (draft.flags & _SETTABLE)
        message.nonce, message.tts = draft.nonce, draft.tts
        if not (draft.content or draft.embeds or draft.components or uploads or message.is_loading):
            raise empty_message()
        message.content, message.embeds, message.components = draft.content, draft.embeds, draft.components
        message.files = self._keep_files(message, draft.notes, uploads)
        self._mention(message, draft)
        return self.add(message)

    def add(self, message: Message) -> Message:
        """Add a message to its channel without checks."""
        for gone in self._messages.add(message):
            self._forget_files(gone)
        self._world.channel(message.channel_id).last_message_id = message.id
        self._hub.publish(MessageCreated(message))
        return message

    def edit(self, message: Message, draft: Draft, uploads: Uploads, fields: Fields) -> Message:
        """Change the fields that a draft gives. The first edit of a deferred answer ends its "thinking"."""
        kept = self._kept_files(message, draft)
        embeds = draft.embeds if "embeds" in draft.given else message.embeds
        components = draft.components if "components" in draft.given else message.components
        content = draft.content if "content" in draft.given else message.content
        names = self._check_files(draft, uploads, kept, fields)
        fields.done()
        check_references(fields, draft.embeds, draft.components, names)
        check_layout(fields, self._edited_flags(message, draft), content, embeds)
        fields.done()
        if not (content or embeds or components or kept or uploads):
            raise empty_message()
        message.content, message.embeds, message.components = content, embeds, components
        message.files = kept + self._keep_files(message, draft.notes, uploads)
        message.flags = self._edited_flags(message, draft)
        if "content" in draft.given:
            self._mention(message, draft)
        if not message.is_loading:
            message.edited_at = self._clock()
        message.flags &= ~MessageFlag.LOADING
        self._hub.publish(MessageUpdated(message))
        return message

    def delete(self, message: Message) -> None:
        """Delete a message and its files."""
        self._messages.remove(message)
        self._forget_files(message)
        self._hub.publish(MessageDeleted(message))

    def delete_many(self, channel_id: int, messages: list[Message]) -> None:
        """Delete several messages of a channel at once."""
        for message in messages:
            self._messages.remove(message)
            self._forget_files(message)
        self._hub.publish(MessagesDeleted(channel_id, tuple(messages)))

    def delete_all(self, channel_id: int) -> None:
        """Forget the messages of a channel that is deleted, without events for each."""
        for message in self._messages.drop_channel(channel_id):
            self._forget_files(message)

    def _edited_flags(self, message: Message, draft: Draft) -> int:
        if "flags" not in draft.given:
            return message.flags
        # A message can't lose the V2 layout.
        fixed = message.flags & ~MessageFlag.SUPPRESS_EMBEDS
        return fixed | (draft.flags & (MessageFlag.SUPPRESS_EMBEDS | MessageFlag.IS_COMPONENTS_V2))

    def _kept_files(self, message: Message, draft: Draft) -> list[Attachment]:
        """The files to keep: listed ones, and those that an unchanged embed or component shows."""
        if "attachments" not in draft.given:
            return list(message.files)
        notes = {note.id: note for note in draft.notes}
        shown = referenced_names(
            [] if "embeds" in draft.given else message.embeds,
            [] if "components" in draft.given else message.components,
        )
        kept = []
        for one in message.files:
            if one.id in notes:
                kept.append(replace(one, description=notes[one.id].description or one.description))
            elif one.filename in shown:
                kept.append(one)
        return kept

    def _check_files(self, draft: Draft, uploads: Uploads, kept: list[Attachment], fields: Fields) -> set[str]:
        """Check the number and sizes of files; returns the names that `attachment://` may refer to."""
        if len(kept) + len(uploads) > MOST_ATTACHMENTS:
            fields.fail("attachments", "BASE_TYPE_MAX_LENGTH", f"Must be {MOST_ATTACHMENTS} or fewer in length.")
        if any(len(upload.data) > self._files.limit for upload in uploads.values()):
            raise too_large()
        notes = {note.id: note for note in draft.notes}
        ids = {one.id for one in kept}
        for index, note in enumerate(draft.notes):
            if note.id not in uploads and note.id not in ids:
                found = Fields({}, (*fields.path, "attachments", str(index)), fields.errors)
                found.fail("id", "MESSAGE_ATTACHMENT_NOT_FOUND", "The referenced attachment was not found")
        new = {clean_name(_name(notes.get(n), upload)) for n, upload in uploads.items()}
        return new | {one.filename for one in kept}

    def _keep_files(self, message: Message, notes: list[Note], uploads: Uploads) -> list[Attachment]:
        by_id = {note.id: note for note in notes}
        kept = []
        for n, upload in sorted(uploads.items()):
            note = by_id.get(n)
            renamed = Upload(_name(note, upload), upload.data)
            description = note.description if note else None
            ephemeral = message.viewer_id is not None
            kept.append(self._files.add(renamed, message.channel_id, description=description, ephemeral=ephemeral))
        return kept

    def _forget_files(self, message: Message) -> None:
        for one in message.files:
            self._files.remove(one.id)

    def _mention(self, message: Message, draft: Draft) -> None:
        guild = self._world.guild
        channel = self._world.channel(message.channel_id)
        people = (self._world.bot.id, *channel.recipient_ids) if channel.is_dm else guild.members.keys()
        original = self._messages.find(message.channel_id, message.reply_to)
        replied = original.author_id if original and message.type == REPLY and message.origin is None else None
        found = find_mentions(message.content, draft.allowed, users=people, roles=guild.roles, replied=replied)
        message.mentions, message.mention_roles = found.users, found.roles
        message.mention_everyone = found.everyone


def _name(note: Note | None, upload: Upload) -> str:
    return note.filename if note and note.filename else upload.name
