"""Commands of every kind, with the real client on the other side."""

import discord
import pytest
from discord import app_commands

from playground.errors import RefusedError
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.member import Member
from tests.playground.robot import PNG, Robot


async def test_every_type_of_option_arrives(robot: Robot, playground: Playground, ada: Member) -> None:
    got: list[object] = []

    @robot.tree.command(name="all", description="All of them")
    async def everything(
        interaction: discord.Interaction,
        text: str,
        whole: int,
        number: float,
        yes: bool,
        who: discord.Member,
        where: discord.TextChannel,
        role: discord.Role,
        either: discord.Role | discord.Member,
        file: discord.Attachment,
    ) -> None:
        got.extend([text, whole, number, yes, who.name, where.name, role.name, either.name, file.filename])
        await interaction.response.send_message("ok")

    await robot.up()
    world = playground.world
    gallery = next(one for one in world.guild.channels.values() if one.name == "gallery")
    moderator = next(one for one in world.guild.roles.values() if one.name == "moderator")
    vera = world.user_named("vera")
    used = await ada.slash(
        "all", text="a", whole=2**53, number=0.5, yes=True, who=vera, where=str(gallery.id),
        role=str(moderator.id), either=str(vera.id), file=Upload("a b.txt", b"x"),
    )  # fmt: skip
    await used.response()
    assert got == ["a", 2**53, 0.5, True, "vera", "gallery", "moderator", "vera", "a_b.txt"]


async def test_subcommands_and_groups(robot: Robot, ada: Member) -> None:
    gallery = app_commands.Group(name="gallery", description="Pictures")
    best = app_commands.Group(name="best", description="The best", parent=gallery)

    @best.command(name="show", description="Show")
    async def show(interaction: discord.Interaction, count: app_commands.Range[int, 1, 4]) -> None:
        await interaction.response.send_message(f"{count} of the best")

    robot.tree.add_command(gallery)
    await robot.up()
    message = await (await ada.slash("gallery best show", count=3)).response()
    assert message.content == "3 of the best"
    assert message["interaction_metadata"]["user"]["username"] == "ada"
    assert message["interaction"]["name"] == "gallery best show"
    with pytest.raises(RefusedError, match="must be 4 or less"):
        await ada.slash("gallery best show", count=5)
    with pytest.raises(RefusedError, match="required"):
        await ada.slash("gallery best show")


async def test_choices_are_kept_to_and_autocomplete_suggests(robot: Robot, ada: Member) -> None:
    @robot.tree.command(name="style", description="Pick")
    @app_commands.choices(look=[app_commands.Choice(name="Oil", value="oil")])
    async def style(interaction: discord.Interaction, look: str, model: str) -> None:
        await interaction.response.send_message(f"{look} {model}")

    @style.autocomplete("model")
    async def models(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{current}-{n}", value=f"{current}{n}") for n in (1, 2)]

    await robot.up()
    choices = await ada.autocomplete("style", "model", "de", look="oil")
    assert choices == [{"name": "de-1", "value": "de1"}, {"name": "de-2", "value": "de2"}]
    with pytest.raises(RefusedError, match="one of its choices"):
        await ada.slash("style", look="acrylic", model="x")


async def test_context_menus_get_the_whole_target(robot: Robot, ada: Member, playground: Playground) -> None:
    @robot.tree.context_menu(name="Restyle")
    async def restyle(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"{message.content} {len(message.attachments)}")

    @robot.tree.context_menu(name="Usage")
    async def usage(interaction: discord.Interaction, user: discord.Member) -> None:
        await interaction.response.send_message(user.name, ephemeral=True)

    await robot.up()
    vera = playground.member("vera")
    posted = await vera.send("studio", "my cat", [Upload("cat.png", PNG)])
    assert (await (await ada.use_on_message("Restyle", posted)).response()).content == "my cat 1"
    assert (await (await ada.use_on_user("Usage", vera.user)).response()).content == "vera"


async def test_commands_work_in_dms(robot: Robot, ada: Member) -> None:
    @robot.tree.command(name="here", description="Where")
    async def here(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"{interaction.guild} {interaction.context.dm_channel}")

    await robot.up()
    answer = await (await ada.slash("here", channel="dm")).response()
    assert answer.content == "None True"
