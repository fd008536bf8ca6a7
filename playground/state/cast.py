"""The cast: the users, roles and channels of a new playground."""

from collections.abc import Callable

from playground.rules.permissions import MEMBERS, Permission
from playground.snowflakes import Snowflakes
from playground.state.channel import Channel
from playground.state.guild import Guild
from playground.state.membership import bot_role
from playground.state.people import GuildMember, Role, Settings, User
from playground.state.world import World

_PLAYERS = (
    ("alan", "Alan", "admin", "en-US"),
    ("grace", "Grace", "moderator", "en-US"),
    ("ada", "Ada", "member", "en-GB"),
    ("vera", "Vera", "member", "de"),
    ("mallory", "Mallory", "troublemaker", "en-US"),
)
_CHANNELS = (
    ("studio", "Where pictures are painted", False),
    ("gallery", "Where the best ones hang", False),
    ("after-dark", "Age-restricted", True),
)
_MODERATES = int(Permission.MODERATE_MEMBERS | Permission.MANAGE_MESSAGES | Permission.MANAGE_THREADS)


def new_world(ids: Snowflakes, clock: Callable[[], float], *, in_guild: bool = True, topic: str | None = None) -> World:
    """Make a world with users, roles, channels and DMs; `in_guild`: the bot is a member of the guild.

    `topic` is that of the first channel, if it isn't the usual one.
    """
    players = [
        User(ids.new(), name, shown, label, settings=Settings(locale)) for name, shown, label, locale in _PLAYERS
    ]
    bot = User(ids.new(), "easel", None, "bot", bot=True)
    guild = Guild(ids.new(), "The Playground", owner_id=players[0].id)
    world = World(bot, players[0], guild, {user.id: user for user in (*players, bot)})
    _add_members(world, ids, clock(), in_guild=in_guild)
    for position, (name, usual, nsfw) in enumerate(_CHANNELS):
        channel = Channel(ids.new(), name, usual if position else topic or usual, nsfw, position)
        guild.channels[channel.id] = channel
    for player in players:
        world.dms[player.id] = Channel(ids.new(), recipient_ids=(player.id,))
    return world


def _add_members(world: World, ids: Snowflakes, now: float, *, in_guild: bool) -> None:
    guild = world.guild
    roles = {
        "member": Role(guild.id, "@everyone", MEMBERS, 0),
        "bot": bot_role(ids, world.bot.id),
        "moderator": Role(ids.new(), "moderator", MEMBERS | _MODERATES, 2, 0x2E8B57),
        "admin": Role(ids.new(), "admin", int(Permission.ADMINISTRATOR), 3, 0xB03A2E),
    }
    guild.roles = {role.id: role for role in roles.values() if in_guild or role.bot_id is None}
    for user in world.users.values() if in_guild else world.players:
        role = roles.get(user.label, roles["member"])
        guild.members[user.id] = GuildMember(user, now, [] if role.id == guild.id else [role.id])
