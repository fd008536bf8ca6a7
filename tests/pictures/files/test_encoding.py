"""Finished pictures carry their parameters, are enlarged by whole factors, and are the same bytes each time."""

import io
import json
from dataclasses import replace

import numpy
import pytest
from numpy.typing import NDArray
from PIL import Image
from PIL.ExifTags import IFD, Base

from bot.core.request import ImageRequest, Variant
from bot.pictures.files.encoding import encode_picture, shrink, spoilered
from bot.pictures.files.pixels import encode_preview, enlargement, read_pixels
from bot.pictures.metadata.inscription import (
    GENERATED,
    JSON_KEY,
    TEXT_KEY,
    inscription_of,
    parameters_json,
    parameters_text,
    save_options,
)

REQUEST = ImageRequest("ein rotes Kätzchen 🐈", 64, 48, 20, 4.5, "euler_a", "demo", 7, negative_prompt="fog", images=2)
PIXELS = numpy.random.default_rng(2).integers(0, 256, (48, 64, 3), dtype=numpy.uint8)


@pytest.mark.parametrize(
    ("width", "height", "factor"),
    [(64, 64, 4), (64, 48, 4), (48, 80, 4), (128, 128, 2), (96, 64, 3), (255, 1, 2), (256, 256, 1), (512, 64, 1)],
)
def test_small_pictures_are_enlarged_by_a_whole_factor(width: int, height: int, factor: int) -> None:
    assert enlargement(width, height) == factor


def test_every_painted_pixel_is_still_there() -> None:
    picture = encode_picture(PIXELS, REQUEST, 0)
    with Image.open(io.BytesIO(picture.data)) as opened:
        shown = numpy.asarray(opened)
    assert shown.shape == (192, 256, 3)
    assert numpy.array_equal(shown[::4, ::4], PIXELS)
    assert numpy.array_equal(shown[3::4, 3::4], PIXELS)


def test_the_parameters_come_back_with_the_painted_size_and_own_seed() -> None:
    picture = encode_picture(PIXELS, REQUEST, 1)
    assert (picture.seed, picture.filename, picture.width, picture.height) == (8, "easel-8.png", 64, 48)
    with Image.open(io.BytesIO(picture.data)) as opened:
        facts = json.loads(opened.info[JSON_KEY])
        text = opened.info[TEXT_KEY]
    assert facts == {
        "prompt": REQUEST.prompt,
        "negative_prompt": "fog",
        "width": 64,
        "height": 48,
        "steps": 20,
        "guidance_scale": 4.5,
        "scheduler": "euler_a",
        "seed": 8,
        "model": "demo",
    }
    assert text.splitlines() == [
        REQUEST.prompt,
        "Negative prompt: fog",
        "Steps: 20, Sampler: Euler a, CFG scale: 4.5, Seed: 8, Size: 64x48, Model: demo",
    ]


def test_a_picture_from_a_picture_says_so() -> None:
    request = replace(REQUEST, image="a" * 64, strength=0.5, negative_prompt="")
    assert json.loads(parameters_json(request))["strength"] == 0.5
    assert parameters_text(request).endswith("Denoising strength: 0.5")
    assert "Negative" not in parameters_text(request)


def test_the_same_pixels_are_the_same_bytes() -> None:
    assert encode_picture(PIXELS, REQUEST, 0) == encode_picture(PIXELS.copy(), REQUEST, 0)


def test_a_preview_is_small_and_large_enough_to_see() -> None:
    preview = encode_preview(PIXELS)
    with Image.open(io.BytesIO(preview)) as opened:
        assert opened.size == (256, 192)
    assert len(preview) < 64 << 10


@pytest.mark.parametrize("size", [(64, 64), (96, 48), (16, 128)])
def test_an_upload_is_cut_to_the_size_evenly(size: tuple[int, int]) -> None:
    out = io.BytesIO()
    Image.fromarray(PIXELS).save(out, "PNG")
    assert read_pixels(out.getvalue(), *size).shape == (size[1], size[0], 3)
    wide = Image.new("RGB", (300, 100), (0, 0, 0))
    wide.paste((255, 0, 0), (100, 0, 200, 100))
    out = io.BytesIO()
    wide.save(out, "PNG")
    middle = read_pixels(out.getvalue(), 100, 100)
    assert (middle[50, 5:95] == (255, 0, 0)).all()


def test_a_picture_does_not_say_where_the_operators_model_lies() -> None:
    request = replace(REQUEST, model="/srv/pictures/own-model")
    for text in (parameters_text(request), parameters_json(request)):
        assert "own-model" in text
        assert "srv" not in text


def told(data: bytes) -> tuple[str, dict[str, object]]:
    """The parameters in both forms, from a PNG or a WebP."""
    with Image.open(io.BytesIO(data)) as opened:
        if opened.format == "PNG":
            return opened.info[TEXT_KEY], json.loads(opened.info[JSON_KEY])
        exif = opened.getexif()
        comment = exif.get_ifd(IFD.Exif)[Base.UserComment]
        return comment.removeprefix(b"UNICODE\0").decode("utf-16-be"), json.loads(exif[Base.ImageDescription])


def shown_pixels(data: bytes) -> NDArray[numpy.int16]:
    with Image.open(io.BytesIO(data)) as opened:
        return numpy.asarray(opened.convert("RGB"), dtype=numpy.int16)


def test_a_picture_that_fits_stays_as_it_is() -> None:
    picture = encode_picture(PIXELS, REQUEST, 0)
    assert shrink(picture, len(picture.data)) is picture


@pytest.mark.parametrize("share", [0.9, 0.5, 0.3, 0.15])
def test_a_picture_is_made_to_fit_and_keeps_its_parameters(share: float) -> None:
    picture = encode_picture(PIXELS, REQUEST, 0)
    limit = round(len(picture.data) * share)
    small = shrink(picture, limit)
    assert len(small.data) <= limit
    assert told(small.data) == told(picture.data)
    assert labelled(small.data)
    assert (small.seed, small.width, small.height) == (picture.seed, picture.width, picture.height)
    with Image.open(io.BytesIO(small.data)) as opened:
        assert small.filename == f"easel-7.{str(opened.format).lower()}"


def test_nothing_of_a_picture_is_lost_where_it_fits_without() -> None:
    slope = numpy.add.outer(numpy.arange(300), numpy.arange(400)) // 3
    picture = encode_picture(numpy.stack([slope, slope[::-1], slope // 2], 2).astype(numpy.uint8), REQUEST, 0)
    tighter = shrink(picture, len(picture.data) - 1)
    assert tighter.filename == picture.filename
    lossless = shrink(picture, len(tighter.data) - 1)
    assert lossless.filename == "easel-7.webp"
    for small in (tighter, lossless):
        assert numpy.array_equal(shown_pixels(small.data), shown_pixels(picture.data))


def test_a_picture_that_can_never_fit_comes_as_small_as_it_gets() -> None:
    picture = encode_picture(PIXELS, REQUEST, 0)
    assert 10 < len(shrink(picture, 10).data) < len(picture.data)


def test_a_variant_tells_what_is_its_own() -> None:
    variants = (Variant(3), Variant(3, prompt="ein Hund", scheduler="ddim", steps=5))
    picture = encode_picture(PIXELS, replace(REQUEST, variants=variants), 1)
    assert (picture.seed, picture.filename) == (3, "easel-3.png")
    text, facts = told(picture.data)
    assert text.startswith("ein Hund\n")
    assert [facts[key] for key in ("prompt", "scheduler", "steps", "seed")] == ["ein Hund", "ddim", 5, 3]


def test_choices_are_told_with_what_was_typed() -> None:
    request = replace(REQUEST, prompt="a red cat", template="a {red|blue} cat, big")
    text, facts = told(encode_picture(PIXELS, request, 0).data)
    assert text.endswith(', Template: "a {red|blue} cat, big"')
    assert facts["template"] == request.template
    assert "emplate" not in parameters_text(REQUEST) + parameters_json(REQUEST)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "JPEG", "GIF"])
def test_a_picture_is_labelled_as_generated_in_each_format(kind: str) -> None:
    out = io.BytesIO()
    Image.fromarray(PIXELS).save(out, kind, **save_options(kind, inscription_of(REQUEST)))
    assert labelled(out.getvalue())


def labelled(data: bytes) -> bool:
    """Whether the label is there, in the XMP packet where the format has one."""
    with Image.open(io.BytesIO(data)) as opened:
        if opened.format == "GIF":
            return GENERATED.encode() in opened.info["comment"]
        packet = opened.info["xmp"].decode()
    return f'Iptc4xmpExt:DigitalSourceType="{GENERATED}"' in packet


@pytest.mark.parametrize("kind", ["WEBP", "JPEG"])
def test_formats_without_text_chunks_tell_the_same(kind: str) -> None:
    out = io.BytesIO()
    Image.fromarray(PIXELS).save(out, kind, **save_options(kind, inscription_of(REQUEST)))
    assert told(out.getvalue()) == told(encode_picture(PIXELS, replace(REQUEST, images=1), 0).data)


@pytest.mark.parametrize("name", ["easel-7.png", "SPOILER_easel-7.png"])
def test_a_veiled_file_is_named_so_once(name: str) -> None:
    assert spoilered(name) == "SPOILER_easel-7.png"
