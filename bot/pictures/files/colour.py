"""Colour: turns pictures of any depth and colour space into 8 bits a channel of sRGB, which everything else expects.

Profiles are converted as Photoshop does by default: relative colorimetric, with black point compensation.
"""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from PIL import Image, ImageCms

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAX_PROFILE: Final = 4 << 20
"""The most bytes of a colour profile that is used; those for printing take two or three MiB."""
CONVERTED: Final = {"RGB": "RGB", "RGBA": "RGBA", "L": "RGB", "CMYK": "RGB", "LAB": "RGB"}
"""The modes that a profile can apply to, and the mode each becomes."""
DEEP: Final = ("I", "F")
"""The modes, and the start of their names, that have more than 8 bits a channel."""
STRIP: Final = 1 << 20
"""How many pixels are scaled at once, because numbers take 8 bytes each."""
SAMPLE_FORMAT: Final = 339
"""The TIFF tag that says whether numbers have a sign."""
UNSIGNED: Final = 1
GRID: Final = (0, 64, 128, 192, 255)
"""The levels of which samples are made, to see whether a profile changes anything."""


def is_deep(picture: Image.Image) -> bool:
    """Whether a picture has more than 8 bits a channel."""
    return picture.mode.startswith(DEEP)


def to_eight_bits(picture: Image.Image) -> Image.Image:
    """A deep picture in shades of grey (mode L).

    Floats from 0 to 1, and integers of 8, 16 or 32 bits, keep their brightness; other numbers are stretched from their
    lowest (or 0) to their highest. What is no number is black.
    """
    import numpy  # hardly any picture needs it, and each is read in a new process

    unsigned = _is_unsigned(picture)
    low, high = 0.0, 0.0
    for _, values in _strips(picture, unsigned=unsigned):
        low, high = min(low, float(values.min())), max(high, float(values.max()))
    if not low < 0:
        high = _white(picture.mode, high)
    grey = Image.new("L", picture.size)
    for top, values in _strips(picture, unsigned=unsigned):
        shades = (values - low) * (255 / max(high - low, 1e-30))
        strip = numpy.clip(numpy.rint(shades), 0, 255).astype(numpy.uint8)
        grey.paste(Image.fromarray(strip), (0, top))
    grey.info = {key: value for key, value in picture.info.items() if key != "transparency"}
    return grey


def to_srgb(picture: Image.Image) -> Image.Image:
    """A picture with its colour profile applied; the same picture if it has none, or one that doesn't fit or work."""
    if picture.mode not in CONVERTED:
        return picture
    profile = picture.info.get("icc_profile")
    try:
        if picture.mode == "LAB":
            source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        elif isinstance(profile, bytes) and 0 < len(profile) <= MAX_PROFILE:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        else:
            return picture
        return _converted(picture, source)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):  # littleCMS refuses damaged profiles in these ways
        return picture


def _converted(picture: Image.Image, source: ImageCms.ImageCmsProfile) -> Image.Image:
    mode = CONVERTED[picture.mode]
    transform = ImageCms.buildTransform(
        source,
        ImageCms.createProfile("sRGB"),
        picture.mode,
        mode,
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if picture.mode in ("RGB", "RGBA") and _changes_nothing(transform, picture.mode):
        return picture
    converted = ImageCms.applyTransform(picture, transform)
    return picture if converted is None else converted


def _changes_nothing(transform: ImageCms.ImageCmsTransform, mode: str) -> bool:
    """Whether a profile is sRGB, give or take the rounding: then the pixels stay exactly as they are."""
    colours = [(red, green, blue) for red in GRID for green in GRID for blue in GRID]
    samples = Image.frombytes("RGB", (len(colours), 1), bytes(level for colour in colours for level in colour))
    samples = samples.convert(mode)
    seen = ImageCms.applyTransform(samples, transform)
    if seen is None:
        return True
    before, after = (one.convert("RGB").tobytes() for one in (samples, seen))
    return max(abs(one - other) for one, other in zip(before, after, strict=True)) <= 1


def _strips(picture: Image.Image, *, unsigned: bool) -> Iterator[tuple[int, "NDArray[Any]"]]:
    """The numbers of a deep picture in strips, each with its topmost row."""
    import numpy

    rows = max(1, STRIP // picture.width)
    for top in range(0, picture.height, rows):
        strip = picture.crop((0, top, picture.width, min(top + rows, picture.height)))
        values = numpy.asarray(strip).astype(numpy.float64)
        if unsigned:
            values = numpy.where(values < 0, values + 2**32, values)
        yield top, numpy.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)


def _white(mode: str, high: float) -> float:
    """The number that means white, if the highest of a picture is `high` and none is below 0."""
    if mode.startswith("I;16"):
        return 65535.0
    if mode == "F":
        return 1.0 if high <= 1 else high
    return next((float(most) for most in (255, 65535) if high <= most), high)


def _is_unsigned(picture: Image.Image) -> bool:
    """Whether 32-bit integers that Pillow reads with a sign have none in the file."""
    tags = getattr(picture, "tag_v2", None)
    given = tags.get(SAMPLE_FORMAT, UNSIGNED) if tags is not None else None
    return picture.mode == "I" and (given == UNSIGNED or given == (UNSIGNED,))
