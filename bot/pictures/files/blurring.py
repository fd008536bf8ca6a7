"""Blurring: a picture of which one sees the colours, and nothing of what it shows."""

import io
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from PIL import Image, ImageFilter

from bot.core.picture import Picture
from bot.pictures.metadata.inscription import Inscription, save_options

SHARE: Final = 12
"""The blur's radius is the longer side divided by this."""
GENERATED: Final = Inscription(generated=True)
"""What a blurred file says: that it was generated, and no prompt to paint it sharp by."""


def blurred(picture: Picture) -> Picture:
    """The picture as a blurred PNG of its size; of what is animated the first frame."""
    with Image.open(io.BytesIO(picture.data)) as opened:
        plain = opened.convert("RGB")
    soft = plain.filter(ImageFilter.GaussianBlur(max(plain.size) / SHARE))
    out = io.BytesIO()
    soft.save(out, "PNG", compress_level=1, **save_options("PNG", GENERATED))
    return replace(picture, data=out.getvalue(), filename=str(PurePath(picture.filename).with_suffix(".png")))
