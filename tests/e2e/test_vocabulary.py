"""The demo model says what it can paint: in /help, /about, suggestions, and to whoever asks for something else."""

import pytest

from bot.app.wiring import Easel
from playground.server import Playground
from playground.state.files import Upload
from tests.e2e.looks import PATIENCE, painted, picture_file, settled

NOTE = "knows nothing that your prompt names"


@pytest.mark.parametrize(
    ("command", "options", "told"),
    [
        ("imagine", {"prompt": "Darth Vader in New York"}, True),
        ("imagine", {"prompt": "{Darth Vader|a dragon}", "images": 2}, True),
        ("imagine", {"prompt": "a dragon --v 6"}, True),
        ("imagine", {"prompt": "Darth Vader's cat"}, False),
        ("imagine", {"prompt": "a red something"}, False),
        ("imagine", {"prompt": "a {dragon|cat}"}, False),
        ("matrix", {"prompt": "a {dragon|unicorn}"}, True),
        ("diffusion sampler", {"prompt": "a dragon", "compare": "steps"}, True),
    ],
)
async def test_a_prompt_that_names_nothing_known_is_painted_with_a_private_note(
    playground: Playground, easel: Easel, command: str, options: dict[str, object], *, told: bool
) -> None:
    ada = playground.member("ada")
    used = await ada.slash(command, {"steps": 2, **options})
    message = await used.wait_for(painted, PATIENCE)
    assert not message.ephemeral
    notes = [one for one in ada.messages() if NOTE in one.content]
    assert len(notes) == told
    for note in notes:
        assert note.ephemeral
        assert "house, castle, tree, boat, cat" in note.content
        assert ("--v 6" in note.content) == ("--v 6" in str(options["prompt"]))
    await settled(easel)


async def test_a_picture_to_paint_from_says_what_to_paint(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    used = await ada.slash("imagine", prompt="a dragon", steps=2, image=Upload("a.png", picture_file()))
    await used.wait_for(painted, PATIENCE)
    await (await ada.slash("diffusion forward", image=Upload("a.png", picture_file()))).response(PATIENCE)
    await settled(easel)
    assert not any(NOTE in one.content for one in ada.messages())


async def test_it_is_in_help_and_about_and_in_what_is_suggested(playground: Playground, easel: Easel) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    about = await (await ada.slash("about")).response(PATIENCE)
    helped = await (await vera.slash("hilfe")).response(PATIENCE)
    for said in (about, helped):
        for words in ("house, castle, tree", "red, orange, yellow", "grass, snow, sand, sea", "sunset, night"):
            assert words in said.content
    assert "**Dieses kleine Demo-Modell**" in helped.content
    offered = [one["value"] for one in await ada.autocomplete("imagine", "prompt", "", timeout=PATIENCE)]
    assert offered[0] == "red house, grass, by day"
    await (await ada.slash("imagine", prompt="a castle on Mars", steps=1)).wait_for(painted, PATIENCE)
    offered = [one["value"] for one in await ada.autocomplete("imagine", "prompt", "castle", timeout=PATIENCE)]
    assert offered[0] == "a castle on Mars"  # their own come first
    assert len(offered) > 1
    assert all("castle" in one for one in offered)
