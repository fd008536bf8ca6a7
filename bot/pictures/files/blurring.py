"""Blurring: hides what a picture shows, so that only its colours remain."""

import io
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from PIL import Image, ImageFilter

from bot.core.picture import Picture
from bot.pictures.metadata.inscription import Inscription, save_options

SHARE: Final = 12
"""The longer side divided by this is the blur's radius."""
GENERATED: Final = Inscription(generated=True)
"""A blurred file's metadata: labelled as generated, but without the prompt, which could paint it again."""


def blurred(picture: Picture) -> Picture:
    """The picture as a blurred PNG of the same size; for an animation, its first frame."""
    with Image.open(io.BytesIO(picture.data)) as opened:
        plain = opened.convert("RGB")
    soft = plain.filter(ImageFilter.GaussianBlur(max(plain.size) / SHARE))
    out = io.BytesIO()
    soft.save(out, "PNG", compress_level=1, **save_options("PNG", GENERATED))
    return replace(picture, data=out.getvalue(), filename=str(PurePath(picture.filename).with_suffix(".png")))
