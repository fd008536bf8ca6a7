"""Sheet: encodes a gallery page as one small file."""

import io
from collections.abc import Sequence
from typing import Final

from bot.pictures.drawings.grid import contact_sheet

QUALITY: Final = 80


def encode_sheet(pictures: Sequence[bytes | None], numbers: Sequence[int] | None = None) -> bytes:
    """A WebP of thumbnails with numbers, counted from 1 if none are given; None is a missing file."""
    out = io.BytesIO()
    contact_sheet(pictures, numbers or range(1, len(pictures) + 1)).save(out, "WEBP", quality=QUALITY, method=1)
    return out.getvalue()
