"""Encoding: finished pixels become a Picture, a PNG that carries its parameters, and a smaller file on demand."""

import io
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from PIL import Image

from bot.core.picture import Picture
from bot.core.request import ImageRequest
from bot.pictures.files.pixels import Pixels, enlarge
from bot.pictures.files.shrinking import ever_smaller
from bot.pictures.metadata.inscription import inscription_of, save_options

SPOILER: Final = "SPOILER_"
"""What Discord reads at the beginning of a file's name as the wish to veil it."""


def encode_picture(pixels: Pixels, request: ImageRequest, number: int) -> Picture:
    """Picture `number` of a request, from RGB pixels (height, width, 3); the same bytes for the same pixels."""
    alone = request.picture(number)
    out = io.BytesIO()
    # Level 1: half the time of level 6 for a file a little larger.
    picture = enlarge(Image.fromarray(pixels))
    picture.save(out, "PNG", compress_level=1, **save_options("PNG", inscription_of(alone)))
    height, width = pixels.shape[:2]
    return Picture(out.getvalue(), f"easel-{alone.seed}.png", alone.seed, width, height)


def shrink(picture: Picture, limit: int) -> Picture:
    """The picture in a file of `limit` bytes at most, with its parameters; the smallest there is where none fits.

    It is made smaller step by step, see shrinking.py. What is animated stays animated.
    """
    smallest = picture
    if len(picture.data) <= limit:
        return picture
    with Image.open(io.BytesIO(picture.data)) as opened:
        for data, suffix in ever_smaller(opened):
            if len(data) < len(smallest.data):
                smallest = replace(picture, data=data, filename=str(PurePath(picture.filename).with_suffix(suffix)))
            if len(smallest.data) <= limit:
                break
    return smallest


def spoilered(filename: str) -> str:
    """A file's name with which Discord veils it until it is clicked."""
    return filename if filename.startswith(SPOILER) else SPOILER + filename
