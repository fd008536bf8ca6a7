"""/matrix paints all combinations as one job, whose pictures can be opened one by one."""

import io

from PIL import Image

from bot.app.wiring import Easel
from playground.server import Playground
from tests.e2e.looks import PATIENCE, painted, parameters


async def test_all_combinations_come_as_one_grid(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    used = await ada.slash("matrix", prompt="a {red|blue} {cat|castle|boat} on the grass", steps=2, seed=7)
    message = await used.wait_for(painted, PATIENCE)
    assert len(message.attachments) == 1
    with Image.open(io.BytesIO(ada.read(message.attachments[0]))) as grid:
        assert grid.width > 3 * 256
        assert grid.height > 2 * 256
    assert await easel.store.jobs.get(2) is None
    chosen = await (await ada.click(message, "Open a picture")).response(PATIENCE)
    one = await (await ada.choose(chosen, "Which picture?", ["4"])).wait_for(painted, PATIENCE)
    assert one.ephemeral
    facts = parameters(ada.read(one.attachments[0]))
    assert (facts["prompt"], facts["seed"]) == ("a blue castle on the grass", 7)


async def test_what_is_no_matrix_is_refused_with_what_it_would_be(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    many = "{a|b|c|d|e|f|g|h|i|j}" * 4
    for prompt, words in ((many, "10000"), ("a red cat", "nothing to choose"), ("a {red|blue cat", "never closed")):
        answer = await (await ada.slash("matrix", prompt=prompt)).response(PATIENCE)
        assert words in answer.content, answer.content
        assert answer.ephemeral


async def test_flags_of_other_bots_are_taken_and_what_means_nothing_is_said(
    playground: Playground, easel: Easel
) -> None:
    ada = playground.member("ada")
    typed = "a red (castle:1.3) [snow] --ar 3:2 --steps 2 --seed 5 --no fog --v 6 --stylize 100"
    message = await (await ada.slash("imagine", prompt=typed)).wait_for(painted, PATIENCE)
    facts = parameters(ada.read(message.attachments[0]))
    assert facts["prompt"] == "a red (castle:1.3) [snow]"
    assert (facts["steps"], facts["seed"], facts["negative_prompt"]) == (2, 5, "fog")
    assert (facts["width"], facts["height"]) == (80, 48)
    told = await ada.wait_for(lambda m: "I ignored" in m.content, PATIENCE)
    assert told.ephemeral
    assert "--v 6" in told.content


async def test_brackets_that_do_not_match_are_refused_at_once(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    answer = await (await ada.slash("imagine", prompt="a (red cat")).response(PATIENCE)
    assert answer.ephemeral
    assert "never closed" in answer.content or "closed" in answer.content
