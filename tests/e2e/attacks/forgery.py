"""Forgery: sends what Discord's client never would, and prepares what nobody may reach."""

import asyncio
from collections.abc import Sequence

import discord

from bot.app.wiring import Easel
from bot.core.job import Job, Place
from bot.core.picture import Picture
from bot.core.request import ImageRequest
from cogs.ui.components import ActionButton, ActionMenu, rows
from playground.gateway.greetings import guild_create
from playground.server import Playground
from playground.state.channel import Channel
from playground.state.interaction import COMMAND, COMPONENT, MODAL_SUBMIT, Interaction
from playground.testing.handles import Handle
from playground.testing.member import Member
from playground.testing.seen import SeenMessage
from playground.wire import JSON
from tests.e2e.looks import PATIENCE, picture_file

BUTTON, MENU = 2, 3
SECRET = "an unspeakable secret"
"""A prompt that must never be read by others."""


def text(custom_id: str, value: str) -> JSON:
    """A filled field of a form."""
    return {"type": 18, "component": {"type": 4, "custom_id": custom_id, "value": value}}


def channel_named(playground: Playground, name: str) -> Channel:
    """A channel of the playground's server."""
    return next(one for one in playground.world.guild.channels.values() if one.name == name)


def forged(
    playground: Playground,
    member: Member,
    custom_id: str,
    *,
    fields: list[JSON] | None = None,
    values: list[str] | None = None,
    under: SeenMessage | None = None,
    channel: str = "studio",
) -> Handle:
    """Send a form (with `fields`), a menu (with `values`) or a button that no message of the bot holds."""
    place = playground.world.dms[member.id] if channel == "dm" else channel_named(playground, channel)
    data: JSON = {"custom_id": custom_id}
    if fields is not None:
        data["components"] = fields
    else:
        data |= {"component_type": BUTTON if values is None else MENU, "id": 1}
        data |= {} if values is None else {"values": values}
    service = playground.service
    guild_id = service.world.guild_id_of(place)
    command: JSON = {"id": "1", "name": "forged", "type": 1}
    opener = Interaction(service.ids.new(), "", COMMAND, member.id, place.id, service.clock(), command, guild_id)
    source = None if under is None else service.messages.find(under.channel_id, under.id)
    opened = service.interactions.open(
        COMPONENT if fields is None else MODAL_SUBMIT,
        member.id,
        place.id,
        data,
        guild_id=guild_id,
        owners=service.commands.installs.owners(member.id, place),
        locale=member.user.settings.locale,
        source=source,
        trigger=None if fields is None else opener,
    )
    return Handle(opened, member.wait_for)


async def planted(
    playground: Playground, easel: Easel, viewer: Member, *buttons: str, menus: Sequence[str] = ()
) -> SeenMessage:
    """A message of the bot with these buttons and menus: discord.py drops presses that no message holds."""
    rooms = [buttons[start : start + 5] for start in range(0, len(buttons), 5)]
    options = [discord.SelectOption(label="1", value="0")]
    view = rows(
        *[[button(custom_id) for custom_id in room] for room in rooms],
        *[[ActionMenu(*menu.split(":"), options=options)] for menu in menus],
    )
    studio = easel.bot.get_channel(channel_named(playground, "studio").id)
    assert isinstance(studio, discord.TextChannel)
    message = await studio.send("planted", view=view)
    return await viewer.wait_for(lambda one: one.id == message.id, PATIENCE)


def button(arguments: str) -> ActionButton:
    """A button with these arguments, the first of which is its action."""
    return ActionButton(*arguments.split(":"), label=arguments[:80])


async def painted_job(
    easel: Easel, owner_id: int, guild_id: int | None, place: Place, message_id: int | None = 4
) -> Job:
    """A finished job with a picture, as the studio leaves it."""
    request = ImageRequest(SECRET, 64, 64, 2, 4.5, "ddim", "demo", 7)
    job = await easel.store.jobs.insert(request, owner_id, guild_id, place)
    await easel.store.jobs.begin(job.id)
    picture = Picture(picture_file("blue"), "easel-7.png", 7, 64, 64)
    assert await easel.store.pictures.keep(job.id, (picture,))
    assert await easel.store.usage.finish(job, message_id)
    return job


async def another_server(playground: Playground, easel: Easel) -> discord.TextChannel:
    """Another server that the bot is in, with one channel; the gateway tells the bot of both."""
    world = playground.world
    ids = playground.service.ids
    channel, guild_id = Channel(ids.new(), "theirs"), ids.new()
    world.guild.channels[channel.id] = channel  # so that REST finds it; the bot never hears that it is there
    session = playground.gateway.sessions.attached[0]
    other: JSON = {
        "id": str(guild_id),
        "system_channel_id": None,
        "channels": [channel.to_guild_dict(guild_id, world.bot.id)],
        "threads": [],
    }
    session.dispatch("GUILD_CREATE", guild_create(world, session.intents) | other)
    async with asyncio.timeout(PATIENCE):
        while easel.bot.get_channel(channel.id) is None:  # noqa: ASYNC110 - the client has no event to wait for
            await asyncio.sleep(0.01)
    found = easel.bot.get_channel(channel.id)
    assert isinstance(found, discord.TextChannel)
    assert found.guild.id == guild_id
    return found
