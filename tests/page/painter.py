"""A small real bot for the page's tests: one command for each thing that Discord's client can show."""

import asyncio
import io
from typing import Any

import discord
from discord import app_commands
from PIL import Image, ImageDraw

from tests.page.views import Again, AskWords, Choosing, Exhibition, Layout

COLOURS = ("#b8402f", "#2f6fb8", "#3c8a57", "#d9a441")
STYLES = ["oil", "ink", "watercolour", "charcoal"]
GERMAN = {
    "echo": "echo-de",
    "Says it back": "Sagt es noch einmal",
    "words": "worte",
    "What to say": "Was zu sagen ist",
    "manner": "art",
    "loudly": "laut",
}


def picture(text: str, colour: str = COLOURS[0], size: int = 128, spoiler: bool = False) -> discord.File:
    """A flat picture with a moon, as an upload."""
    image = Image.new("RGB", (size, size), "#1d2740")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, int(size * 0.7), size, size), fill="#e9eef5")
    draw.rectangle((size // 3, size // 3, 2 * size // 3, int(size * 0.75)), fill=colour)
    draw.ellipse((int(size * 0.75), size // 10, int(size * 0.9), size // 4), fill="#f5efcf")
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    buffer.seek(0)
    return discord.File(buffer, "picture.png", spoiler=spoiler, description=text)


class German(app_commands.Translator):
    """Knows a few words of German."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, _context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The German words, where there are some."""
        return GERMAN.get(string.message) if locale is discord.Locale.german else None


class Painter(discord.Client):
    """The bot. `painted` counts requests, so that every answer can be told from the one before."""

    def __init__(self, **options: Any) -> None:
        super().__init__(intents=discord.Intents.default(), guild_ready_timeout=0.05, **options)
        self.tree = app_commands.CommandTree(self)
        self.seen: list[tuple[str, dict[str, Any]]] = []
        self.gate = asyncio.Event()
        self.add_commands()

    def add_commands(self) -> None:
        """Put every command into the tree."""
        slash: list[app_commands.Command[Any, ..., Any] | app_commands.Group]
        slash = [imagine, fail, form, show, choose, secret, after_dark, echo, moderation]
        for command in slash:
            self.tree.add_command(command)
        self.tree.add_command(describe)
        self.tree.add_command(greet)

    async def setup_hook(self) -> None:
        """Tell the playground which commands there are."""
        await self.tree.set_translator(German())
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        """Answer a mention, like one who paints on request."""
        if self.user is None or message.author.bot or self.user not in message.mentions:
            return
        files = ", ".join(f"{one.filename} ({one.size} bytes)" for one in message.attachments)
        async with message.channel.typing():
            await message.reply(f"You sent {files or 'words'}.")


def note(interaction: discord.Interaction, **given: Any) -> None:
    """Keep what a command was given, for the test to look at."""
    client = interaction.client
    name = interaction.command.qualified_name if interaction.command else ""
    if isinstance(client, Painter):
        client.seen.append((name, {key: value for key, value in given.items() if value is not None}))


@app_commands.command(description="Paint a picture from words")
@app_commands.describe(
    prompt="What to paint", image="A picture to begin with", steps="How many steps", style="How it should look"
)
@app_commands.choices(style=[app_commands.Choice(name=style.title(), value=style) for style in STYLES])
async def imagine(
    interaction: discord.Interaction,
    prompt: app_commands.Range[str, 1, 500],
    image: discord.Attachment | None = None,
    steps: app_commands.Range[int, 1, 50] | None = None,
    style: app_commands.Choice[str] | None = None,
    count: app_commands.Range[int, 1, 4] = 1,
    sampler: str | None = None,
) -> None:
    """Defer, show one preview at a time while the test lets it, then the picture."""
    note(interaction, prompt=prompt, image=image and image.filename, steps=steps, style=style and style.value)
    await interaction.response.defer(thinking=True)
    preview = picture("first", COLOURS[1])
    await interaction.edit_original_response(content=f"Painting **{prompt}**…", attachments=[preview])
    if isinstance(interaction.client, Painter):
        await interaction.client.gate.wait()
    files = [picture(prompt, colour) for colour in COLOURS[:count]]
    content = f"**{prompt}** for {interaction.user.mention}"
    await interaction.edit_original_response(content=content, attachments=files, view=Again())


@imagine.autocomplete("sampler")
async def samplers(_interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer samplers that contain what was typed."""
    return [app_commands.Choice(name=name, value=name) for name in ("ddim", "euler", "heun") if current in name]


@app_commands.command(description="Never answers")
async def fail(_interaction: discord.Interaction) -> None:
    """Let the three seconds pass."""


@app_commands.command(description="Opens a form")
async def form(interaction: discord.Interaction) -> None:
    """Answer with a modal."""
    await interaction.response.send_modal(AskWords())


@app_commands.command(description="Shows what a message can hold")
async def show(interaction: discord.Interaction) -> None:
    """One message of each kind: text, embed, layout."""
    text = (
        "# A heading\nSome **bold**, *italic*, __under__, ~~gone~~ and `code`, a ||hidden|| word,\n"
        f"> a quote from {interaction.user.mention}\n- one\n- two\n  - deeper\n```py\nprint('hello')\n```\n"
        "-# painted <t:1700000000:R> · [a link](https://example.org/)"
    )
    embed = discord.Embed(title="Picture 7", description="A *red* castle", colour=0xC98A1B)
    for name, value in (("Seed", "1234"), ("Steps", "30"), ("Model", "demo"), ("Scheduler", "DDIM")):
        embed.add_field(name=name, value=value)
    embed.set_image(url="attachment://picture.png").set_footer(text="Easel")
    hidden = picture("hidden", COLOURS[3], spoiler=True)
    await interaction.response.send_message(text, embed=embed, files=[picture("seven", COLOURS[2]), hidden])
    exhibition = [picture(f"number {index}", colour) for index, colour in enumerate(COLOURS)]
    for index, file in enumerate(exhibition):
        file.filename = f"number{index}.png"
    await interaction.followup.send(view=Layout([file.uri for file in exhibition]), files=exhibition)


@app_commands.command(description="Menus of every kind")
async def choose(interaction: discord.Interaction) -> None:
    """Answer with menus."""
    await interaction.response.send_message("Choose:", view=Choosing())


@app_commands.command(description="A private answer")
async def secret(interaction: discord.Interaction) -> None:
    """Answer to one member only."""
    await interaction.response.send_message("This is only for you.", ephemeral=True, view=Exhibition())


@app_commands.command(name="after-dark", description="Only where it is allowed", nsfw=True)
async def after_dark(interaction: discord.Interaction) -> None:
    """Exist in age-restricted channels."""
    await interaction.response.send_message("It is dark.")


@app_commands.command(description="Says it back")
@app_commands.describe(words="What to say", manner="How to say it")
@app_commands.choices(manner=[app_commands.Choice(name="loudly", value="loud")])
async def echo(interaction: discord.Interaction, words: str, manner: app_commands.Choice[str] | None = None) -> None:
    """A command that speaks German too."""
    note(interaction, words=words, manner=manner and manner.value)
    await interaction.response.send_message(words)


moderation = app_commands.Group(name="mod", description="Moderation", guild_only=True)


@moderation.command(description="Ban a member from painting")
@app_commands.describe(member="Who", reason="Why")
async def ban(interaction: discord.Interaction, member: discord.Member, reason: str = "none") -> None:
    """Tell what would happen."""
    note(interaction, member=member.name, reason=reason)
    await interaction.response.send_message(f"{member.mention} may not paint: {reason}", ephemeral=True)


@app_commands.context_menu(name="Paint this")
async def describe(interaction: discord.Interaction, message: discord.Message) -> None:
    """A command on a message."""
    await interaction.response.send_message(f"Painting what {message.author.display_name} said: {message.content}")


@app_commands.context_menu(name="Greet")
async def greet(interaction: discord.Interaction, member: discord.Member) -> None:
    """A command on a member."""
    await interaction.response.send_message(f"Hello, {member.mention}!")
