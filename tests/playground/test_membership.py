"""The bot is invited to the guild and sent away while it runs, as discord.py meets it."""

import asyncio
from collections.abc import AsyncIterator, Callable

import discord
import pytest

from playground.errors import RefusedError
from playground.server import Playground
from tests.playground.robot import Clock, Robot


class Traveller(Robot):
    """Remembers the guilds that it joined and left."""

    def __init__(self, playground: Playground, *, intents: discord.Intents | None = None) -> None:
        super().__init__(playground, intents=intents)
        self.travels: list[tuple[str, str]] = []
        self._travelled = asyncio.Event()

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self._note("joined", guild)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self._note("left", guild)

    async def on_guild_available(self, guild: discord.Guild) -> None:
        self._note("available", guild)

    def _note(self, what: str, guild: discord.Guild) -> None:
        self.travels.append((what, guild.name))
        self._travelled.set()

    async def travelled(self, *travels: str) -> None:
        """Wait until it has heard of so many comings and goings, and of no others."""
        async with asyncio.timeout(3):
            while len(self.travels) < len(travels):
                self._travelled.clear()
                await self._travelled.wait()
        assert self.travels == [(one, "The Playground") for one in travels]


@pytest.fixture
async def outside(clock: Clock) -> AsyncIterator[Playground]:
    """A playground whose guild has not invited the bot yet."""
    async with Playground(clock=clock, in_guild=False) as running:
        yield running


@pytest.fixture
async def traveller(outside: Playground) -> AsyncIterator[Traveller]:
    made = Traveller(outside)
    await made.up()
    yield made
    await made.down()


async def test_an_invitation_is_a_guild_that_was_joined_with_its_channels_and_a_role(
    outside: Playground, traveller: Traveller
) -> None:
    assert list(traveller.guilds) == []
    outside.service.membership.invite()
    await traveller.travelled("joined")
    [guild] = traveller.guilds
    assert guild.id == outside.world.guild.id
    assert [channel.name for channel in guild.text_channels] == ["studio", "gallery", "after-dark"]
    assert guild.self_role is not None
    assert guild.self_role.name == "easel"
    assert guild.me.guild_permissions.manage_messages
    assert [one.id async for one in traveller.fetch_guilds()] == [guild.id]


async def test_inviting_a_bot_that_is_there_changes_nothing(outside: Playground, traveller: Traveller) -> None:
    for _ in range(2):
        outside.service.membership.invite()
    await traveller.travelled("joined")
    assert [role.bot_id for role in outside.world.guild.roles.values()].count(outside.world.bot.id) == 1


async def test_a_bot_that_leaves_is_gone_with_its_role_and_can_come_again(
    outside: Playground, traveller: Traveller
) -> None:
    outside.service.membership.invite()
    await traveller.travelled("joined")
    await traveller.guilds[0].leave()
    await traveller.travelled("joined", "left")
    assert list(traveller.guilds) == []
    assert outside.world.bot.id not in outside.world.guild.members
    assert all(role.bot_id is None for role in outside.world.guild.roles.values())
    assert [one async for one in traveller.fetch_guilds()] == []
    outside.service.membership.invite()
    await traveller.travelled("joined", "left", "joined")
    assert traveller.guilds[0].me.guild_permissions.manage_messages


async def test_a_guild_can_not_be_left_twice(outside: Playground, traveller: Traveller) -> None:
    outside.service.membership.invite()
    await traveller.travelled("joined")
    guild = traveller.guilds[0]
    await guild.leave()
    with pytest.raises(discord.NotFound) as refused:
        await guild.leave()
    assert refused.value.code == 10004
    outside.service.membership.remove()
    await traveller.travelled("joined", "left")


async def test_a_bot_that_was_sent_away_hears_no_more_and_may_not_write(
    outside: Playground, traveller: Traveller
) -> None:
    ada = outside.member("ada")
    outside.service.membership.invite()
    await traveller.travelled("joined")
    channel = traveller.guilds[0].text_channels[0]
    mention = f"<@{outside.world.bot.id}>"
    await ada.send("studio", mention)
    await traveller.hears(mention)
    outside.service.membership.remove()
    await traveller.travelled("joined", "left")
    await ada.send("studio", f"{mention} are you gone?")
    await ada.send("dm", "in private")
    await traveller.hears("in private")
    assert [message.content for message in traveller.heard] == [mention, "in private"]
    with pytest.raises(discord.Forbidden):
        await channel.send("still here?")


async def test_members_are_offered_the_commands_while_the_bot_is_there(
    outside: Playground, traveller: Traveller
) -> None:
    ada = outside.member("ada")
    assert ada.commands() == []

    @traveller.tree.command(name="ping")
    async def ping(interaction: discord.Interaction[discord.Client]) -> None:
        """Answer."""
        await interaction.response.send_message("pong")

    await traveller.tree.sync()
    outside.service.membership.invite()
    assert [one["name"] for one in ada.commands()] == ["ping"]
    assert (await (await ada.slash("ping")).response()).content == "pong"
    outside.service.membership.remove()
    assert ada.commands() == []
    with pytest.raises(RefusedError):
        await ada.slash("ping")


async def test_who_does_not_want_to_hear_of_guilds_does_not(clock: Clock, outside: Playground) -> None:
    deaf = Traveller(outside, intents=discord.Intents(dm_messages=True))
    await deaf.up()
    outside.service.membership.invite()
    outside.service.membership.remove()
    await outside.member("ada").send("dm", "the last thing said")
    await deaf.hears("the last thing said")
    assert deaf.travels == []
    await deaf.down()


async def test_a_bot_that_leaves_is_no_longer_in_threads(
    new_robot: Callable[..., Robot], playground: Playground
) -> None:
    robot = new_robot()
    await robot.up()
    thread = await playground.member("ada").start_thread("studio", "talk")
    channel = await robot.fetch_channel(thread.id)
    assert isinstance(channel, discord.Thread)
    await channel.join()
    assert playground.world.bot.id in thread.joined
    playground.service.membership.remove()
    assert playground.world.bot.id not in thread.joined
