"""Uploads: members' files, checked and turned into plain upright RGB pictures before anything else sees them."""

import io
import warnings
from contextlib import suppress
from typing import Final

from PIL import ExifTags, Image

from bot.core.errors import UploadError

FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
ANIMATED: Final = ("PNG", "WEBP", "GIF")
"""The formats whose further frames move. A phone's JPEG or a TIFF may hold more pictures: the first one is meant."""
MAX_BYTES: Final = 25 << 20
MAX_PIXELS: Final = 64_000_000
"""Pixels that are opened at all: a small file can claim to be enormous."""
KEPT_SIDE: Final = 2048
"""A larger picture is kept reduced to this longer side."""
TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF's orientations, and what makes each upright."""
PAPER: Final = (255, 255, 255)
"""What shows through where a picture is transparent."""


def normalise(data: bytes) -> bytes:
    """The file as an upright RGB PNG without metadata; raises UploadError with what to do."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of odd metadata, which is dropped here anyway
        picture = open_picture(data)
        try:
            upright = flatten(_read(picture))
        except UploadError:
            raise
        except MemoryError:
            raise
        except Exception as error:  # whatever Pillow's readers trip over in a damaged file
            raise UploadError("upload.broken") from error
    out = io.BytesIO()
    Image.frombytes("RGB", upright.size, upright.tobytes()).save(out, "PNG", compress_level=1)
    return out.getvalue()


def open_picture(data: bytes) -> Image.Image:
    """A file as Pillow opens it, its pixels not read yet; raises UploadError for what is no picture, or enormous."""
    if len(data) > MAX_BYTES:
        raise UploadError("upload.bytes", limit=MAX_BYTES >> 20)
    try:
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise _too_many(*_claimed(data)) from error
    except MemoryError:
        raise
    except Exception as error:  # whatever Pillow's readers trip over in what is no picture
        raise UploadError("upload.kind") from error
    if picture.width * picture.height > MAX_PIXELS:
        raise _too_many(*picture.size)
    return picture


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height of a normalised upload."""
    with Image.open(io.BytesIO(data)) as picture:
        return picture.size


def flatten(picture: Image.Image) -> Image.Image:
    """Any mode as RGB: transparency on white paper, 16 bits scaled down to 8, CMYK and palettes converted."""
    if picture.mode.startswith("I;16"):  # convert("L") would clip it to white
        return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L").convert("RGB")
    if picture.has_transparency_data:
        layered = picture.convert("RGBA")
        paper = Image.new("RGBA", layered.size, (*PAPER, 255))
        return Image.alpha_composite(paper, layered).convert("RGB")
    return picture.convert("RGB")


def _read(picture: Image.Image) -> Image.Image:
    """The pixels, upright and no larger than is kept. Reduced first: each copy of a large one is 4 bytes a pixel."""
    if picture.format in ANIMATED and getattr(picture, "is_animated", False):
        raise UploadError("upload.animated")
    picture.draft("RGB", (KEPT_SIDE, KEPT_SIDE))
    picture.load()
    turn = _turn(picture)
    picture = _averageable(picture)
    picture.thumbnail((KEPT_SIDE, KEPT_SIDE), Image.Resampling.LANCZOS)
    return picture if turn is None else picture.transpose(turn)


def _averageable(picture: Image.Image) -> Image.Image:
    """The picture in a mode whose pixels can be averaged: no palette, no bits, no colour that stands for glass."""
    if picture.mode == "1":
        return picture.convert("L")
    if picture.mode == "P" or "transparency" in picture.info:
        return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    return picture


def _turn(picture: Image.Image) -> Image.Transpose | None:
    """What makes a picture upright, by its EXIF; damaged EXIF is no reason to refuse it."""
    try:
        return TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # Pillow's reader trips over a damaged block in many ways
        return None


def _claimed(data: bytes) -> tuple[int, int]:
    """Width and height in the header of a file that Pillow won't open for its size."""
    for kind in FORMATS:
        read, accepts = Image.OPEN[kind]
        if accepts is None or accepts(data[:16]):
            with suppress(Exception):
                return read(io.BytesIO(data), "").size
    return 0, 0


def _too_many(width: int, height: int) -> UploadError:
    return UploadError("upload.pixels", width=width, height=height, limit=MAX_PIXELS // 1_000_000)
