"""HEIF: opens the pictures that phones save as HEIC, with pillow-heif."""

import io
from typing import Final

from PIL import Image
from pillow_heif import HeifImageFile

BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
"""The kinds of HEIF that may hold HEVC pictures; AVIF says avif or avis first."""


def is_heif(data: bytes) -> bool:
    """Whether a file says that it is a HEIF, but not an AVIF."""
    return data[4:8] == b"ftyp" and data[8:12] in BRANDS and b"avif" not in data[8:64]


def open_heif(data: bytes) -> Image.Image:
    """Open a HEIF without reading its pixels; its first picture is meant."""
    picture: Image.Image = HeifImageFile(io.BytesIO(data))  # type: ignore[no-untyped-call]
    return picture
