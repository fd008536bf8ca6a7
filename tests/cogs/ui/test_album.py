"""A job's uploads: its pictures or their grid, with a spoiler or blur if decided, each described."""

import io
from dataclasses import replace

import numpy
import pytest
from PIL import Image

from bot.core.job import Job, Place
from bot.core.picture import Picture
from bot.core.request import MAX_PROMPT, ImageRequest, Variant
from bot.moderation.policy import Action
from bot.pictures.files.encoding import encode_picture
from cogs.ui.album import ALT, Album, veiled

REQUEST = ImageRequest("a *red* cat", 64, 48, 20, 4.5, "euler_a", "demo", 7)
TWO = (Variant(7, "a red cat"), Variant(7, "a blue cat"))
COMPARED = replace(REQUEST, images=2, variants=TWO, template="a {red|blue} cat")
DESCRIPTION = 1024


def job(request: ImageRequest = REQUEST, *, spoiler: bool = False) -> Job:
    return Job(5, request, 42, 6, Place(9, spoiler=spoiler))


def pictures(request: ImageRequest) -> list[Picture]:
    """One of noise for each picture of a request."""
    rng = numpy.random.default_rng(1)
    return [
        encode_picture(rng.integers(0, 256, (48, 64, 3), dtype=numpy.uint8), request, number)
        for number in range(request.images)
    ]


def album(request: ImageRequest = REQUEST, action: Action = Action.ALLOW, *, spoiler: bool = False) -> Album:
    return Album.of(job(request, spoiler=spoiler), pictures(request), action)


def names(made: Album) -> list[str]:
    return [one.filename for one in made.files()]


def test_pictures_are_uploaded_as_they_are_in_their_order() -> None:
    request = replace(REQUEST, images=3)
    made = album(request)
    assert names(made) == ["easel-7.png", "easel-8.png", "easel-9.png"]
    assert [one.fp.read() for one in made.files()] == [one.data for one in pictures(request)]


def test_files_are_fresh_each_time_because_an_upload_reads_them_to_their_end() -> None:
    made = album()
    assert made.files()[0].fp.read() == made.files()[0].fp.read() != b""


@pytest.mark.parametrize(
    ("action", "spoiler", "expected"),
    [
        (Action.ALLOW, False, ["easel-7.png"]),
        (Action.ALLOW, True, ["SPOILER_easel-7.png"]),
        (Action.SPOILER, False, ["SPOILER_easel-7.png"]),
        (Action.SPOILER, True, ["SPOILER_easel-7.png"]),
        (Action.BLUR, False, ["easel-7.png"]),
        (Action.BLUR, True, ["SPOILER_easel-7.png"]),
    ],
)
def test_a_picture_has_a_spoiler_if_its_member_or_a_verdict_wants_it(
    action: Action, spoiler: bool, expected: list[str]
) -> None:
    assert names(album(action=action, spoiler=spoiler)) == expected


def test_what_is_to_be_blurred_is_blurred_in_all_of_its_pictures() -> None:
    made = album(replace(REQUEST, images=2), Action.BLUR)
    for file in made.files():
        with Image.open(io.BytesIO(file.fp.read())) as opened:
            seen = numpy.asarray(opened.convert("RGB")).astype(int)
        assert numpy.abs(numpy.diff(seen, axis=1)).max() < 12
    sharp = album(replace(REQUEST, images=2)).pictures[0]
    assert sharp.data != made.pictures[0].data


def test_a_comparison_is_one_grid_whatever_was_decided() -> None:
    assert names(album(COMPARED)) == ["easel-grid-7.png"]
    assert names(album(COMPARED, Action.SPOILER)) == ["SPOILER_easel-grid-7.png"]
    assert len(album(COMPARED, Action.BLUR).files()) == 1


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (REQUEST, ["a \\*red\\* cat"]),
        (replace(REQUEST, images=2), ["a \\*red\\* cat"] * 2),
        (replace(REQUEST, template="a {red|blue} cat"), ["a {red\\|blue} cat"]),
        (COMPARED, ["a {red\\|blue} cat"]),
        (
            replace(
                REQUEST,
                images=2,
                variants=(Variant(7, "a red cat"), Variant(8, "a blue cat")),
                template="a {red|blue} cat",
            ),
            ["a red cat", "a blue cat"],
        ),
        (replace(REQUEST, images=2, variants=(Variant(7, steps=5), Variant(7, steps=9))), ["a \\*red\\* cat"]),
    ],
)
def test_each_picture_is_described_by_its_own_prompt(request_: ImageRequest, expected: list[str]) -> None:
    assert [one.description for one in album(request_).files()] == expected


@pytest.mark.parametrize("letter", ["a", "*", "<", "🐈"])
def test_a_description_fits(letter: str) -> None:
    [file] = album(replace(REQUEST, prompt=letter * MAX_PROMPT)).files()
    assert file.description is not None
    assert len(file.description) <= ALT < DESCRIPTION


def test_a_spoiler_changes_nothing_else_of_a_job() -> None:
    before = job()
    after = veiled(before)
    assert after.place.spoiler
    assert not before.place.spoiler
    assert replace(after, place=before.place) == before
