"""Encoding: finished pixels become a Picture, a PNG that carries its parameters, and a smaller file on demand."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from PIL import Image

from bot.jobs import ImageRequest, Picture
from bot.pictures.metadata import carried_exif, carried_png, png_info
from bot.pictures.pixels import Pixels, enlarge

QUALITIES: Final = (95, 85, 70, 50)
"""Of lossy WebP, tried one after the other."""
LEAST_SIDE: Final = 32
"""Pixels of the longer side below which a picture is not scaled down, however small a file is wanted."""


def encode_picture(pixels: Pixels, request: ImageRequest, number: int) -> Picture:
    """Picture `number` of a request, from RGB pixels (height, width, 3); the same bytes for the same pixels."""
    seed = request.seed + number
    out = io.BytesIO()
    # Level 1: half the time of level 6 for a file a little larger.
    enlarge(Image.fromarray(pixels)).save(out, "PNG", compress_level=1, pnginfo=png_info(request, seed))
    height, width = pixels.shape[:2]
    return Picture(out.getvalue(), f"easel-{seed}.png", seed, width, height)


def shrink(picture: Picture, limit: int) -> Picture:
    """The picture in a file of `limit` bytes at most, with its parameters; the smallest there is where none fits.

    As it is, a tighter PNG, WebP without loss, WebP with ever more loss, and last of all scaled down.
    """
    smallest = picture
    if len(picture.data) <= limit:
        return picture
    with Image.open(io.BytesIO(picture.data)) as opened:
        for data, suffix in _ever_smaller(opened):
            if len(data) < len(smallest.data):
                smallest = replace(picture, data=data, filename=str(PurePath(picture.filename).with_suffix(suffix)))
            if len(smallest.data) <= limit:
                break
    return smallest


def _ever_smaller(opened: Image.Image) -> Iterator[tuple[bytes, str]]:
    out = io.BytesIO()
    opened.save(out, "PNG", compress_level=9, pnginfo=carried_png(opened))
    yield out.getvalue(), ".png"
    exif = carried_exif(opened)
    yield _webp(opened, exif, lossless=True), ".webp"
    for quality in QUALITIES:
        yield _webp(opened, exif, quality=quality), ".webp"
    scaled: Image.Image = opened
    while max(scaled.size) // 2 >= LEAST_SIDE:
        scaled = scaled.reduce(2)
        yield _webp(scaled, exif, quality=QUALITIES[-1]), ".webp"


def _webp(picture: Image.Image, exif: Image.Exif, *, lossless: bool = False, quality: int = 80) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", lossless=lossless, quality=quality, exif=exif)
    return out.getvalue()
