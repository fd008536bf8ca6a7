"""A study becomes files in which each frame stands at its place, and an animation that ends on the picture."""

import io
from dataclasses import replace
from itertools import pairwise

import numpy
import pytest
from PIL import Image

from bot.core.job import Job, Place
from bot.core.picture import Picture
from bot.core.request import ImageRequest
from bot.core.study import CLEAN
from bot.i18n.localizer import Localizer
from bot.pictures.drawings.film import (
    ANIMATED_SIDE,
    COLUMNS,
    FRAME_MS,
    GAP,
    LAST_MS,
    NARROWEST,
    TILE,
    encode_study,
    share,
)
from bot.pictures.metadata.inscription import JSON_KEY, TEXT_KEY
from tests.pictures.drawings.studies import Size, forward_study, frame_colour, reverse_study

REVERSE_SHOWN = (0, 2, 4, 7, 9)
"""Which of ten columns the strip shows."""


def job(study: str, size: Size = (64, 64), locale: str = "en-US") -> Job:
    request = ImageRequest("a star", *size, 18, 4.5, "ddim", "demo", 7, study=study)
    return Job(1, request, 2, 3, Place(4, locale=locale))


def opened(picture: Picture) -> Image.Image:
    with Image.open(io.BytesIO(picture.data)) as image:
        return image.convert("RGB")


def place(sheet: Image.Image, row: int, column: int) -> tuple[int, int, int, int]:
    red, green, blue = frame_colour(row, column)
    packed = numpy.asarray(sheet.convert("RGBX")).view("<u4")[..., 0] & 0xFFFFFF
    found = packed == red | green << 8 | blue << 16
    rows, columns = found.nonzero()
    box = (int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1)
    assert found.sum() == (box[2] - box[0]) * (box[3] - box[1])
    return box


@pytest.mark.parametrize(
    ("size", "shown"),
    [((64, 64), (192, 192)), ((512, 512), (200, 200)), ((768, 512), (200, 133)), ((64, 96), (128, 192))],
)
def test_the_forward_study_is_a_file_of_pixels_and_one_of_latents_with_a_strip_for_each_schedule(
    size: Size, shown: Size
) -> None:
    files = encode_study(forward_study(size), job("forward", size))
    assert [one.filename for one in files] == ["easel-pixels-7.png", "easel-latents-7.png"]
    for number, picture in enumerate(files):
        sheet = opened(picture)
        boxes = [[place(sheet, row, column) for column in range(COLUMNS)] for row in (2 * number, 2 * number + 1)]
        assert {(box[2] - box[0], box[3] - box[1]) for row in boxes for box in row} == {shown}
        assert boxes[0][0][3] < boxes[1][0][1]
        for row in boxes:
            assert all(left[2] < right[0] and left[1] == right[1] for left, right in pairwise(row))
        curves = sheet.height - boxes[1][0][3]
        assert curves > sheet.width // 4 if number == 1 else curves < 60
        assert (picture.seed, picture.width, picture.height) == (7, *size)


@pytest.mark.parametrize("study", ["forward", "reverse"])
@pytest.mark.parametrize("size", [(512, 512), (1024, 1024), (768, 512)])
def test_a_frame_is_at_least_a_hundred_pixels_wide_where_discord_shows_550(study: str, size: Size) -> None:
    made = forward_study(size) if study == "forward" else reverse_study(size)
    sheet = opened(encode_study(made, job(study, size))[0])
    left, _, right, _ = place(sheet, 0, 0)
    assert (right - left) * 550 / sheet.width >= 100


def test_the_models_own_schedule_is_told_from_one_that_it_lies_on() -> None:
    study = forward_study()
    cosine = study.curves["cosine"]
    two = replace(study, curves=dict(study.curves) | {"scaled_linear": study.curves["linear"]})
    own = replace(study, curves=dict(study.curves) | {"trained": cosine})
    inks = [
        int((numpy.asarray(opened(encode_study(one, job("forward"))[1]))[-300:] > 235).all(axis=2).sum())
        for one in (study, own, two)
    ]
    assert inks[1] > inks[0] + 300  # dots on the curve below, and a line of the legend
    assert inks[2] > inks[0] + 300
    assert Localizer()("drawings.schedule", name="trained") == "this model's own"


def test_the_reverse_study_has_five_noisy_frames_above_the_clean_and_an_animation_of_all() -> None:
    strip, film = encode_study(reverse_study(), job("reverse"))
    assert [strip.filename, film.filename] == ["easel-steps-7.png", "easel-steps-7.webp"]
    sheet = opened(strip)
    for column in REVERSE_SHOWN:
        upper, lower = place(sheet, 0, column), place(sheet, 1, column)
        assert upper[0] == lower[0]
        assert upper[3] < lower[1]
    assert place(sheet, 0, 0)[0] >= GAP
    assert place(sheet, 0, 9)[2] <= sheet.width - GAP
    assert not (numpy.asarray(sheet) == frame_colour(0, 1)).all(axis=2).any()


@pytest.mark.parametrize("size", [(64, 64), (1024, 512)])
def test_the_animation_shows_both_pictures_of_each_step_and_holds_the_last(size: Size) -> None:
    _, film = encode_study(reverse_study(size), job("reverse", size))
    with Image.open(io.BytesIO(film.data)) as image:
        assert (image.format, image.n_frames, image.info["loop"]) == ("WEBP", 10, 0)  # type: ignore[attr-defined]
        assert image.width <= 2 * ANIMATED_SIDE + 3 * GAP
        times = []
        for number in range(10):
            image.seek(number)
            frame = numpy.asarray(image.convert("RGB")).astype(int)
            times.append(image.info["duration"])
            for row, x in enumerate((image.width // 4, image.width * 3 // 4)):
                assert numpy.abs(frame[image.height // 2, x] - frame_colour(row, number)).max() < 12
    assert times == [FRAME_MS] * 9 + [LAST_MS]


def test_where_a_step_predicts_nothing_the_strip_has_an_empty_tile_and_the_animation_the_last_one() -> None:
    study = reverse_study()
    study = replace(study, frames=tuple(one for one in study.frames if (one.what, one.step) != (CLEAN, study.steps)))
    strip, film = encode_study(study, job("reverse"))
    assert not (numpy.asarray(opened(strip)) == frame_colour(1, 9)).all(axis=2).any()
    assert place(opened(strip), 0, 9)
    with Image.open(io.BytesIO(film.data)) as image:
        image.seek(9)
        right = numpy.asarray(image.convert("RGB")).astype(int)[image.height // 2, image.width * 3 // 4]
    assert numpy.abs(right - frame_colour(1, 8)).max() < 12


def test_columns_of_narrow_frames_are_wide_enough_for_their_captions() -> None:
    strip, _ = encode_study(reverse_study((64, 512)), job("reverse", (64, 512)))
    sheet = opened(strip)
    left, right = place(sheet, 0, 0), place(sheet, 0, 2)
    assert right[0] - left[0] == NARROWEST + GAP
    assert left[3] - left[1] == TILE


@pytest.mark.parametrize("study", ["forward", "reverse"])
def test_each_strip_has_its_heading_and_captions_in_the_members_language(study: str) -> None:
    made = forward_study() if study == "forward" else reverse_study()
    english, german = (opened(encode_study(made, job(study, locale=locale))[0]) for locale in ("en-US", "de"))
    assert english.size == german.size
    assert english.tobytes() != german.tobytes()
    top = place(english, 0, 0)[1]
    for column in range(COLUMNS) if study == "forward" else REVERSE_SHOWN:
        left, _, right, _ = place(english, 0, column)
        assert numpy.ptp(numpy.asarray(english.crop((left, top - 50, right, top - 5)))) > 100  # ink above each frame


@pytest.mark.parametrize("study", ["forward", "reverse"])
def test_the_same_study_is_the_same_files_which_carry_their_parameters(study: str) -> None:
    made = forward_study() if study == "forward" else reverse_study()
    first, again = encode_study(made, job(study)), encode_study(made, job(study))
    assert first == again
    with Image.open(io.BytesIO(first[0].data)) as image:
        assert image.info[TEXT_KEY].startswith("a star\n")
        assert '"seed": 7' in image.info[JSON_KEY]


@pytest.mark.parametrize(
    ("alpha_cumprod", "locale", "text"),
    [
        (1.0, "en-US", "1"),
        (0.8412, "en-US", "0.84"),
        (0.8412, "de", "0,84"),
        (0.0784, "en-US", "0.078"),
        (0.001, "en-US", "0.001"),
        (4.04e-5, "en-US", "4·10⁻⁵"),
        (9.9e-4, "en-US", "1·10⁻³"),
        (2.4e-12, "de", "2·10⁻¹²"),
        (0.0, "en-US", "0"),
    ],
)
def test_the_share_of_the_picture_is_short(alpha_cumprod: float, locale: str, text: str) -> None:
    assert share(alpha_cumprod, Localizer(locale)) == text
