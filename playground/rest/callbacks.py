"""The bot's first answer to an interaction: the callback types, which interactions accept them, and what they do."""

from collections.abc import Callable

from playground.rules.application_commands import INTEGER, NUMBER, STRING, read_choices
from playground.rules.fields import Fields
from playground.rules.locales import shown_choice
from playground.rules.modals import read_modal
from playground.state.drafts import read_draft
from playground.state.events import ModalOpened
from playground.state.interaction import AUTOCOMPLETE, CHAT_INPUT, COMMAND, COMPONENT, MODAL_SUBMIT, Interaction
from playground.state.messages import CHAT_INPUT_COMMAND, CONTEXT_MENU_COMMAND, REPLY, Message, MessageFlag
from playground.state.options import focused_option
from playground.state.posts import Stamp, Uploads
from playground.state.service import Service

MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9

_ANSWERS = {
    COMMAND: (MESSAGE, DEFERRED, MODAL),
    COMPONENT: (MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, MODAL),
    AUTOCOMPLETE: (CHOICES,),
    MODAL_SUBMIT: (MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE),
}


class Callbacks:
    """Carries out callbacks."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def answer(self, interaction: Interaction, payload: object, uploads: Uploads) -> Message | None:
        """Do what a callback asks; returns the message it created or changed, if any."""
        fields = Fields(payload)
        allowed = _ANSWERS[interaction.type]
        if interaction.type == MODAL_SUBMIT and interaction.source is None:
            allowed = (MESSAGE, DEFERRED)
        kind = fields.one_of("type", allowed, required=True)
        fields.done()
        handlers: dict[int | None, Callable[[Interaction, Fields, Uploads], Message | None]] = {
            MESSAGE: self._message,
            DEFERRED: self._defer,
            DEFERRED_UPDATE: self._defer_update,
            UPDATE: self._update,
            CHOICES: self._choose,
            MODAL: self._open_modal,
        }
        data = Fields(fields.data.get("data") or {}, ("data",), fields.errors)
        message = handlers[kind](interaction, data, uploads)
        self._service.interactions.end(interaction, kind or 0)
        return message

    def _message(self, interaction: Interaction, fields: Fields, uploads: Uploads) -> Message:
        draft = read_draft(fields)
        channel = self._service.world.channel(interaction.channel_id)
        stamp = first_stamp(interaction, ephemeral_flag(interaction, draft.flags))
        bot = self._service.world.bot.id
        return self._remember(interaction, self._service.posts.create(channel, bot, draft, uploads, fields, stamp))

    def _defer(self, interaction: Interaction, fields: Fields, _uploads: Uploads) -> None:
        # A deferral has no other flag than EPHEMERAL.
        flags = ephemeral_flag(interaction, fields.integer("flags", least=0) or 0)
        fields.done()
        channel = self._service.world.channel(interaction.channel_id)
        stamp = first_stamp(interaction, flags | MessageFlag.LOADING)
        empty = Fields({})
        bot = self._service.world.bot.id
        message = self._service.posts.create(channel, bot, read_draft(empty), {}, empty, stamp)
        self._remember(interaction, message)

    def _defer_update(self, interaction: Interaction, _fields: Fields, _uploads: Uploads) -> None:
        if interaction.source is not None:
            self._remember(interaction, interaction.source)

    def _update(self, interaction: Interaction, fields: Fields, uploads: Uploads) -> Message | None:
        source = interaction.source
        if source is None:
            return None
        source = self._service.messages.get(source.channel_id, source.id, source.viewer_id)
        draft = read_draft(fields, v2=bool(source.flags & MessageFlag.IS_COMPONENTS_V2))
        return self._remember(interaction, self._service.posts.edit(source, draft, uploads, fields))

    def _choose(self, interaction: Interaction, fields: Fields, _uploads: Uploads) -> None:
        kind = (focused_option(interaction.data) or {}).get("type", STRING)
        choices = read_choices(fields, kind if kind in (STRING, INTEGER, NUMBER) else STRING)
        fields.done()
        interaction.choices = [shown_choice(choice, interaction.locale) for choice in choices]

    def _open_modal(self, interaction: Interaction, fields: Fields, _uploads: Uploads) -> None:
        modal = read_modal(fields)
        fields.done()
        interaction.modal = modal
        self._service.hub.publish(ModalOpened(interaction, modal))

    def _remember(self, interaction: Interaction, message: Message) -> Message:
        interaction.original_id = message.id
        interaction.message_ids.append(message.id)
        return message


def ephemeral_flag(interaction: Interaction, flags: int) -> int:
    """The EPHEMERAL flag, if the bot sets it or the application may not answer publicly here."""
    return MessageFlag.EPHEMERAL if interaction.only_ephemeral else flags & MessageFlag.EPHEMERAL


def first_stamp(interaction: Interaction, flags: int) -> Stamp:
    """The stamp of an interaction's first message: a command's answer, or a reply to the component's message."""
    command = interaction.trigger or interaction
    source = interaction.source
    if source is not None:
        kind = REPLY
    else:
        kind = CHAT_INPUT_COMMAND if command.command_type == CHAT_INPUT else CONTEXT_MENU_COMMAND
    viewer_id = interaction.user_id if flags & MessageFlag.EPHEMERAL else None
    return Stamp(kind, source.id if source else None, interaction.origin(), viewer_id, flags)
