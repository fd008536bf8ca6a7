"""Upscaling: enlarges a finished picture with Lanczos, and notes that in its parameters."""

import io
import re
import warnings
from dataclasses import replace
from typing import Final

from PIL import Image

from bot.core.errors import RequestError, UploadError
from bot.core.picture import Picture
from bot.core.request import MAX_SEED
from bot.pictures.files.pixels import enlargement
from bot.pictures.files.uploads import flatten, open_picture
from bot.pictures.metadata.infotext import facts_line
from bot.pictures.metadata.inscription import Inscription, read_inscription, save_options, written
from bot.pictures.metadata.reading import object_of
from bot.pictures.metadata.recipe import MAX_SIDE, whole_number

MAX_UPSCALED: Final = 4096
"""The longest side, in pixels, of an upscaled picture."""
NOTE: Final = re.compile(r", Hires upscale: [\d.]+, Hires upscaler: Lanczos$")


def upscale(data: bytes, factor: int = 2) -> Picture:
    """Upscale a still picture's file by a factor; returns a PNG with the new width and height.

    A small picture was enlarged without smoothing when it was stored, so it is scaled from its painted size instead.
    The seed is 0 if the file has none. Raises RequestError if the result would be too large, and UploadError if the
    file can't be read.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns about odd metadata
        with open_picture(data) as opened:
            width, height = opened.size
            size = (width * factor, height * factor)
            if max(size) > MAX_UPSCALED:
                raise RequestError("upscale.large", width=width, height=height, factor=factor, limit=MAX_UPSCALED)
            if getattr(opened, "is_animated", False):
                raise UploadError("upload.animated")
            told = read_inscription(opened)
            stored = _pixels(opened)
    facts = object_of(told.facts) or {}
    painted = _painted_size(facts, stored.size)
    larger = _as_painted(stored, painted).resize(size, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    larger.save(out, "PNG", compress_level=1, **save_options("PNG", _noted(told, facts, size, painted)))
    seed = whole_number(facts.get("seed"), 0, MAX_SEED) or 0
    return Picture(out.getvalue(), f"easel-{seed}-{larger.width}x{larger.height}.png", seed, *larger.size)


def _pixels(opened: Image.Image) -> Image.Image:
    try:
        return flatten(opened)
    except MemoryError:
        raise
    except Exception as error:  # Pillow's readers fail in many ways on a damaged file
        raise UploadError("upload.broken") from error


def _painted_size(facts: dict[str, object], stored: tuple[int, int]) -> tuple[int, int]:
    """The painted size from the file, or the stored size if their proportions differ, as for a film strip."""
    width, height = (whole_number(facts.get(side), 1, MAX_SIDE) for side in ("width", "height"))
    if width is None or height is None or width * stored[1] != height * stored[0]:
        return stored
    return width, height


def _as_painted(stored: Image.Image, painted: tuple[int, int]) -> Image.Image:
    """The picture at its painted size if it was stored enlarged, else unchanged."""
    factor = enlargement(*painted)
    if factor > 1 and stored.size == (painted[0] * factor, painted[1] * factor):
        return stored.reduce(factor)
    return stored


def _noted(told: Inscription, facts: dict[str, object], size: tuple[int, int], painted: tuple[int, int]) -> Inscription:
    """The file's metadata with the upscale factor added, both as AUTOMATIC1111 writes it and in our JSON."""
    times = round(size[0] / painted[0], 2)
    text = told.text
    if text:
        note = facts_line({"Hires upscale": f"{times:g}", "Hires upscaler": "Lanczos"})
        text = f"{NOTE.sub('', text)}, {note}"
    return replace(told, text=text, facts=written({**facts, "upscale": times}) if facts else told.facts)
