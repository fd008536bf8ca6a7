"""Buttons, menus, layouts and forms of the tests' bot."""

from typing import Any

import discord
from discord import ui


class Again(ui.View):
    """Buttons under a picture: one acts at once, one asks, one fails."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.add_item(ui.Button(label="Docs", url="https://example.org/"))

    @ui.button(label="Again", emoji="🎲", style=discord.ButtonStyle.primary)
    async def again(self, interaction: discord.Interaction, _button: ui.Button[Any]) -> None:
        """Say that it was pressed."""
        await interaction.response.send_message(f"Again, for {interaction.user.display_name}.")

    @ui.button(label="Rename", style=discord.ButtonStyle.secondary)
    async def rename(self, interaction: discord.Interaction, _button: ui.Button[Any]) -> None:
        """Open a form."""
        await interaction.response.send_modal(AskWords())

    @ui.button(label="Keep", style=discord.ButtonStyle.success)
    async def keep(self, interaction: discord.Interaction, button: ui.Button[Any]) -> None:
        """Change the message it is on."""
        button.label, button.disabled = "Kept", True
        await interaction.response.edit_message(view=self)

    @ui.button(label="Break", style=discord.ButtonStyle.danger)
    async def break_it(self, interaction: discord.Interaction, _button: ui.Button[Any]) -> None:
        """Never answer."""


class Choosing(ui.View):
    """Menus: one choice, several, members, roles, channels."""

    @ui.select(
        placeholder="A colour",
        options=[discord.SelectOption(label=name, description=f"Paint it {name}") for name in ("red", "green", "blue")],
    )
    async def colour(self, interaction: discord.Interaction, select: ui.Select[Any]) -> None:
        """Tell the choice."""
        await interaction.response.send_message(f"You chose {select.values[0]}.")

    @ui.select(
        placeholder="Up to three styles",
        min_values=1,
        max_values=3,
        options=[discord.SelectOption(label=name) for name in ("oil", "ink", "wash", "chalk")],
    )
    async def styles(self, interaction: discord.Interaction, select: ui.Select[Any]) -> None:
        """Tell the choices."""
        await interaction.response.send_message(f"You chose {' and '.join(select.values)}.")

    @ui.select(cls=ui.UserSelect, placeholder="A member")
    async def member(self, interaction: discord.Interaction, select: ui.UserSelect[Any]) -> None:
        """Tell the member."""
        await interaction.response.send_message(f"You chose {select.values[0].mention}.")

    @ui.select(cls=ui.ChannelSelect, placeholder="A channel")
    async def channel(self, interaction: discord.Interaction, select: ui.ChannelSelect[Any]) -> None:
        """Tell the channel."""
        await interaction.response.send_message(f"You chose {select.values[0].mention}.")


class Exhibition(ui.View):
    """One quiet button."""

    @ui.button(label="Show", style=discord.ButtonStyle.secondary)
    async def show(self, interaction: discord.Interaction, _button: ui.Button[Any]) -> None:
        """Change the private message."""
        await interaction.response.edit_message(content="Now you have seen it.", view=None)


class Layout(ui.LayoutView):
    """A message of the newer kind: text, sections, a gallery, in a frame."""

    def __init__(self, pictures: list[str]) -> None:
        super().__init__()
        gallery = ui.MediaGallery[Any](*(discord.MediaGalleryItem(uri, description=uri) for uri in pictures))
        head = ui.Section[Any](
            ui.TextDisplay("## Exhibition"), ui.TextDisplay("Four castles"), accessory=ui.Thumbnail(pictures[0])
        )
        open_it: ui.Button[Any] = ui.Button(label="Open", url="https://example.org/")
        foot = ui.Section[Any](ui.TextDisplay("-# painted for the test"), accessory=open_it)
        self.add_item(ui.Container(head, ui.Separator(), gallery, foot, accent_colour=0x4F70E6))


class AskWords(ui.Modal, title="Describe it again"):
    """A form with text, a longer text, a menu and a file."""

    words: ui.Label[Any] = ui.Label(text="Words", component=ui.TextInput(max_length=100, placeholder="a red castle"))
    more: ui.Label[Any] = ui.Label(
        text="Details",
        description="As much as you like.",
        component=ui.TextInput(style=discord.TextStyle.paragraph, required=False),
    )
    mood: ui.Label[Any] = ui.Label(
        text="Mood",
        component=ui.Select(options=[discord.SelectOption(label=name) for name in ("calm", "wild")]),
    )
    sketch: ui.Label[Any] = ui.Label(text="Sketch", component=ui.FileUpload(required=False))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Tell what came."""
        words, mood, sketch = self.words.component, self.mood.component, self.sketch.component
        assert isinstance(words, ui.TextInput)
        assert isinstance(mood, ui.Select)
        assert isinstance(sketch, ui.FileUpload)
        files = ", ".join(file.filename for file in sketch.values) or "no file"
        await interaction.response.send_message(f"Words: {words.value}; {mood.values[0]}; {files}")
