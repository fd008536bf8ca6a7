"""A comparison is one picture: all of its pictures in their order, and in its file what they have in common."""

import io
import json
from dataclasses import replace
from itertools import product

import numpy
import pytest
from PIL import Image

from bot.core.picture import Picture
from bot.core.request import ImageRequest, Variant
from bot.pictures.drawings.group import encode_group
from bot.pictures.files.encoding import encode_picture
from bot.pictures.metadata.inscription import JSON_KEY
from bot.pictures.metadata.reading import read_recipe

REQUEST = ImageRequest("a red cat", 64, 64, 20, 4.5, "euler_a", "demo", 7)
COLOURS = [(200, 0, 0), (0, 200, 0), (0, 0, 200), (200, 200, 0)]


def compared(labels: list[tuple[str, ...]]) -> tuple[list[Picture], ImageRequest]:
    """A request that compares so many things, and its pictures, each of one colour."""
    variants = tuple(Variant(7, f"a {' '.join(label)}") for label in labels)
    request = replace(REQUEST, images=len(labels), variants=variants, template="a {choices|of} mine")
    pixels = [numpy.full((64, 64, 3), COLOURS[number], numpy.uint8) for number in range(len(labels))]
    return [encode_picture(one, request, number) for number, one in enumerate(pixels)], request


def corners(picture: Picture) -> list[tuple[int, int]]:
    """Where each colour begins: left and top."""
    with Image.open(io.BytesIO(picture.data)) as opened:
        seen = numpy.asarray(opened.convert("RGB"))
    found = [(seen == colour).all(axis=2).nonzero() for colour in COLOURS]
    assert all(len(rows) in (0, 256 * 256) for rows, _ in found)
    return [(int(columns.min()), int(rows.min())) for rows, columns in found if len(rows)]


def test_two_choices_are_a_table_in_the_order_of_the_choices() -> None:
    labels = [tuple(pair) for pair in product(("red", "blue"), ("cat", "dog"))]
    pictures, request = compared(labels)
    first, second, third, fourth = corners(encode_group(pictures, labels, request))
    assert first[0] == third[0] < second[0] == fourth[0]
    assert first[1] == second[1] < third[1] == fourth[1]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_every_picture_is_seen_once_and_whole(count: int) -> None:
    labels: list[tuple[str, ...]] = [(f"choice {number}",) for number in range(count)]
    pictures, request = compared(labels)
    assert len(set(corners(encode_group(pictures, labels, request)))) == count


def test_the_file_tells_what_was_typed_and_no_single_choice() -> None:
    labels: list[tuple[str, ...]] = [("red",), ("blue",)]
    pictures, request = compared(labels)
    made = encode_group(pictures, labels, request)
    with Image.open(io.BytesIO(made.data)) as opened:
        facts = json.loads(opened.info[JSON_KEY])
        assert (made.width, made.height) == opened.size
    assert (facts["prompt"], facts["template"], facts["seed"]) == ("a {choices|of} mine", "a {choices|of} mine", 7)
    recipe = read_recipe(made.data)
    assert recipe is not None
    assert recipe.prompt == "a {choices|of} mine"


def test_a_comparison_of_samplers_tells_its_prompt() -> None:
    request = replace(REQUEST, images=2, variants=(Variant(7, scheduler="ddim"), Variant(7, scheduler="heun")))
    pictures = [encode_picture(numpy.zeros((64, 64, 3), numpy.uint8), request, number) for number in range(2)]
    with Image.open(io.BytesIO(encode_group(pictures, [("DDIM",), ("Heun",)], request).data)) as opened:
        assert json.loads(opened.info[JSON_KEY])["prompt"] == "a red cat"


def test_it_is_named_after_its_seed_and_made_the_same_each_time() -> None:
    labels: list[tuple[str, ...]] = [("red",), ("blue",)]
    pictures, request = compared(labels)
    made = encode_group(pictures, labels, request)
    assert (made.filename, made.seed) == ("easel-grid-7.png", 7)
    assert encode_group(pictures[::-1], labels, request).data != made.data
    assert encode_group(pictures, labels, request) == made
