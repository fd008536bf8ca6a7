"""/help tells each member what they may use where they are, in their language."""

from collections.abc import Iterator

from bot.app.wiring import Easel
from playground.server import Playground
from playground.testing.member import Where
from playground.wire import JSON
from tests.e2e.looks import PATIENCE


async def helped(playground: Playground, name: str, channel: Where = "studio") -> str:
    """All that /help says."""
    member = playground.member(name)
    before = {message.id for place in ("studio", "dm") for message in member.messages(place)}
    first = await (await member.slash("help", channel=channel)).response(PATIENCE)
    last = await member.wait_for(
        lambda m: m.id not in before and m.channel_id == first.channel_id and "--steps 30" in m.content, PATIENCE
    )
    texts = [message for message in member.messages(channel) if message.id not in before]
    assert last.id == texts[-1].id
    assert all(message.ephemeral and len(message.content) <= 2000 for message in texts)
    return "\n".join(message.content for message in texts)


def leaves(command: JSON, before: str = "") -> Iterator[tuple[str, str]]:
    """The full names and descriptions of what can be used: a command itself, or all beneath a group."""
    name = f"{before}{command['name']}"
    parts = [option for option in command.get("options", []) if option["type"] in (1, 2)]
    if not parts:
        yield name, str(command["description"])
    for part in parts:
        yield from leaves(part, f"{name} ")


async def test_help_names_every_command_to_click_on(playground: Playground, easel: Easel) -> None:
    said = await helped(playground, "alan")
    offered = playground.member("alan").commands()
    assert offered
    for command in offered:
        if command["type"] != 1:
            assert f"**{command['name']}**" in said
            continue
        for name, description in leaves(command):
            assert f"</{name}:{command['id']}> {description}" in said
    for words in ("@ ON", "(fog:1.3)", "{red|blue}", "--ar 3:2"):
        assert words in said


async def test_help_leaves_out_what_a_member_may_not_use(playground: Playground, easel: Easel) -> None:
    assert "/mod ban" in await helped(playground, "grace")
    assert "/mod" not in await helped(playground, "ada")
    assert "/mod" not in await helped(playground, "grace", "dm")


async def test_help_is_in_the_members_language(playground: Playground, easel: Easel) -> None:
    said = await helped(playground, "vera")
    assert "(`/male`) Malt ein Bild nach deinem Prompt." in said
    assert "(`/diffusion rückwärts`)" in said
    assert "Antworte auf eins meiner Bilder" in said


async def test_help_begins_with_three_examples_and_goes_on_by_theme(playground: Playground, easel: Easel) -> None:
    said = await helped(playground, "grace")
    lines = said.splitlines()
    assert lines[0] == "**Try this:**"
    assert [line.startswith("- </imagine:") for line in lines[1:4]] == [True] * 3
    headings = ("**Painting**", "**Your pictures, styles and settings**", "**Privacy**", "**For moderators**")
    places = [said.index(heading) for heading in headings]
    assert places == sorted(places)
    for command, heading in (("matrix", 0), ("settings", 1), ("privacy", 2), ("mod ban", 3)):
        place = said.index(f"</{command}:")
        assert [one < place for one in places] == [number <= heading for number in range(len(places))]
    assert "**For server managers" not in said
    assert "**For moderators**" not in await helped(playground, "ada")
    assert "U1 to U4" in said
