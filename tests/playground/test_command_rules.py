"""What a command may look like, how commands are synced, and who is offered which."""

import discord
import pytest
from discord import app_commands

from playground.errors import DiscordError, RefusedError
from playground.rules.application_commands import read_command
from playground.rules.fields import Fields
from playground.server import Playground
from playground.testing.member import Member
from playground.wire import JSON
from tests.playground.mistakes import codes
from tests.playground.robot import Robot


def command(**more: object) -> JSON:
    return {"name": "imagine", "description": "Paint"} | more


def option(name: str = "prompt", kind: int = 3, **more: object) -> JSON:
    return {"name": name, "description": "d", "type": kind} | more


@pytest.mark.parametrize(
    "payload",
    [
        command(),
        command(name="größe-2_x"),
        command(options=[option(required=True), option("steps", 4, min_value=1, max_value=100)]),
        command(options=[option("a", 1, options=[option()]), option("b", 2, options=[option("c", 1)])]),
        command(options=[option(choices=[{"name": "n", "value": "v" * 100}])]),
        {"name": "Restyle This", "type": 3},
    ],
)
def test_these_are_fine(payload: JSON) -> None:
    fields = Fields(payload)
    read_command(fields)
    assert fields.errors == {}


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (command(name="Imagine"), "APPLICATION_COMMAND_INVALID_NAME"),
        (command(name="two words"), "APPLICATION_COMMAND_INVALID_NAME"),
        (command(name="x" * 33), "BASE_TYPE_BAD_LENGTH"),
        (command(name=""), "BASE_TYPE_REQUIRED"),
        (command(description=None), "BASE_TYPE_REQUIRED"),
        (command(description="x" * 101), "BASE_TYPE_BAD_LENGTH"),
        (command(options=[option(str(n)) for n in range(26)]), "BASE_TYPE_MAX_LENGTH"),
        (command(options=[option(), option()]), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"),
        (
            command(options=[option("a"), option("b", required=True)]),
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        ),
        (
            command(options=[option(autocomplete=True, choices=[{"name": "n", "value": "v"}])]),
            "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID",
        ),
        (command(options=[option(choices=[{"name": "n", "value": "v" * 101}])]), "BASE_TYPE_BAD_LENGTH"),
        (command(options=[option("a", 1), option("b")]), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"),
        (command(options=[option("a", 1, options=[option("b", 2)])]), "BASE_TYPE_CHOICES"),
        (command(options=[option(kind=12)]), "BASE_TYPE_CHOICES"),
        (
            command(options=[option(f"o{n}", choices=[{"name": f"{c}" * 99, "value": "v" * 99} for c in range(4)])
            for n in range(20)]),
            "APPLICATION_COMMAND_TOO_LARGE",
        ),
        ({"name": "Restyle", "type": 3, "description": "no"}, "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION"),
    ],
)  # fmt: skip
def test_these_are_refused(payload: JSON, code: str) -> None:
    fields = Fields(payload)
    read_command(fields)
    assert code in codes(fields.errors)


def test_a_bulk_overwrite_replaces_everything_and_keeps_ids(playground: Playground) -> None:
    commands = playground.service.commands
    (first,) = commands.replace(None, [command()])
    second, other = commands.replace(None, [command(), command(name="other")])
    assert first == second
    assert commands.replace(None, [command(description="New")])[0]["id"] == first["id"]
    assert [one["name"] for one in commands.all(None)] == ["imagine"]
    assert other["id"] != first["id"]
    with pytest.raises(DiscordError) as caught:
        commands.replace(None, [command(), command()])
    assert codes(caught.value.errors or {}) == ["APPLICATION_COMMANDS_DUPLICATE_NAME"]
    with pytest.raises(DiscordError) as caught:
        commands.replace(None, [command(name=f"c{n}") for n in range(101)])
    assert caught.value.code == 30032


async def test_commands_are_offered_to_those_who_may_use_them(
    robot: Robot, playground: Playground, ada: Member
) -> None:
    async def answer(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("ok")

    def add(name: str, **more: object) -> app_commands.Command[app_commands.Group, ..., None]:
        made: app_commands.Command[app_commands.Group, ..., None] = app_commands.Command(
            name=name,
            description="d",
            callback=answer,
            **more,  # type: ignore[arg-type]
        )
        robot.tree.add_command(made)
        return made

    add("open")
    add("bold", nsfw=True)
    add("here", allowed_contexts=app_commands.AppCommandContext(guild=True))
    add("moderate").default_permissions = discord.Permissions(moderate_members=True)
    add("rule").default_permissions = discord.Permissions()
    await robot.up()
    grace, alan = playground.member("grace"), playground.member("alan")

    def offered(member: Member, channel: str) -> set[str]:
        return {one["name"] for one in member.commands(channel)}

    assert offered(ada, "studio") == {"open", "here"}
    assert offered(ada, "after-dark") == {"open", "here", "bold"}
    assert offered(ada, "dm") == {"open", "moderate", "rule"}
    assert offered(grace, "studio") == {"open", "here", "moderate"}
    assert offered(alan, "studio") == {"open", "here", "moderate", "rule"}
    with pytest.raises(RefusedError, match="can't use a command"):
        await ada.slash("moderate")


async def test_guild_commands_are_synced_by_themselves(robot: Robot, playground: Playground, ada: Member) -> None:
    guild = discord.Object(playground.world.guild.id)

    @robot.tree.command(name="local", description="Here", guild=guild)
    async def local(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("local")

    await robot.up()
    (synced,) = await robot.tree.sync(guild=guild)
    assert (await robot.tree.fetch_command(synced.id, guild=guild)).name == "local"
    assert (await (await ada.slash("local")).response()).content == "local"
    edited = await synced.edit(description="There")
    assert edited.description == "There"
    await edited.delete()
    assert ada.commands() == []


async def test_the_owner_decides_over_what_a_command_asks_for(
    robot: Robot, playground: Playground, ada: Member
) -> None:
    @robot.tree.command(name="moderate", description="Moderate")
    @app_commands.default_permissions(moderate_members=True)
    async def moderate(interaction: discord.Interaction) -> None:
        allowed = interaction.permissions.moderate_members
        await interaction.response.send_message("moderated" if allowed else "no", ephemeral=True)

    await robot.up()
    guild, permit = playground.world.guild, playground.service.commands.permit
    vera, grace = playground.member("vera"), playground.member("grace")
    permit("moderate", ada.id, True)
    assert (await (await ada.slash("moderate")).response()).content == "no"
    assert vera.commands() == []
    permit("moderate", guild.id, True)
    assert len(vera.commands()) == 1
    permit("moderate", vera.id, False)
    assert vera.commands() == []
    permit("moderate", next(one.id for one in guild.roles.values() if one.name == "moderator"), False)
    assert grace.commands() == []
    permit("moderate", next(iter(guild.channels)), False)
    assert ada.commands("studio") == []
    assert len(ada.commands("gallery")) == len(playground.member("alan").commands("studio")) == 1
    (command,) = await robot.tree.fetch_commands()
    decided = (await command.fetch_permissions(robot.guilds[0])).permissions
    assert [(one.id, one.permission) for one in decided][:2] == [(ada.id, True), (guild.id, True)]
    await command.delete()
    assert not playground.service.commands.installs.decided
