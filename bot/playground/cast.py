"""The cast: who lives in a new playground, and the channels they meet in."""

from collections.abc import Callable

from bot.playground.people import GuildMember, Role, User
from bot.playground.permissions import MEMBERS, Permission
from bot.playground.places import Channel, Guild
from bot.playground.snowflakes import Snowflakes
from bot.playground.world import World

_PLAYERS = (
    ("alan", "Alan", "admin"),
    ("grace", "Grace", "moderator"),
    ("ada", "Ada", "member"),
    ("vera", "Vera", "member"),
    ("mallory", "Mallory", "troublemaker"),
)
_CHANNELS = (
    ("studio", "Where pictures are painted", False),
    ("gallery", "Where the best ones hang", False),
    ("after-dark", "Age-restricted", True),
)
_MODERATES = int(Permission.MODERATE_MEMBERS | Permission.MANAGE_MESSAGES)


def new_world(ids: Snowflakes, clock: Callable[[], float]) -> World:
    """A world with its users, roles, channels and DMs, and the bot a member of the guild."""
    players = [User(ids.new(), name, shown, label) for name, shown, label in _PLAYERS]
    bot = User(ids.new(), "easel", None, "bot", bot=True)
    guild = Guild(ids.new(), "The Playground", owner_id=players[0].id)
    world = World(bot, players[0], guild, {user.id: user for user in (*players, bot)})
    _add_members(world, ids, clock())
    for position, (name, topic, nsfw) in enumerate(_CHANNELS):
        channel = Channel(ids.new(), name, topic, nsfw, position)
        guild.channels[channel.id] = channel
    for player in players:
        world.dms[player.id] = Channel(ids.new(), recipient_id=player.id)
    return world


def _add_members(world: World, ids: Snowflakes, now: float) -> None:
    guild = world.guild
    roles = {
        "member": Role(guild.id, "@everyone", MEMBERS, 0),
        "bot": Role(ids.new(), "easel", MEMBERS | Permission.MANAGE_MESSAGES, 1, bot_id=world.bot.id),
        "moderator": Role(ids.new(), "moderator", MEMBERS | _MODERATES, 2, 0x2E8B57),
        "admin": Role(ids.new(), "admin", int(Permission.ADMINISTRATOR), 3, 0xB03A2E),
    }
    guild.roles = {role.id: role for role in roles.values()}
    for user in world.users.values():
        role = roles.get(user.label, roles["member"])
        guild.members[user.id] = GuildMember(user, now, [] if role.id == guild.id else [role.id])
