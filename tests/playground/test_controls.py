"""Buttons, selects, modals and V2 layouts, with the real client on the other side."""

import re
from io import BytesIO

import discord
import pytest

from playground.errors import RefusedError
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.member import Member
from tests.playground.robot import PNG, Robot


class Again(discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=r"again:(?P<job>\d+)"):
    """A button that lives on in its custom id."""

    def __init__(self, job: int) -> None:
        super().__init__(discord.ui.Button(label="Again", custom_id=f"again:{job}"))
        self.job = job

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[discord.ui.View], match: re.Match[str]
    ) -> "Again":
        return cls(int(match["job"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        view = discord.ui.LayoutView()
        view.add_item(discord.ui.TextDisplay(f"job {self.job} again"))
        await interaction.response.edit_message(view=view, attachments=[])


async def test_a_modal_opens_and_its_fields_come_back(robot: Robot, ada: Member) -> None:
    class Details(discord.ui.Modal, title="Details"):
        steps: discord.ui.TextInput["Details"] = discord.ui.TextInput(label="Steps", custom_id="steps", max_length=3)
        size: discord.ui.Label["Details"] = discord.ui.Label(
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
    with pytest.raises(RefusedError, match="0 to 3 characters"):
        await ada.submit_modal({"steps": "1000", "size": ["Small"]})
    with pytest.raises(RefusedError, match="required"):
        await ada.submit_modal({"size": ["Small"]})
    answer = await (await ada.submit_modal({"steps": "20", "size": ["Large"]})).response()
    assert answer.content == "20 Large"
    with pytest.raises(RefusedError, match="No modal is open"):
        await ada.submit_modal({"steps": "20"})


async def test_selects_and_deferred_updates(robot: Robot, ada: Member) -> None:
    class Picker(discord.ui.View):
        @discord.ui.select(
            options=[discord.SelectOption(label="A"), discord.SelectOption(label="B")], placeholder="Pick"
        )
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


async def test_disabled_and_missing_controls_are_refused(robot: Robot, ada: Member) -> None:
    @robot.tree.command(name="buttons", description="Buttons")
    async def buttons(interaction: discord.Interaction) -> None:
        view = discord.ui.View()
        view.add_item(discord.ui.Button(label="Off", disabled=True))
        view.add_item(discord.ui.Button(label="Link", url="https://example.com"))
        await interaction.response.send_message("?", view=view)

    await robot.up()
    message = await (await ada.slash("buttons")).response()
    with pytest.raises(RefusedError, match="disabled"):
        await ada.click(message, "Off")
    with pytest.raises(RefusedError, match="link"):
        await ada.click(message, "Link")
    with pytest.raises(LookupError, match="Off"):
        await ada.click(message, "On")


async def test_layout_views_are_shown_and_their_dynamic_items_pressed(robot: Robot, ada: Member) -> None:
    robot.add_dynamic_items(Again)

    @robot.tree.command(name="card", description="V2")
    async def card(interaction: discord.Interaction) -> None:
        view = discord.ui.LayoutView(timeout=None)
        picture: discord.ui.MediaGallery[discord.ui.LayoutView] = discord.ui.MediaGallery(
            discord.MediaGalleryItem("attachment://p.png")
        )
        row: discord.ui.ActionRow[discord.ui.LayoutView] = discord.ui.ActionRow()
        row.add_item(discord.ui.Button(label="Again", custom_id="again:9"))
        view.add_item(discord.ui.Container(discord.ui.TextDisplay("A fox"), picture, row))
        await interaction.response.defer()
        await interaction.edit_original_response(view=view, attachments=[discord.File(BytesIO(PNG), "p.png")])

    await robot.up()
    message = await (await ada.slash("card")).response()
    assert message.attachments == []
    assert ada.read(message.pictures()[0]) == PNG
    again = await (await ada.click(message, "Again")).response()
    assert again.components[0]["content"] == "job 9 again"


async def test_a_modal_takes_files_and_every_kind_of_choice(robot: Robot, ada: Member, playground: Playground) -> None:
    class Everything(discord.ui.Modal, title="Everything"):
        file: discord.ui.Label["Everything"] = discord.ui.Label(
            text="File", component=discord.ui.FileUpload(custom_id="file", max_values=2)
        )
        who: discord.ui.Label["Everything"] = discord.ui.Label(
            text="Who", component=discord.ui.UserSelect(custom_id="who")
        )
        look: discord.ui.Label["Everything"] = discord.ui.Label(
            text="Look",
            component=discord.ui.RadioGroup(
                custom_id="look",
                options=[discord.RadioGroupOption(label=one, value=one) for one in ("oil", "ink")],
            ),
        )
        extras: discord.ui.Label["Everything"] = discord.ui.Label(
            text="Extras",
            component=discord.ui.CheckboxGroup(
                custom_id="extras",
                options=[discord.CheckboxGroupOption(label=one, value=one) for one in ("frame", "signature")],
            ),
        )
        sure: discord.ui.Label["Everything"] = discord.ui.Label(
            text="Sure", component=discord.ui.Checkbox(custom_id="sure")
        )

        async def on_submit(self, interaction: discord.Interaction) -> None:
            (file,) = self.file.component.values  # type: ignore[attr-defined]
            (who,) = self.who.component.values  # type: ignore[attr-defined]
            look = self.look.component.value  # type: ignore[attr-defined]
            extras = self.extras.component.values  # type: ignore[attr-defined]
            sure = self.sure.component.value  # type: ignore[attr-defined]
            await interaction.response.send_message(f"{await file.read()} {who.name} {look} {extras} {sure}")

    @robot.tree.command(name="form", description="Ask")
    async def form(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Everything())

    await robot.up()
    await (await ada.slash("form")).modal()
    given = {"file": Upload("a.txt", b"x"), "who": playground.world.user_named("vera"), "look": "ink"}
    with pytest.raises(RefusedError, match="has no value oils"):
        await ada.submit_modal(given | {"look": "oils", "extras": ["frame"]})
    answer = await (await ada.submit_modal(given | {"extras": ["frame", "signature"], "sure": True})).response()
    assert answer.content == "b'x' vera ink ['frame', 'signature'] True"


async def test_every_select_of_people_and_places_brings_what_was_chosen(
    robot: Robot, ada: Member, playground: Playground
) -> None:
    class Pickers(discord.ui.View):
        @discord.ui.select(cls=discord.ui.UserSelect, placeholder="user", max_values=2)
        async def user(self, interaction: discord.Interaction, select: "discord.ui.UserSelect[Pickers]") -> None:
            await interaction.response.edit_message(content=" ".join(one.name for one in select.values))

        @discord.ui.select(cls=discord.ui.RoleSelect, placeholder="role")
        async def role(self, interaction: discord.Interaction, select: "discord.ui.RoleSelect[Pickers]") -> None:
            await interaction.response.edit_message(content=select.values[0].name)

        @discord.ui.select(cls=discord.ui.MentionableSelect, placeholder="mentionable", max_values=2)
        async def both(self, interaction: discord.Interaction, select: "discord.ui.MentionableSelect[Pickers]") -> None:
            await interaction.response.edit_message(content=" ".join(type(one).__name__ for one in select.values))

        @discord.ui.select(
            cls=discord.ui.ChannelSelect, placeholder="channel", channel_types=[discord.ChannelType.public_thread]
        )
        async def place(self, interaction: discord.Interaction, select: "discord.ui.ChannelSelect[Pickers]") -> None:
            await interaction.response.edit_message(content=select.values[0].name)

    @robot.tree.command(name="pick", description="Pick")
    async def pick(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("?", view=Pickers())

    await robot.up()
    message = await (await ada.slash("pick")).response()
    vera = str(playground.world.user_named("vera").id)
    moderator = next(str(one.id) for one in playground.world.guild.roles.values() if one.name == "moderator")
    thread = await ada.start_thread("studio", "Inside")
    for select, values, content in (
        ("user", [vera, str(ada.id)], "vera ada"),
        ("role", [moderator], "moderator"),
        ("mentionable", [vera, moderator], "Member Role"),
        ("channel", [str(thread.id)], "Inside"),
    ):
        used = await ada.choose(message, select, values)
        assert (await used.wait_for(lambda seen: seen.content != "?")).content == content
    with pytest.raises(RefusedError, match="anything with the id"):
        await ada.choose(message, "role", [vera])
    with pytest.raises(RefusedError, match="this type of channel"):
        await ada.choose(message, "channel", [str(message.channel_id)])
    with pytest.raises(RefusedError, match="1 to 2 values"):
        await ada.choose(message, "user", [])
