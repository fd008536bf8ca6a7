"""Pixels: uploads as arrays for the engine, and the engine's arrays as visible pictures."""

import io
from typing import Final

import numpy
from numpy.typing import NDArray
from PIL import Image, ImageOps

Pixels = NDArray[numpy.uint8]

VISIBLE_SIDE: Final = 256
"""Pictures smaller than this on their longer side are enlarged by a whole factor, which keeps them crisp."""


def enlargement(width: int, height: int) -> int:
    """The whole factor by which a picture is enlarged; 1 for all but small ones."""
    return max(-(-VISIBLE_SIDE // max(width, height)), 1)


def enlarge(picture: Image.Image) -> Image.Image:
    """Enlarge a small picture by its whole factor, with nearest neighbour."""
    factor = enlargement(*picture.size)
    if factor == 1:
        return picture
    return picture.resize((picture.width * factor, picture.height * factor), Image.Resampling.NEAREST)


def read_pixels(data: bytes, width: int, height: int) -> Pixels:
    """A stored upload as RGB (height, width, 3), scaled to cover the size and cropped evenly."""
    with Image.open(io.BytesIO(data)) as picture:
        fitted = ImageOps.fit(picture.convert("RGB"), (width, height), Image.Resampling.LANCZOS)
    return numpy.asarray(fitted)


def encode_preview(pixels: Pixels) -> bytes:
    """A preview as a small WebP, enlarged to be visible and encoded for speed."""
    picture = enlarge(Image.fromarray(pixels))
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=70, method=0)
    return out.getvalue()
