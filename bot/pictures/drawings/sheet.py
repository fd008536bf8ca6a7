"""Sheet: a page of a gallery as one small file."""

import io
from collections.abc import Sequence
from typing import Final

from bot.pictures.drawings.grid import contact_sheet

QUALITY: Final = 80


def encode_sheet(pictures: Sequence[bytes | None], numbers: Sequence[int] | None = None) -> bytes:
    """A WebP of the pictures' thumbnails with their numbers, else from 1; None stands for a file that is gone."""
    out = io.BytesIO()
    contact_sheet(pictures, numbers or range(1, len(pictures) + 1)).save(out, "WEBP", quality=QUALITY, method=1)
    return out.getvalue()
