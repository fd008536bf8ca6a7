"""Uploads: checks members' files and turns them into upright RGB pictures before anything else uses them."""

import io
import warnings
from contextlib import suppress
from typing import Final

from PIL import ExifTags, Image

from bot.core.errors import UploadError
from bot.pictures.files.colour import is_deep, to_eight_bits, to_srgb
from bot.pictures.files.heif import is_heif, open_heif
from bot.pictures.files.parts import check_parts
from bot.pictures.files.png_chunks import readable
from bot.pictures.files.truncation import completed

FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")
"""The formats that Pillow opens; HEIC is opened by pillow-heif."""
ANIMATED: Final = ("PNG", "WEBP", "GIF", "AVIF")
"""The formats that can be animated. A phone's JPEG or a TIFF may hold several pictures; the first one is used."""
JPEGS: Final = ("JPEG", "MPO")
"""A JPEG, and one with several pictures, by Pillow's names."""
MAX_BYTES: Final = 25 << 20
MAX_PIXELS: Final = 64_000_000
"""The most pixels that are opened, because a small file can claim to be enormous."""
KEPT_SIDE: Final = 2048
"""The longer side, in pixels, that larger uploads are scaled down to."""
TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What turns each EXIF orientation upright."""
PAPER: Final = (255, 255, 255)
"""The background colour behind transparent pixels."""


def normalise(data: bytes) -> bytes:
    """The file as an upright RGB PNG without metadata; raises UploadError if it can't be used."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns about odd metadata, which is dropped anyway
        picture = open_picture(data)
        try:
            upright = flatten(_read(picture))
        except UploadError:
            raise
        except MemoryError:
            raise
        except Exception as error:  # Pillow's readers fail in many ways on a damaged file
            upright = _mended(data, picture.format, error)
    out = io.BytesIO()
    Image.frombytes("RGB", upright.size, upright.tobytes()).save(out, "PNG", compress_level=1)
    return out.getvalue()


def open_picture(data: bytes) -> Image.Image:
    """Open a file without reading its pixels; raises UploadError if it isn't a picture or is too large."""
    if len(data) > MAX_BYTES:
        raise UploadError("upload.bytes", limit=MAX_BYTES >> 20)
    check_parts(data)
    try:
        picture = open_heif(data) if is_heif(data) else Image.open(io.BytesIO(readable(data)), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise _too_many(*_claimed(data)) from error
    except MemoryError:
        raise
    except Exception as error:  # Pillow's readers fail in many ways on a file that isn't a picture
        raise UploadError("upload.kind") from error
    if picture.width * picture.height > MAX_PIXELS:
        raise _too_many(*picture.size)
    return picture


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height of a normalised upload."""
    with Image.open(io.BytesIO(data)) as picture:
        return picture.size


def flatten(picture: Image.Image) -> Image.Image:
    """A picture of any mode as sRGB: transparency on white, deep ones scaled to 8 bits, its colour profile applied."""
    if is_deep(picture):
        picture = to_eight_bits(picture)
    picture = to_srgb(picture)
    if picture.has_transparency_data:
        layered = picture.convert("RGBA")
        paper = Image.new("RGBA", layered.size, (*PAPER, 255))
        return Image.alpha_composite(paper, layered).convert("RGB")
    return picture.convert("RGB")


def _read(picture: Image.Image) -> Image.Image:
    """The upright picture, scaled down to KEPT_SIDE first because each copy of a large one takes 4 bytes a pixel."""
    if picture.format in ANIMATED and getattr(picture, "is_animated", False):
        raise UploadError("upload.animated")
    if picture.format in JPEGS:
        picture.draft("RGB", (KEPT_SIDE, KEPT_SIDE))
    picture.load()
    turn = _turn(picture)
    picture = _averageable(picture)
    picture.thumbnail((KEPT_SIDE, KEPT_SIDE), Image.Resampling.LANCZOS)
    return picture if turn is None else picture.transpose(turn)


def _mended(data: bytes, kind: str | None, error: Exception) -> Image.Image:
    """The upright picture of a JPEG that lacks only its last bytes; raises UploadError for any other."""
    try:
        whole = completed(data) if kind in JPEGS else None
        if whole is not None:
            return flatten(_read(open_picture(whole)))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):  # damaged elsewhere too
        pass
    raise UploadError("upload.broken") from error


def _averageable(picture: Image.Image) -> Image.Image:
    """The picture in a mode that can be averaged: no palette, no single bits, no colour key for transparency."""
    if is_deep(picture):
        return to_eight_bits(picture)
    if picture.mode == "1":
        return picture.convert("L")
    if picture.mode == "P" or "transparency" in picture.info:
        return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    return picture


def _turn(picture: Image.Image) -> Image.Transpose | None:
    """The transposition that turns a picture upright, from its EXIF; damaged EXIF is ignored."""
    try:
        return TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # Pillow fails in many ways on damaged EXIF
        return None


def _claimed(data: bytes) -> tuple[int, int]:
    """Width and height from the header of a file that is too large for Pillow to open."""
    Image.init()  # registers the rarer formats
    for kind in FORMATS:
        read, accepts = Image.OPEN[kind]
        if accepts is None or accepts(data[:16]):
            with suppress(Exception):
                return read(io.BytesIO(data), "").size
    return 0, 0


def _too_many(width: int, height: int) -> UploadError:
    return UploadError("upload.pixels", width=width, height=height, limit=MAX_PIXELS // 1_000_000)
