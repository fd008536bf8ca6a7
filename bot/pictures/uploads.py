"""Uploads: members' files, checked and turned into plain upright RGB pictures before anything else sees them."""

import io
import warnings
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from bot.errors import UploadError

FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
MAX_BYTES: Final = 25 << 20
MAX_PIXELS: Final = 64_000_000
"""Pixels that are opened at all: a small file can claim to be enormous."""
KEPT_SIDE: Final = 2048
"""A larger picture is kept reduced to this longer side."""
PAPER: Final = (255, 255, 255)
"""What shows through where a picture is transparent."""


def normalise(data: bytes) -> bytes:
    """The file as an upright RGB PNG without metadata; raises UploadError with what to do."""
    if len(data) > MAX_BYTES:
        raise UploadError("upload.bytes", limit=MAX_BYTES >> 20)
    picture = _open(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of odd metadata, which is dropped here anyway
            picture.draft("RGB", (KEPT_SIDE, KEPT_SIDE))
            picture.load()
            upright = flatten(ImageOps.exif_transpose(picture))
    except (OSError, SyntaxError, ValueError, EOFError, ZeroDivisionError, IndexError) as error:
        raise UploadError("upload.broken") from error
    upright.thumbnail((KEPT_SIDE, KEPT_SIDE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    Image.frombytes("RGB", upright.size, upright.tobytes()).save(out, "PNG", compress_level=1)
    return out.getvalue()


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height of a normalised upload."""
    with Image.open(io.BytesIO(data)) as picture:
        return picture.size


def flatten(picture: Image.Image) -> Image.Image:
    """Any mode as RGB: transparency on white paper, 16 bits scaled down to 8, CMYK and palettes converted."""
    if picture.mode.startswith("I"):  # 16-bit grey; convert("L") would clip it to white
        high = picture.getextrema()[1]
        scale = 1 / 257 if isinstance(high, int | float) and high > 255 else 1.0
        return picture.point(lambda value: value * scale).convert("L").convert("RGB")
    if picture.has_transparency_data:
        layered = picture.convert("RGBA")
        paper = Image.new("RGBA", layered.size, (*PAPER, 255))
        return Image.alpha_composite(paper, layered).convert("RGB")
    return picture.convert("RGB")


def _open(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise UploadError("upload.pixels", width="over 13000", height="13000", limit=MAX_PIXELS // 1_000_000) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UploadError("upload.kind") from error
    width, height = picture.size
    if width * height > MAX_PIXELS:
        raise UploadError("upload.pixels", width=width, height=height, limit=MAX_PIXELS // 1_000_000)
    if getattr(picture, "is_animated", False):
        raise UploadError("upload.animated")
    return picture
