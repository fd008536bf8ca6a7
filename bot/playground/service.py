"""The whole of a playground's state: what REST, the gateway, the page and the members all work on."""

from collections.abc import Callable

from bot.playground.archive import Archive
from bot.playground.cast import new_world
from bot.playground.channel import Channel
from bot.playground.commands import Commands
from bot.playground.errors import RefusedError
from bot.playground.files import Files
from bot.playground.happenings import ChannelCreated, ChannelUpdated, Hub
from bot.playground.interactions import Interactions
from bot.playground.messages import Messages
from bot.playground.posts import Posts
from bot.playground.reactions import Reactions
from bot.playground.render import Renderer
from bot.playground.snowflakes import Snowflakes
from bot.playground.threads import Threads

MOST_GROUPS = 100


class Service:
    """Makes the parts and holds them together. One per playground."""

    def __init__(self, clock: Callable[[], float], *, attachment_size_limit: int, in_guild: bool = True) -> None:
        self.clock = clock
        self.ids = Snowflakes(clock)
        self.hub = Hub()
        self.world = new_world(self.ids, clock, in_guild=in_guild)
        self.world.changed = lambda channel: self.hub.publish(ChannelUpdated(channel))
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

    def open_group(self, name: str, user_ids: tuple[int, ...]) -> Channel:
        """A new group of two users or more, without the bot."""
        if len(self.world.groups) >= MOST_GROUPS:
            raise RefusedError("There are too many groups already.")
        group = Channel(self.ids.new(), name, recipient_ids=user_ids)
        self.world.groups[group.id] = group
        self.hub.publish(ChannelCreated(group))
        return group
