"""What members use: commands, autocomplete, buttons, selects and modals, checked as Discord's client does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from playground.client.filled_modals import check_selection, fill, text_values
from playground.errors import RefusedError
from playground.rules.application_commands import ATTACHMENT
from playground.rules.components import find_control
from playground.rules.controls import (
    CHANNEL_SELECT,
    MENTIONABLE_SELECT,
    ROLE_SELECT,
    SELECTS,
    USER_SELECT,
)
from playground.rules.modals import FILE_UPLOAD
from playground.snowflakes import parse
from playground.state.channel import Channel
from playground.state.events import Event, ModalOpened
from playground.state.files import Attachment, Upload
from playground.state.installs import Owners
from playground.state.interaction import (
    AUTOCOMPLETE,
    CHAT_INPUT,
    COMMAND,
    COMPONENT,
    MODAL_SUBMIT,
    ON_MESSAGE,
    Interaction,
    Resolved,
)
from playground.state.messages import Message
from playground.state.options import OptionChecker, check_shape, find_specs, focused_option, leaf_options
from playground.state.service import Service
from playground.wire import JSON


@dataclass(frozen=True)
class Use:
    """One use: Discord's interaction data, with the user, the channel and the files."""

    user_id: int
    channel: Channel
    type: int
    data: JSON
    uploads: Mapping[int, Upload] = field(default_factory=dict)
    message_id: int | None = None
    nonce: str | None = None


class Using:
    """Starts the interaction of a use, or refuses it."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._modals: dict[int, Interaction] = {}
        service.hub.listen(self._notice)

    def use(self, use: Use) -> Interaction:
        """Start the interaction of a use."""
        handlers: dict[int, Callable[[Use], Interaction]] = {
            COMMAND: self._command,
            AUTOCOMPLETE: self._command,
            COMPONENT: self._component,
            MODAL_SUBMIT: self._submit,
        }
        if use.type not in handlers:
            raise RefusedError("A member can't start an interaction of this type.")
        return handlers[use.type](use)

    def open_modal(self, user_id: int) -> JSON | None:
        """The modal that a user has open."""
        return self._modals[user_id].modal if user_id in self._modals else None

    def _notice(self, event: Event) -> None:
        match event:
            case ModalOpened(interaction, _):
                self._modals[interaction.user_id] = interaction
            case _:
                pass

    def _command(self, use: Use) -> Interaction:
        check_shape(use.data)
        self._service.archive.check_active(use.channel)
        command = self._find_command(use)
        data: JSON = {"id": command["id"], "name": command["name"], "type": command["type"]}
        if "guild_id" in command:
            data["guild_id"] = command["guild_id"]
        if command["type"] == CHAT_INPUT:
            data["options"] = use.data.get("options") or []
            resolved = self._check_options(use, command, data)
        else:
            data["target_id"] = str(use.data.get("target_id"))
            resolved = self._target(use, command)
        return self._open(use, data, resolved)

    def _find_command(self, use: Use) -> JSON:
        wanted = str(use.data.get("id"))
        offered = self._service.commands.visible(use.user_id, use.channel)
        command = next((one for one in offered if one["id"] == wanted), None)
        if command is None:
            raise RefusedError("There is no such command here, or you can't use it.", code=10063, status=404)
        return command

    def _check_options(self, use: Use, command: JSON, data: JSON) -> Resolved:
        typing = use.type == AUTOCOMPLETE
        checker = OptionChecker(self._service.world, use.uploads, autocomplete=typing)
        checker.check(find_specs(command, data), leaf_options(data))
        if typing and focused_option(data) is None:
            raise RefusedError("Autocomplete needs a focused option.")
        filled = checker.filled
        attachments = {name: self._keep(use, upload) for name, upload in filled.uploads.items()}
        for option in leaf_options(data):
            if option["type"] == ATTACHMENT and option["name"] in attachments:
                option["value"] = str(attachments[option["name"]].id)
        return Resolved(list(attachments.values()), filled.users, filled.roles, filled.channels)

    def _target(self, use: Use, command: JSON) -> Resolved:
        target = parse(use.data.get("target_id")) or 0
        if command["type"] == ON_MESSAGE:
            return Resolved(messages=[self._service.messages.get(use.channel.id, target, use.user_id)])
        return Resolved(users=[self._service.world.user(target).id])

    def _component(self, use: Use) -> Interaction:
        message = self._service.messages.get(use.channel.id, use.message_id or 0, use.user_id)
        custom_id = str(use.data.get("custom_id"))
        control = find_control(message.components, custom_id)
        if control is None:
            raise RefusedError(f"The message has no button or select {custom_id}.")
        if control.get("disabled"):
            raise RefusedError("That button or select is disabled.")
        data: JSON = {"custom_id": custom_id, "component_type": control["type"], "id": control["id"]}
        resolved = Resolved()
        if control["type"] in SELECTS:
            values = text_values(use.data)
            check_selection(control, values)
            data["values"] = values
            resolved = self._resolve_values(control, values)
        return self._open(use, data, resolved, source_id=message.id)

    def _resolve_values(self, control: JSON, values: list[str]) -> Resolved:
        world, resolved, kind = self._service.world, Resolved(), control["type"]
        for value in values:
            found = parse(value) or 0
            if kind in (USER_SELECT, MENTIONABLE_SELECT) and found in world.users:
                resolved.users.append(found)
            elif kind in (ROLE_SELECT, MENTIONABLE_SELECT) and found in world.guild.roles:
                resolved.roles.append(found)
            elif kind == CHANNEL_SELECT and found in (world.guild.channels | world.guild.threads):
                if world.channel(found).type not in (control.get("channel_types") or [world.channel(found).type]):
                    raise RefusedError("The select doesn't take this type of channel.")
                resolved.channels.append(found)
            elif kind in (USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT):
                raise RefusedError(f"The select can't find anything with the id {value}.")
        return resolved

    def _submit(self, use: Use) -> Interaction:
        opened = self._modals.get(use.user_id)
        if opened is None or opened.modal is None or opened.modal["custom_id"] != use.data.get("custom_id"):
            raise RefusedError("That modal isn't open.")
        components, files = fill(opened.modal, use.data.get("components"), use.uploads)
        resolved = Resolved()
        for component in components:
            inner = component.get("component") or {}
            if inner.get("type") == FILE_UPLOAD:
                kept = [self._keep(use, upload) for upload in files[inner["custom_id"]]]
                inner["values"] = [str(one.id) for one in kept]
                resolved.attachments += kept
            elif inner.get("type") in SELECTS:
                control = find_control(opened.modal["components"], inner["custom_id"])
                found = self._resolve_values(control or inner, inner["values"])
                resolved.users += found.users
                resolved.roles += found.roles
                resolved.channels += found.channels
        del self._modals[use.user_id]
        source_id = opened.source.id if opened.source else None
        data: JSON = {"custom_id": opened.modal["custom_id"], "components": components}
        return self._open(use, data, resolved, source_id=source_id, trigger=opened)

    def _keep(self, use: Use, upload: Upload) -> Attachment:
        return self._service.files.add(upload, use.channel.id, ephemeral=True)

    def _owners(self, use: Use, data: JSON, source: Message | None, trigger: Interaction | None) -> Owners:
        """The owners of a use: a control has those of its message, a modal those of what opened it."""
        if trigger is not None:
            return trigger.owners
        if source is not None and source.origin is not None:
            return source.origin.owners
        command = self._service.commands.find(int(data["id"])) if use.type in (COMMAND, AUTOCOMPLETE) else None
        return self._service.commands.installs.owners(use.user_id, use.channel, command)

    def _open(
        self,
        use: Use,
        data: JSON,
        resolved: Resolved,
        *,
        source_id: int | None = None,
        trigger: Interaction | None = None,
    ) -> Interaction:
        source = self._service.messages.find(use.channel.id, source_id)
        owners = self._owners(use, data, source, trigger)
        installs = self._service.commands.installs
        return self._service.interactions.open(
            use.type,
            use.user_id,
            use.channel.id,
            data,
            guild_id=self._service.world.guild_id_of(use.channel),
            owners=owners,
            only_ephemeral=installs.must_be_ephemeral(use.user_id, use.channel, owners),
            locale=self._service.world.users[use.user_id].settings.locale,
            nonce=use.nonce,
            resolved=resolved,
            source=source,
            trigger=trigger,
        )
