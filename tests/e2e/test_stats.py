"""/stats shows what a member or their server has painted."""

import io

from PIL import Image

from bot.app.wiring import Easel
from playground.server import Playground
from playground.testing.member import Where
from playground.testing.seen import SeenMessage
from tests.e2e.looks import PATIENCE, painted, settled


async def paint(playground: Playground, easel: Easel, name: str, channel: Where = "studio", images: int = 1) -> None:
    used = await playground.member(name).slash("imagine", prompt="a tree", steps=2, images=images, channel=channel)
    await used.wait_for(painted, PATIENCE)
    await settled(easel)


def chart_size(playground: Playground, message: SeenMessage) -> tuple[int, int]:
    with Image.open(io.BytesIO(playground.member("ada").read(message.attachments[0]))) as chart:
        return chart.size


async def test_ones_own_and_the_servers_pictures_are_counted(playground: Playground, easel: Easel) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    await paint(playground, easel, "ada", images=2)
    await paint(playground, easel, "vera")
    await paint(playground, easel, "ada", channel="dm")
    own = await (await ada.slash("stats")).response(PATIENCE)
    assert own.ephemeral
    lines = own.content.splitlines()
    assert lines[0] == "**Your pictures**"
    assert lines[1].startswith("Last 30 days: 3 pictures in 2 requests, ")
    assert lines[2:] == ["In all: 3 pictures in 2 requests", "By model: demo 3"]
    assert chart_size(playground, own)[0] == 1100
    server = await (await ada.slash("stats", whose="server")).response(PATIENCE)
    assert server.ephemeral
    assert server.content.splitlines()[3:] == ["By model: demo 3", f"Most pictures: <@{ada.id}> 2 · <@{vera.id}> 1"]
    assert server["mentions"] == []


async def test_a_direct_message_has_no_server(playground: Playground, easel: Easel) -> None:
    answer = await (await playground.member("ada").slash("stats", whose="server", channel="dm")).response(PATIENCE)
    assert "server" in answer.content
    assert answer.attachments == []


async def test_who_has_painted_nothing_is_told_so_in_their_language(playground: Playground, easel: Easel) -> None:
    shown = await (await playground.member("vera").slash("stats")).response(PATIENCE)
    assert "Letzte 30 Tage: 0 Bilder in 0 Aufträgen, 0 Sekunden gemalt" in shown.content
    assert len(shown.attachments) == 1


async def test_about_tells_the_model_and_what_it_has_painted(playground: Playground, easel: Easel) -> None:
    await paint(playground, easel, "ada")
    shown = await (await playground.member("ada").slash("about")).response(PATIENCE)
    assert shown.ephemeral
    for words in ("Easel 0.", "License: MIT", "Model: demo, on cpu", "Running for", "Painted so far: 1 request"):
        assert words in shown.content
