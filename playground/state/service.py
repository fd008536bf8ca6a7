"""The playground's whole state, which REST, the gateway, the page and members share."""

from collections.abc import Callable, Iterable

from playground.errors import RefusedError
from playground.snowflakes import Snowflakes
from playground.state.archive import Archive
from playground.state.cast import new_world
from playground.state.channel import Channel
from playground.state.commands import Commands
from playground.state.events import ChannelCreated, ChannelUpdated, CommandsChanged, Hub
from playground.state.files import Files
from playground.state.interactions import Interactions
from playground.state.membership import Membership
from playground.state.messages import Messages
from playground.state.posts import Posts
from playground.state.reactions import Reactions
from playground.state.render import Renderer
from playground.state.threads import Threads

MOST_GROUPS = 100
MOST_IN_GROUP = 10


class Service:
    """Makes and holds the parts of a playground's state."""

    def __init__(
        self,
        clock: Callable[[], float],
        *,
        attachment_size_limit: int,
        in_guild: bool = True,
        topic: str | None = None,
    ) -> None:
        self.clock = clock
        self.ids = Snowflakes(clock)
        self.hub = Hub()
        self.world = new_world(self.ids, clock, in_guild=in_guild, topic=topic)
        self.world.changed = self._notice_change
        self.membership = Membership(self.world, self.ids, self.hub, clock)
        self.messages = Messages()
        self.files = Files(self.ids, clock, limit=attachment_size_limit)
        self.posts = Posts(self.world, self.messages, self.files, self.hub, self.ids, clock)
        self.reactions = Reactions(self.world, self.hub)
        self.archive = Archive(self.world, self.hub, clock)
        self.threads = Threads(self.world, self.posts, self.archive, self.hub, self.ids, clock)
        self.renderer = Renderer(self.world, self.messages, self.files)
        self.commands = Commands(self.world, self.ids, self.hub)
        self.interactions = Interactions(self.ids, clock, self.hub)
        self.bot_online = False

    def _notice_change(self, channel: Channel, revealed: bool) -> None:
        """Publish that a channel's overwrites changed, and with them who can use which command."""
        self.hub.publish(ChannelUpdated(channel, revealed))
        self.hub.publish(CommandsChanged())

    def open_group(self, name: str, user_ids: Iterable[int]) -> Channel:
        """Open a group of two or more users, without the bot. The first is its owner."""
        members = tuple(dict.fromkeys(user_ids))
        if not 2 <= len(members) <= MOST_IN_GROUP:
            raise RefusedError(f"A group has 2 to {MOST_IN_GROUP} members.")
        if any(self.world.user(one).bot for one in members):
            raise RefusedError("Apps can't join groups. Members who have added an app can use its commands there.")
        if len(self.world.groups) >= MOST_GROUPS:
            raise RefusedError("There are already too many groups.")
        group = Channel(self.ids.new(), name, recipient_ids=members)
        self.world.groups[group.id] = group
        self.hub.publish(ChannelCreated(group))
        self.hub.publish(CommandsChanged())
        return group
