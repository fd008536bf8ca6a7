"""Grids show each picture whole and at its place, with what was chosen for it, and are bounded whatever they hold."""

import io
from collections.abc import Sequence

import numpy
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageColor

from bot.pictures.drawings import palette
from bot.pictures.drawings.grid import (
    MAX_SIDE,
    SHEET_COLUMNS,
    THUMBNAIL,
    contact_sheet,
    labelled_grid,
    letter_size,
    table_grid,
)

Colour = tuple[int, int, int]
Box = tuple[int, int, int, int]


def colour(number: int) -> Colour:
    """One that is drawn nowhere else."""
    return 200, 10 * number, 5


def plain(numbers: Sequence[int], size: tuple[int, int] = (64, 64)) -> list[Image.Image]:
    return [Image.new("RGB", size, colour(number)) for number in numbers]


def place(sheet: Image.Image, number: int) -> Box:
    """Where the picture of a colour is, which must be a full rectangle."""
    found = (numpy.asarray(sheet) == colour(number)).all(axis=2)
    rows, columns = found.any(axis=1).nonzero()[0], found.any(axis=0).nonzero()[0]
    box = (int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
    assert found.sum() == (box[2] - box[0]) * (box[3] - box[1])
    return box


def places(sheet: Image.Image, count: int) -> list[Box]:
    return [place(sheet, number) for number in range(count)]


def middle(sheet: Image.Image, number: int) -> tuple[int, int]:
    """Row and column of the middle of what has a picture's colour."""
    found = (numpy.asarray(sheet)[::2, ::2] == colour(number)).all(axis=2)
    rows, columns = found.nonzero()
    return int(rows.mean()) * 2, int(columns.mean()) * 2


def ink(sheet: Image.Image, box: Box) -> int:
    """How many pixels in a box are not the panel's."""
    panel = numpy.array(ImageColor.getrgb(palette.PANEL))
    part: NDArray[numpy.uint8] = numpy.asarray(sheet.crop(box))
    return int((part != panel).any(axis=2).sum())


def encoded(picture: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind)
    return out.getvalue()


def test_pictures_stand_in_rows_in_their_order_and_enlarged() -> None:
    sheet = labelled_grid(plain(range(5)), [(f"choice {number}",) for number in range(5)])
    boxes = places(sheet, 5)
    assert all((box[2] - box[0], box[3] - box[1]) == (256, 256) for box in boxes)
    assert boxes == sorted(boxes, key=lambda box: (box[1], box[0]))
    assert len({box[1] for box in boxes}) == 2  # rows
    assert len({box[0] for box in boxes}) == 3  # columns


def test_each_picture_has_its_label_beneath_it() -> None:
    sheet = labelled_grid(plain(range(4)), [("one", "two", "three"), ("b",), ("",), ("d",)])
    inked = [ink(sheet, (left, bottom + 2, right, bottom + 20)) for left, _, right, bottom in places(sheet, 4)]
    assert inked[0] > inked[1] > 0
    assert inked[2] == 0


def test_two_choices_that_all_meet_become_a_table_whatever_their_order() -> None:
    labels = [(row, column) for column in ("day", "night", "rain") for row in ("red", "blue")]
    sheet = labelled_grid(plain(range(6)), labels, title="moons")
    boxes = dict(zip(labels, places(sheet, 6), strict=True))
    assert boxes["red", "day"][1] == boxes["red", "rain"][1] < boxes["blue", "day"][1]
    assert boxes["red", "day"][0] == boxes["blue", "day"][0] < boxes["red", "night"][0] < boxes["red", "rain"][0]
    for row in ("red", "blue"):
        left, top, _, bottom = boxes[row, "day"]
        assert ink(sheet, (0, top, left, bottom)) > 0
    for column in ("day", "night", "rain"):
        left, top, right, _ = boxes["red", column]
        assert ink(sheet, (left, top - 34, right, top)) > 0
    left, _, right, bottom = boxes["red", "day"]
    assert ink(sheet, (left, bottom, right, boxes["blue", "day"][1])) == 0  # no labels beneath, too


@pytest.mark.parametrize(
    "labels",
    [
        [("red", "day"), ("red", "night"), ("blue", "day")],  # one is missing
        [("red", "day"), ("red", "day"), ("blue", "day"), ("blue", "day")],  # seeds of the same choices
        [("red", "day"), ("red", "day"), ("blue", "night"), ("blue", "day")],  # as many as a table, but not one
        [("red", "day", "a"), ("red", "night", "a"), ("blue", "day", "a"), ("blue", "night", "a")],
    ],
)
def test_labels_that_are_no_table_stand_beneath_each_picture(labels: list[tuple[str, ...]]) -> None:
    sheet = labelled_grid(plain(range(len(labels))), labels)
    assert all(
        ink(sheet, (left, bottom + 2, right, bottom + 20)) > 0 for left, _, right, bottom in places(sheet, len(labels))
    )


def test_a_table_wants_a_picture_for_each_cell() -> None:
    with pytest.raises(ValueError, match="3 pictures in 2 rows of 2"):
        table_grid(plain(range(3)), ["a", "b"], ["c", "d"])


@pytest.mark.parametrize("size", [(64, 64), (512, 512), (2048, 512), (512, 2048), (2048, 2048), (2048, 64)])
@pytest.mark.parametrize("count", [1, 11, 16])
def test_every_grid_is_bounded_and_shows_every_picture(size: tuple[int, int], count: int) -> None:
    sheet = labelled_grid(plain(range(count), size), [(f"choice {number}", "猫 🐱") for number in range(count)])
    assert max(sheet.size) <= MAX_SIDE
    middles = [middle(sheet, number) for number in range(count)]
    assert len(set(middles)) == count


@pytest.mark.parametrize("text", ["x" * 2000, "a long story " * 160, "🐱" * 2000, "猫" * 2000, "\u202e\x00\n", "$x^2$"])
def test_labels_of_any_text_take_no_more_than_their_lines(text: str) -> None:
    table = [(row, column) for row in (text, "b") for column in (text, "d")]
    for labels in ([(text,)] * 4, table):
        sheet = labelled_grid(plain(range(4)), labels, title=text)
        assert sheet.height < 2 * 256 + 6 * 40 + 160
        assert len(places(sheet, 4)) == 4


def test_more_columns_are_drawn_where_they_are_asked_for() -> None:
    sheet = labelled_grid(plain(range(4)), [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")], columns=4)
    assert len({box[1] for box in places(sheet, 4)}) == 1


def test_a_tall_column_with_long_labels_is_scaled_down() -> None:
    sheet = labelled_grid(plain(range(16), (512, 512)), [("a long label " * 20,)] * 16, columns=1)
    assert max(sheet.size) == MAX_SIDE
    assert len({middle(sheet, number) for number in range(16)}) == 16


def test_the_same_grid_is_the_same_pixels() -> None:
    grids = [labelled_grid(plain(range(3)), [("a",), ("b",), ("c",)], title="t").tobytes() for _ in range(2)]
    assert grids[0] == grids[1]


def test_a_contact_sheet_shows_what_is_there_and_a_tile_for_what_is_gone() -> None:
    files: list[bytes | None] = [encoded(picture, "PNG") for picture in plain(range(4), (64, 64))]
    files += [None, b"no picture", (files[0] or b"")[:60]]
    sheet = contact_sheet(files, [7, 8, 9, 10, 11, 12, 13])
    assert sheet.width <= 4 * THUMBNAIL
    columns = [middle(sheet, number)[1] for number in range(4)]
    assert columns[0] == pytest.approx(columns[3], abs=4)
    assert columns[0] < columns[1] < columns[2]
    step = (sheet.width - THUMBNAIL) // 3
    tile = numpy.asarray(sheet)[sheet.height // 2, step + 30 : step + THUMBNAIL - 30]
    assert (tile == ImageColor.getrgb(palette.LINE)).all(axis=1).any()  # the stroke through a frame


@pytest.mark.parametrize(
    ("size", "seen"),
    [
        ((1, 1), (320, 320)),  # a small picture is enlarged by a whole number
        ((100, 50), (300, 150)),
        ((255, 255), (255, 255)),
        ((319, 3), (319, 3)),
        ((1, 900), (1, 320)),
        ((2048, 100), (320, 16)),
        ((2048, 2048), (320, 320)),
    ],
)
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_thumbnail_stands_in_the_middle_of_its_tile_as_large_as_fits(
    size: tuple[int, int], seen: tuple[int, int], kind: str
) -> None:
    sheet = contact_sheet([encoded(Image.new("RGB", size, (250, 0, 0)), kind)], [1])
    red = (numpy.asarray(sheet).astype(int) @ [1, -1, -1]) > 150
    found = [(int(places.min()), int(places.max()) + 1) for places in reversed(red.nonzero())]
    assert tuple(end - begin for begin, end in found) == seen
    gap = letter_size(SHEET_COLUMNS * THUMBNAIL) * 5 // 4 // 2
    assert [begin for begin, _ in found] == [gap + (THUMBNAIL - side) // 2 for side in seen]


def test_a_contact_sheet_has_a_number_on_each_tile() -> None:
    gone, numbered = contact_sheet([None, None], [1, 107]), contact_sheet([None, None], [1, 8])
    difference = numpy.asarray(gone) != numpy.asarray(numbered)
    _, columns, _ = difference.nonzero()
    assert columns.min() > THUMBNAIL  # only in the second tile
    assert columns.max() < THUMBNAIL + 120  # only at its corner
