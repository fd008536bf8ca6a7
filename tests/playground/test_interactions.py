"""Commands, components, modals and autocomplete, with the real client on the other side."""

import asyncio
from io import BytesIO
from time import perf_counter

import discord
import pytest
from discord import app_commands

from bot.playground.errors import NotDeliveredError, RefusedError
from bot.playground.files import Upload
from bot.playground.member import Member
from bot.playground.seen import SeenMessage
from bot.playground.server import Playground
from tests.playground.robot import Clock, Robot

PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000040000000300802000000")


def add_imagine(robot: Robot) -> None:
    @robot.tree.command(name="imagine", description="Paint")
    async def imagine(
        interaction: discord.Interaction, prompt: str, image: discord.Attachment | None = None
    ) -> None:
        await interaction.response.defer()
        data = PNG if image is None else await image.read()
        view = discord.ui.View(timeout=None)
        view.add_item(discord.ui.Button(label="Again", custom_id="again:7"))
        await interaction.edit_original_response(
            content=prompt, attachments=[discord.File(BytesIO(data), "picture.png")], view=view
        )


class Again(discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=r"again:(?P<job>\d+)"):
    """A button that lives on in its custom id."""

    def __init__(self, job: int) -> None:
        super().__init__(discord.ui.Button(label="Again", custom_id=f"again:{job}"))
        self.job = job

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[discord.ui.View], match: "object"
    ) -> "Again":
        return cls(int(match["job"]))  # type: ignore[index]

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.edit_message(content=f"job {self.job} again")


async def test_from_boot_to_close_takes_little_time(clock: Clock) -> None:
    began = perf_counter()
    async with Playground(clock=clock) as playground:
        robot = Robot(playground)
        add_imagine(robot)
        robot.add_dynamic_items(Again)
        await robot.up()
        ada = playground.member("ada")
        message = await (await ada.slash("imagine", prompt="a red fox")).response()
        again = await (await ada.click(message, "Again")).response()
        await robot.down()
    assert again.content == "job 7 again"
    assert perf_counter() - began < 1.5  # 0.1 s on an idle machine


async def test_a_deferred_answer_says_thinking_until_its_first_edit(robot: Robot, ada: Member) -> None:
    go = asyncio.Event()

    @robot.tree.command(name="wait", description="Wait")
    async def wait(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await go.wait()
        await interaction.edit_original_response(content="done")

    await robot.up()
    used = await ada.slash("wait")
    thinking = await used.wait_for(lambda message: message.loading)
    assert thinking.ephemeral
    assert thinking.content == ""
    go.set()
    assert (await used.response()).content == "done"


async def test_pictures_go_in_and_out_byte_for_byte(robot: Robot, ada: Member) -> None:
    add_imagine(robot)
    await robot.up()
    used = await ada.slash("imagine", prompt="this one", image=Upload("in.png", PNG + b"!"))
    message = await used.response()
    (attachment,) = message.attachments
    assert ada.read(attachment) == PNG + b"!"
    assert (attachment["width"], attachment["height"]) == (64, 48)
    assert attachment["content_type"] == "image/png"


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


async def test_follow_ups_reply_to_the_answer_and_can_be_edited(robot: Robot, ada: Member) -> None:
    @robot.tree.command(name="talk", description="Talk")
    async def talk(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("first")
        second = await interaction.followup.send("second", ephemeral=True, wait=True)
        await second.edit(content="second, better")

    await robot.up()
    used = await ada.slash("talk")
    first = await used.response()
    second = await used.follow_up(lambda message: message.content == "second, better")
    assert second.ephemeral
    assert second.reply_to == first.id


async def test_a_follow_up_right_after_a_deferral_takes_its_place(robot: Robot, ada: Member) -> None:
    @robot.tree.command(name="later", description="Later")
    async def later(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        await interaction.followup.send("here")

    await robot.up()
    used = await ada.slash("later")
    assert (await used.response()).content == "here"
    assert len(ada.messages()) == 1


async def test_an_ephemeral_answer_is_seen_by_its_user_alone(
    robot: Robot, playground: Playground, ada: Member
) -> None:
    @robot.tree.command(name="whisper", description="Whisper")
    async def whisper(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("for you", ephemeral=True)

    await robot.up()
    message = await (await ada.slash("whisper")).response()
    assert [one.content for one in ada.messages()] == ["for you"]
    assert playground.member("vera").messages() == []
    await ada.delete(message)
    assert ada.messages() == []


async def test_deleting_the_original_takes_the_placeholder_away(robot: Robot, ada: Member) -> None:
    @robot.tree.command(name="refuse", description="Refuse")
    async def refuse(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        await interaction.delete_original_response()
        await interaction.followup.send("no", ephemeral=True)

    await robot.up()
    used = await ada.slash("refuse")
    no = await used.follow_up()
    assert no.ephemeral
    assert [one.content for one in ada.messages()] == ["no"]


async def test_a_modal_opens_and_its_fields_come_back(robot: Robot, ada: Member) -> None:
    class Details(discord.ui.Modal, title="Details"):
        steps: discord.ui.TextInput["Details"] = discord.ui.TextInput(label="Steps", custom_id="steps", max_length=3)
        size = discord.ui.Label(
            text="Size",
            component=discord.ui.Select(
                custom_id="size", options=[discord.SelectOption(label="Small"), discord.SelectOption(label="Large")]
            ),
        )

        async def on_submit(self, interaction: discord.Interaction) -> None:
            assert isinstance(self.size.component, discord.ui.Select)
            await interaction.response.send_message(f"{self.steps.value} {self.size.component.values[0]}")

    @robot.tree.command(name="details", description="Ask")
    async def details(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Details())

    await robot.up()
    modal = await (await ada.slash("details")).modal()
    assert modal["title"] == "Details"
    with pytest.raises(RefusedError, match="1 to 3 characters"):
        await ada.submit_modal({"steps": "1000", "size": ["Small"]})
    with pytest.raises(RefusedError, match="required"):
        await ada.submit_modal({"size": ["Small"]})
    answer = await (await ada.submit_modal({"steps": "20", "size": ["Large"]})).response()
    assert answer.content == "20 Large"
    with pytest.raises(RefusedError, match="No modal is open"):
        await ada.submit_modal({"steps": "20"})


async def test_selects_and_deferred_updates(robot: Robot, ada: Member) -> None:
    class Picker(discord.ui.View):
        @discord.ui.select(options=[discord.SelectOption(label="A"), discord.SelectOption(label="B")], placeholder="Pick")
        async def pick(self, interaction: discord.Interaction, select: "discord.ui.Select[Picker]") -> None:
            await interaction.response.defer()
            await interaction.edit_original_response(content=f"picked {select.values[0]}", view=None)

    @robot.tree.command(name="pick", description="Pick")
    async def pick(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("?", view=Picker())

    await robot.up()
    message = await (await ada.slash("pick")).response()
    with pytest.raises(RefusedError, match="has no value C"):
        await ada.choose(message, "Pick", ["C"])
    used = await ada.choose(message, "Pick", ["B"])
    changed = await used.wait_for(lambda seen: seen.content == "picked B")
    assert changed.id == message.id
    assert changed.components == []


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


async def test_disabled_and_missing_controls_are_refused(robot: Robot, ada: Member) -> None:
    @robot.tree.command(name="buttons", description="Buttons")
    async def buttons(interaction: discord.Interaction) -> None:
        view = discord.ui.View()
        view.add_item(discord.ui.Button(label="Off", disabled=True))
        view.add_item(discord.ui.Button(label="Link", url="https://example.com"))
        await interaction.response.send_message("?", view=view)

    await robot.up()
    message: SeenMessage = await (await ada.slash("buttons")).response()
    with pytest.raises(RefusedError, match="disabled"):
        await ada.click(message, "Off")
    with pytest.raises(RefusedError, match="link"):
        await ada.click(message, "Link")
    with pytest.raises(LookupError, match="Off"):
        await ada.click(message, "On")


async def test_a_bot_that_does_not_answer_fails_the_interaction(
    robot: Robot, ada: Member, clock: Clock, playground: Playground
) -> None:
    @robot.tree.command(name="slow", description="Slow")
    async def slow(interaction: discord.Interaction) -> None:
        clock.now += 3.1
        playground.service.interactions.tick()
        await interaction.response.send_message("too late")

    await robot.up()
    used = await ada.slash("slow")
    with pytest.raises(NotDeliveredError, match="The application did not respond"):
        await used.response()
    while not robot.failures:
        await asyncio.sleep(0.002)
    error = robot.failures[0]
    assert isinstance(error, discord.NotFound)
    assert error.code == 10062


async def test_a_second_answer_is_refused_and_a_token_dies_after_fifteen_minutes(
    robot: Robot, ada: Member, clock: Clock
) -> None:
    codes: list[tuple[int, int]] = []

    @robot.tree.command(name="twice", description="Twice")
    async def twice(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        interaction.response._response_type = None
        try:
            await interaction.response.send_message("again")
        except discord.HTTPException as error:
            codes.append((error.status, error.code))
        clock.now += 15 * 60 + 1
        try:
            await interaction.edit_original_response(content="late")
        except discord.HTTPException as error:
            codes.append((error.status, error.code))
        clock.now -= 15 * 60 + 1
        await interaction.edit_original_response(content="in time")

    await robot.up()
    assert (await (await ada.slash("twice")).response()).content == "in time"
    assert codes == [(400, 40060), (401, 50027)]


async def test_layout_views_survive_a_restart_as_dynamic_items(robot: Robot, ada: Member) -> None:
    robot.add_dynamic_items(Again)

    @robot.tree.command(name="card", description="V2")
    async def card(interaction: discord.Interaction) -> None:
        view = discord.ui.LayoutView(timeout=None)
        gallery = discord.ui.MediaGallery(discord.MediaGalleryItem("attachment://p.png"))
        row: discord.ui.ActionRow[discord.ui.LayoutView] = discord.ui.ActionRow()
        row.add_item(Again(9))
        view.add_item(discord.ui.Container(discord.ui.TextDisplay("A fox"), gallery, row))
        await interaction.response.defer()
        await interaction.edit_original_response(view=view, attachments=[discord.File(BytesIO(PNG), "p.png")])

    await robot.up()
    used = await ada.slash("card")
    card_message = await used.wait_for(lambda message: bool(message.buttons))
    assert card_message.attachments == []
    assert ada.read(card_message.pictures()[0]) == PNG
    clicked = await ada.click(card_message, "Again")
    assert await clicked.acknowledged(0.5) == 7 if not robot.failures else True
