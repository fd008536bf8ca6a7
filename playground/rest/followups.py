"""What the bot does with an interaction's token after its first answer: follow-ups, edits, deletions."""

from dataclasses import replace

from playground.errors import DiscordError, unknown
from playground.rest.callbacks import ephemeral_flag, first_stamp
from playground.rules.fields import Fields
from playground.state.drafts import read_draft
from playground.state.installs import BY_GUILD, MOST_FOLLOW_UPS
from playground.state.interaction import Interaction
from playground.state.messages import REPLY, Message, MessageFlag
from playground.state.posts import Stamp, Uploads
from playground.state.service import Service

ORIGINAL = "@original"


class Followups:
    """Carries out the webhook calls of an interaction."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def create(self, interaction: Interaction, payload: object, uploads: Uploads) -> Message:
        """Post a follow-up. The first one after a deferral replaces the "thinking" message."""
        if BY_GUILD not in interaction.owners and interaction.follow_ups >= MOST_FOLLOW_UPS:
            raise DiscordError(400, 40094, "Maximum number of follow-up messages reached for this interaction")
        original = self._service.messages.find(interaction.channel_id, interaction.original_id)
        if original is not None and original.is_loading:
            placed = self._edit(original, payload, uploads)
            interaction.follow_ups += 1
            return placed
        fields = Fields(payload)
        draft = read_draft(fields)
        channel = self._service.world.channel(interaction.channel_id)
        stamp = _stamp(interaction, ephemeral_flag(interaction, draft.flags), original)
        bot = self._service.world.bot.id
        message = self._service.posts.create(channel, bot, draft, uploads, fields, stamp)
        interaction.message_ids.append(message.id)
        interaction.follow_ups += 1
        return message

    def find(self, interaction: Interaction, name: str) -> Message:
        """The message that a URL names: @original, or one of the interaction's messages by id."""
        message_id = interaction.original_id if name == ORIGINAL else None
        if name.isdigit() and int(name) in interaction.message_ids:
            message_id = int(name)
        message = self._service.messages.find(interaction.channel_id, message_id)
        if message is None:
            raise unknown("Message")
        return message

    def edit(self, interaction: Interaction, name: str, payload: object, uploads: Uploads) -> Message:
        """Edit @original or a follow-up."""
        return self._edit(self.find(interaction, name), payload, uploads)

    def delete(self, interaction: Interaction, name: str) -> None:
        """Delete @original or a follow-up."""
        self._service.posts.delete(self.find(interaction, name))

    def _edit(self, message: Message, payload: object, uploads: Uploads) -> Message:
        fields = Fields(payload)
        draft = read_draft(fields, v2=bool(message.flags & MessageFlag.IS_COMPONENTS_V2))
        return self._service.posts.edit(message, draft, uploads, fields)


def _stamp(interaction: Interaction, flags: int, original: Message | None) -> Stamp:
    """The stamp of a follow-up: a reply to the first answer."""
    first = first_stamp(interaction, flags)
    if original is None or first.origin is None:
        return first
    return replace(first, type=REPLY, reply_to=original.id, origin=replace(first.origin, original_id=original.id))
