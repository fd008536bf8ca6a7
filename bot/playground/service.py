"""The whole of a playground's state: what REST, the gateway, the page and the members all work on."""

from collections.abc import Callable

from bot.playground.cast import new_world
from bot.playground.commands import Commands
from bot.playground.files import Files
from bot.playground.happenings import Hub
from bot.playground.interactions import Interactions
from bot.playground.messages import Messages
from bot.playground.posts import Posts
from bot.playground.render import Renderer
from bot.playground.snowflakes import Snowflakes


class Service:
    """Makes the parts and holds them together. One per playground."""

    def __init__(self, clock: Callable[[], float], *, attachment_size_limit: int) -> None:
        self.clock = clock
        self.ids = Snowflakes(clock)
        self.hub = Hub()
        self.world = new_world(self.ids, clock)
        self.messages = Messages()
        self.files = Files(self.ids, clock, limit=attachment_size_limit)
        self.posts = Posts(self.world, self.messages, self.files, self.hub, self.ids, clock)
        self.renderer = Renderer(self.world, self.messages, self.files)
        self.commands = Commands(self.world, self.ids, self.hub)
        self.interactions = Interactions(self.ids, clock, self.hub)
        self.bot_online = False
