"""What users see as it happens: frames `{"t", "d"}` for the page's sockets and for members in tests."""

import asyncio

from playground.addresses import Addresses
from playground.state.events import (
    BotStatus,
    ChannelCreated,
    ChannelDeleted,
    ChannelUpdated,
    CommandsChanged,
    Event,
    InteractionEnded,
    Logged,
    MessageCreated,
    MessageDeleted,
    MessagesDeleted,
    MessageUpdated,
    ModalOpened,
    ThreadMembersChanged,
    TypingStarted,
)
from playground.state.interaction import AUTOCOMPLETE, Interaction
from playground.state.messages import Message
from playground.state.render import Reader
from playground.state.service import Service
from playground.wire import JSON

MOST_WAITING = 5000
"""How many frames may wait for a slow reader."""


class Viewer:
    """What one user sees from now on. `lost`: too many frames waited, or the playground stopped."""

    def __init__(self, user_id: int) -> None:
        self.user_id = user_id
        self.lost = False
        self._frames: asyncio.Queue[JSON | None] = asyncio.Queue()

    def show(self, name: str, data: JSON) -> None:
        """Add a frame."""
        if self._frames.qsize() >= MOST_WAITING:
            self.lose()
        if not self.lost:
            self._frames.put_nowait({"t": name, "d": data})

    def lose(self) -> None:
        """End the view after the frames that wait."""
        if not self.lost:
            self.lost = True
            self._frames.put_nowait(None)

    async def next(self) -> JSON | None:
        """Wait for the next frame; None if the view is lost."""
        return await self._frames.get()


class Viewers:
    """Shows every viewer what their user may see."""

    def __init__(self, service: Service, addresses: Addresses) -> None:
        self._service = service
        self._addresses = addresses
        self._viewers: set[Viewer] = set()
        service.hub.listen(self.tell)

    def join(self, user_id: int) -> Viewer:
        """Start a view; `leave` ends it."""
        viewer = Viewer(user_id)
        self._viewers.add(viewer)
        return viewer

    def leave(self, viewer: Viewer) -> None:
        """End a view."""
        self._viewers.discard(viewer)

    def close(self) -> None:
        """End every view."""
        for viewer in tuple(self._viewers):
            viewer.lose()

    def message(self, message: Message, user_id: int) -> JSON:
        """A message as this user sees it."""
        return self._service.renderer.event(message, Reader(user_id, self._addresses))

    def tell(self, event: Event) -> None:
        """Show an event to those it concerns."""
        if not self._viewers:
            return
        match event:
            case MessageCreated(message):
                self._show_message("MESSAGE_CREATE", message)
            case MessageUpdated(message):
                self._show_message("MESSAGE_UPDATE", message)
            case MessageDeleted() | MessagesDeleted():
                self._show_deleted(event)
            case ChannelCreated() | ChannelUpdated() | ChannelDeleted() | ThreadMembersChanged():
                self._show_channel(event)
            case TypingStarted(channel_id, user_id):
                self._show_typing(channel_id, user_id)
            case InteractionEnded(interaction, failure):
                self._show_end(interaction, failure)
            case ModalOpened(interaction, modal):
                self._show_to(interaction, "MODAL_CREATE", modal)
            case CommandsChanged() | BotStatus() | Logged():
                self._show_news(event)

    def _show_news(self, news: CommandsChanged | BotStatus | Logged) -> None:
        """Show what concerns everyone."""
        for viewer in tuple(self._viewers):
            match news:
                case CommandsChanged():
                    commands = self._service.commands.visible_somewhere(viewer.user_id)
                    viewer.show("COMMANDS_UPDATE", {"commands": commands})
                case BotStatus(online):
                    viewer.show("BOT_STATUS", {"online": online})
                case Logged():
                    viewer.show("LOG", _log_entry(news))

    def _show_message(self, name: str, message: Message) -> None:
        for viewer in self._seeing(message):
            viewer.show(name, self.message(message, viewer.user_id))

    def _show_deleted(self, change: MessageDeleted | MessagesDeleted) -> None:
        for message in change.messages if isinstance(change, MessagesDeleted) else (change.message,):
            for viewer in self._seeing(message):
                viewer.show("MESSAGE_DELETE", {"id": str(message.id), "channel_id": str(message.channel_id)})

    def _show_channel(self, change: ChannelCreated | ChannelUpdated | ChannelDeleted | ThreadMembersChanged) -> None:
        """Show a channel to every viewer; to those who can't see it any more, it's deleted."""
        world, channel = self._service.world, change.channel
        for viewer in tuple(self._viewers):
            shape = {"channel": world.channel_dict(channel, viewer.user_id)}
            match change:
                case ChannelCreated() if world.sees(viewer.user_id, channel):
                    viewer.show("CHANNEL_CREATE", shape)
                case ChannelUpdated() | ThreadMembersChanged() if world.sees(viewer.user_id, channel):
                    viewer.show("CHANNEL_UPDATE", shape)
                case ChannelCreated():
                    pass
                case _:
                    viewer.show("CHANNEL_DELETE", {"channel": {"id": str(channel.id), "type": channel.type}})

    def _show_typing(self, channel_id: int, user_id: int) -> None:
        channel = self._service.world.channel(channel_id)
        for viewer in tuple(self._viewers):
            if viewer.user_id != user_id and self._service.world.sees(viewer.user_id, channel):
                viewer.show("TYPING_START", {"channel_id": str(channel_id), "user_id": str(user_id)})

    def _show_end(self, interaction: Interaction, failure: str | None) -> None:
        if interaction.type == AUTOCOMPLETE:
            return
        if failure is None:
            self._show_to(interaction, "INTERACTION_SUCCESS", {})
        else:
            self._show_to(interaction, "INTERACTION_FAILURE", {"message": failure})

    def _show_to(self, interaction: Interaction, name: str, data: JSON) -> None:
        told = {"id": str(interaction.id), "nonce": interaction.nonce}
        for viewer in tuple(self._viewers):
            if viewer.user_id == interaction.user_id:
                viewer.show(name, told | data)

    def _seeing(self, message: Message) -> list[Viewer]:
        channel = self._service.world.channel(message.channel_id)
        return [
            viewer
            for viewer in self._viewers
            if message.viewer_id in (None, viewer.user_id) and self._service.world.sees(viewer.user_id, channel)
        ]


def _log_entry(logged: Logged) -> JSON:
    return {
        "direction": "in" if logged.incoming else "out",
        "kind": logged.kind,
        "summary": logged.summary,
        "status": logged.status,
        "at": logged.at,
    }
