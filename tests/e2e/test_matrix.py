"""/matrix paints all combinations as one job, whose pictures can be opened one by one."""

import io

import numpy
from PIL import Image

from bot.app.wiring import Easel
from bot.i18n.localizer import Localizer
from playground.server import Playground
from tests.e2e.looks import PATIENCE, painted, parameters, settled


def places(sheet: Image.Image, tile: Image.Image) -> list[tuple[int, int]]:
    """Where a tile stands in a sheet, pixel for pixel: the left upper corners."""
    all_of_it, part = (numpy.asarray(picture.convert("RGB")).astype(int) for picture in (sheet, tile))
    rows, columns = all_of_it.shape[0] - part.shape[0] + 1, all_of_it.shape[1] - part.shape[1] + 1
    fits = numpy.ones((rows, columns), dtype=bool)
    for y, x in numpy.ndindex(4, 4):
        row, column = y * (part.shape[0] - 1) // 3, x * (part.shape[1] - 1) // 3
        here = all_of_it[row : row + rows, column : column + columns]
        fits &= (here == part[row, column]).all(axis=2)
    found = [(int(x), int(y)) for y, x in zip(*fits.nonzero(), strict=True)]
    return [(x, y) for x, y in found if (all_of_it[y:, x:][: part.shape[0], : part.shape[1]] == part).all()]


async def test_all_combinations_come_as_one_grid(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    used = await ada.slash("matrix", prompt="a {red|blue} {cat|castle|boat} on the grass", steps=2, seed=7)
    message = await used.wait_for(painted, PATIENCE)
    assert len(message.attachments) == 1
    await settled(easel)
    assert [row["id"] for row in await easel.store.database.rows("SELECT id FROM jobs")] == [1]
    chosen = await (await ada.click(message, "Open")).response(PATIENCE)
    one = await (await ada.choose(chosen, "Which picture?", ["4"])).wait_for(painted, PATIENCE)
    assert one.ephemeral
    file = ada.read(one.attachments[0])
    facts = parameters(file)
    assert (facts["prompt"], facts["seed"]) == ("a blue castle on the grass", 7)
    with Image.open(io.BytesIO(ada.read(message.attachments[0]))) as grid, Image.open(io.BytesIO(file)) as picture:
        [(x, y)] = places(grid, picture)
        assert grid.width // 3 < x < grid.width * 2 // 3, "the second of three columns"
        assert grid.height // 2 < y < grid.height, "the second of two rows"


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
    assert told.content == "I ignored `--v 6`, `--stylize 100`; they have no effect here."


async def test_a_weight_that_is_too_large_is_refused_at_once(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    answer = await (await ada.slash("imagine", prompt="a (red:9) cat")).response(PATIENCE)
    assert answer.ephemeral
    assert answer.content == Localizer()("weights.range", value="9", limit=4.0, near="a (red:9) cat")
