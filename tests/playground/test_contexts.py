"""Where a command can be used: in the guild, the bot's DMs and private channels, by whose installation it is there."""

from collections.abc import Callable

import discord
import pytest
from discord import app_commands

from playground.errors import RefusedError
from playground.rules.permissions import Permission
from playground.server import Playground
from playground.testing.member import Member
from tests.playground.robot import Robot

Seen = dict[str, object]


def add(robot: Robot, name: str, *, guild: bool = True, user: bool = True, nsfw: bool = False) -> list[Seen]:
    """A command for these installations, and what its interactions say of where they came from."""
    seen: list[Seen] = []

    async def answer(interaction: discord.Interaction) -> None:
        seen.append(
            {
                "guild": interaction.is_guild_integration(),
                "user": interaction.is_user_integration(),
                "private": interaction.context.private_channel,
                "dm": interaction.context.dm_channel,
                "channel": interaction.channel.type.name if interaction.channel else None,
            }
        )
        await interaction.response.send_message(name)

    command: app_commands.Command[app_commands.Group, ..., None] = app_commands.Command(
        name=name,
        description="d",
        callback=answer,
        nsfw=nsfw,
        allowed_installs=app_commands.AppInstallationType(guild=guild, user=user),
    )
    robot.tree.add_command(command)
    return seen


def offered(member: Member, channel: str) -> set[str]:
    return {one["name"] for one in member.commands(channel)}


async def test_an_installed_application_comes_along_everywhere(
    robot: Robot, ada: Member, playground: Playground
) -> None:
    both, mine = add(robot, "both"), add(robot, "mine", guild=False)
    add(robot, "theirs", user=False)
    await robot.up()
    vera = playground.member("vera")
    await ada.open_group("friends", vera.user)
    assert offered(ada, "studio") == offered(ada, "dm") == {"both", "theirs"}
    assert offered(ada, "friends") == set()
    ada.user.settings.has_app = True
    assert offered(ada, "studio") == offered(ada, "dm") == {"both", "theirs", "mine"}
    assert offered(ada, "friends") == {"both", "mine"}
    assert offered(vera, "friends") == set()
    for channel in ("studio", "dm", "friends"):
        assert (await (await ada.slash("both", channel=channel)).response()).content == "both"
    assert [(one["guild"], one["user"], one["private"], one["dm"]) for one in both] == [
        (True, True, False, False),
        (False, True, False, True),  # discord.py speaks of the guild's installation in guilds only
        (False, True, True, False),
    ]
    assert both[2]["channel"] == "group"
    owners = ada.messages("dm")[0]["interaction_metadata"]["authorizing_integration_owners"]
    assert owners == {"0": "0", "1": str(ada.id)}
    await (await ada.slash("mine")).response()
    assert (mine[0]["guild"], mine[0]["user"]) == (False, True)


async def test_the_answer_in_a_group_is_for_all_who_are_in_it(
    robot: Robot, ada: Member, playground: Playground
) -> None:
    add(robot, "both")
    await robot.up()
    ada.user.settings.has_app = True
    vera = playground.member("vera")
    group = await ada.open_group("friends", vera.user)
    message = await (await ada.slash("both", channel="friends")).response()
    assert message["interaction_metadata"]["authorizing_integration_owners"] == {"1": str(ada.id)}
    assert [one.content for one in vera.messages("friends")] == ["both"]
    with pytest.raises(RefusedError):
        playground.member("mallory").messages("friends")
    with pytest.raises(discord.Forbidden) as caught:
        await robot.fetch_channel(group.id)
    assert caught.value.code == 50001
    await vera.send("friends", f"<@{robot.application_id}> hears nothing")
    await ada.send("dm", "but this")
    await robot.hears("but this")
    assert len(robot.heard) == 1


async def test_a_users_application_says_five_more_things_at_most(
    robot: Robot, ada: Member, playground: Playground
) -> None:
    codes: list[int] = []

    async def talk(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("0")
        try:
            for n in range(1, 7):
                await interaction.followup.send(str(n))
        except discord.HTTPException as error:
            codes.append(error.code)
        await interaction.edit_original_response(content="done")

    installs = app_commands.AppInstallationType(guild=True, user=True)
    robot.tree.add_command(app_commands.Command(name="talk", description="d", callback=talk, allowed_installs=installs))
    await robot.up()
    ada.user.settings.has_app = True
    await ada.open_group("friends", playground.member("vera").user)
    used = await ada.slash("talk", channel="friends")
    await used.wait_for(lambda message: message.content == "done")
    assert [one.content for one in ada.messages("friends")] == ["done", "1", "2", "3", "4", "5"]
    used = await ada.slash("talk")
    await used.wait_for(lambda message: message.content == "done")
    assert ada.messages()[-1].content == "6"
    assert codes == [40094]


async def test_a_button_belongs_to_the_installation_its_message_came_from(
    robot: Robot, ada: Member, playground: Playground
) -> None:
    clicked: list[tuple[bool, object]] = []

    async def show(interaction: discord.Interaction) -> None:
        view = discord.ui.View()
        button: discord.ui.Button[discord.ui.View] = discord.ui.Button(label="Press")

        async def press(interaction: discord.Interaction) -> None:
            clicked.append((interaction.is_guild_integration(), interaction._integration_owners.get(1)))
            await interaction.response.edit_message(content="pressed")

        button.callback = press  # type: ignore[method-assign]
        view.add_item(button)
        await interaction.response.send_message("press", view=view)

    installs = app_commands.AppInstallationType(guild=False, user=True)
    robot.tree.add_command(app_commands.Command(name="show", description="d", callback=show, allowed_installs=installs))
    await robot.up()
    ada.user.settings.has_app = True
    message = await (await ada.slash("show")).response()
    vera = playground.member("vera")
    assert (await (await vera.click(message, "Press")).response()).content == "pressed"
    assert clicked == [(False, ada.id)]


async def test_in_a_guild_without_the_bot_the_guild_decides_whether_others_see_the_answer() -> None:
    async with Playground(in_guild=False) as playground:
        robot = Robot(playground)
        seen = add(robot, "both")
        await robot.up()
        ada, vera = playground.member("ada"), playground.member("vera")
        assert not robot.guilds
        assert offered(ada, "studio") == set()
        ada.user.settings.has_app = True
        assert not (await (await ada.slash("both")).response()).ephemeral
        assert [one.content for one in vera.messages()] == ["both"]
        world = playground.world
        channel = world.channel(ada.messages()[0].channel_id)
        world.restrict(channel, world.guild.id, deny=int(Permission.USE_EXTERNAL_APPS))
        assert (await (await ada.slash("both")).response()).ephemeral
        assert len(vera.messages()) == 1
        assert [(one["guild"], one["user"]) for one in seen] == [(False, True)] * 2
        with pytest.raises(discord.Forbidden):
            await robot.fetch_channel(channel.id)
        with pytest.raises(discord.NotFound):
            await robot.fetch_guild(world.guild.id)
        await robot.down()


async def test_age_restricted_commands_stay_in_age_restricted_places(
    robot: Robot, ada: Member, playground: Playground
) -> None:
    add(robot, "bold", nsfw=True)
    await robot.up()
    await ada.start_thread("after-dark", "Later")
    ada.user.settings.has_app = True
    await ada.open_group("friends", playground.member("vera").user)
    assert offered(ada, "after-dark") == offered(ada, "Later") == {"bold"}
    for channel in ("studio", "dm", "friends"):
        assert offered(ada, channel) == set()
    ada.user.settings.age_restricted_dms = True
    assert offered(ada, "dm") == offered(ada, "friends") == {"bold"}
    assert offered(ada, "studio") == set()


async def test_a_user_may_take_no_direct_messages(robot: Robot, ada: Member) -> None:
    await robot.up()
    user = await robot.fetch_user(ada.id)
    await user.send("hello")
    ada.user.settings.accepts_dms = False
    with pytest.raises(discord.Forbidden) as caught:
        await user.send("still there?")
    assert caught.value.code == 50007


async def test_the_application_tells_how_it_can_be_installed(robot: Robot, ada: Member) -> None:
    await robot.up()
    ada.user.settings.has_app = True
    application = await robot.application_info()
    assert application.guild_integration_config is not None
    assert application.user_integration_config is not None
    assert (application.approximate_guild_count, application.approximate_user_install_count) == (1, 1)


def test_a_new_robot_is_not_installed_by_anybody(new_robot: Callable[..., Robot], playground: Playground) -> None:
    assert not any(user.settings.has_app for user in playground.world.players)
