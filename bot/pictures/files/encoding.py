"""Encoding: turns finished pixels into a Picture, a PNG with its parameters, and shrinks it to a size limit."""

import io
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from PIL import Image

from bot.core.picture import Picture
from bot.core.request import ImageRequest
from bot.pictures.files.pixels import Pixels, enlarge
from bot.pictures.files.shrinking import smaller_files
from bot.pictures.metadata.inscription import inscription_of, save_options

SPOILER: Final = "SPOILER_"
"""The start of a file name that makes Discord hide the file behind a spoiler."""


def encode_picture(pixels: Pixels, request: ImageRequest, number: int) -> Picture:
    """Picture `number` of a request, from RGB pixels (height, width, 3); equal pixels give equal bytes."""
    alone = request.picture(number)
    out = io.BytesIO()
    # Level 1 takes half the time of level 6 and makes the file only slightly larger.
    picture = enlarge(Image.fromarray(pixels))
    picture.save(out, "PNG", compress_level=1, **save_options("PNG", inscription_of(alone)))
    height, width = pixels.shape[:2]
    return Picture(out.getvalue(), f"easel-{alone.seed}.png", alone.seed, width, height)


def shrink(picture: Picture, limit: int) -> Picture:
    """The picture in a file of at most `limit` bytes, with its parameters; the smallest possible file if none fits.

    shrinking.py makes it smaller step by step. Animations stay animated.
    """
    smallest = picture
    if len(picture.data) <= limit:
        return picture
    with Image.open(io.BytesIO(picture.data)) as opened:
        for data, suffix in smaller_files(opened):
            if len(data) < len(smallest.data):
                smallest = replace(picture, data=data, filename=str(PurePath(picture.filename).with_suffix(suffix)))
            if len(smallest.data) <= limit:
                break
    return smallest


def spoilered(filename: str) -> str:
    """The file name that makes Discord hide the file behind a spoiler."""
    return filename if filename.startswith(SPOILER) else SPOILER + filename
