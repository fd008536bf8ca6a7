"""Perceptual hashes of purged pictures, and what new pictures are looked up by.

PDQ and pHash, which libraries offer, don't survive a border or a crop, so this goes further in the same direction. What
is stored of a purged picture is a signature of its middle (bot/moderation/signatures/signature.py). A new picture's
brightness is searched for that middle in all places where a crop or a border may have moved it, in all eight turns
(words.py, index.py). What is found is aligned and then compared in detail (alignment.py).
"""

import io
from typing import Final

import numpy
from PIL import Image

from bot.moderation.signatures.known import Lookup
from bot.moderation.signatures.levels import SIDE, Levels, levels_of
from bot.moderation.signatures.signature import signature
from bot.pictures.files.borders import without_borders
from bot.pictures.files.first_hashes import first_hashes

ENOUGH: Final = 512
"""The longer side, in pixels, that a large picture is reduced to first."""


def purge_hashes(data: bytes) -> list[bytes]:
    """What to store for a purged picture: one signature, or nothing if it is a plain sheet or a gradient.

    Raises OSError if the file can't be read as a picture.
    """
    made = signature(_levels(_opened(data)))
    return [] if made is None else [made]


def lookup_hashes(data: bytes) -> Lookup:
    """What to look a new picture up by: the whole picture, and what is inside its plain borders.

    Raises OSError if the file can't be read as a picture.
    """
    picture = _opened(data)
    inside = without_borders(picture)
    pictures = [picture] if inside is None else [picture, inside]
    return Lookup(tuple(_levels(one) for one in pictures), first_hashes(picture))


def _opened(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as opened:
        opened.draft("RGB", (ENOUGH, ENOUGH))
        picture = opened.convert("RGB")
    picture.thumbnail((ENOUGH, ENOUGH), Image.Resampling.BOX)
    return picture


def _levels(picture: Image.Image) -> Levels:
    large = min(picture.size) >= SIDE
    small = picture.resize((SIDE, SIDE), Image.Resampling.BOX if large else Image.Resampling.BILINEAR)
    return levels_of(numpy.asarray(small))
