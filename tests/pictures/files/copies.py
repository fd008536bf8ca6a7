"""Changes by which people hide that a picture is a copy: each makes a file of a picture."""

import io
from collections.abc import Callable
from functools import partial
from typing import Final

import numpy
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

Change = Callable[[Image.Image], Image.Image]


def file(picture: Image.Image, kind: str = "PNG", **options: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def cropped(picture: Image.Image, left: float, top: float, right: float, bottom: float) -> Image.Image:
    """Without these shares of its sides."""
    width, height = picture.size
    return picture.crop(
        (round(width * left), round(height * top), round(width * (1 - right)), round(height * (1 - bottom)))
    )


def bordered(
    picture: Image.Image, left: float, top: float, right: float, bottom: float, colour: str = "black"
) -> Image.Image:
    """With a border outside of it, these shares of its sides wide."""
    width, height = picture.size
    out = Image.new("RGB", (round(width * (1 + left + right)), round(height * (1 + top + bottom))), colour)
    out.paste(picture, (round(width * left), round(height * top)))
    return out


def covered(picture: Image.Image, left: float, top: float, right: float, bottom: float, colour: str) -> Image.Image:
    """With bars over its sides."""
    inside = cropped(picture, left, top, right, bottom)
    out = Image.new("RGB", picture.size, colour)
    out.paste(inside, (round(picture.width * left), round(picture.height * top)))
    return out


def scaled(picture: Image.Image, width: float, height: float | None = None) -> Image.Image:
    size = round(picture.width * width), round(picture.height * (width if height is None else height))
    return picture.resize(size, Image.Resampling.LANCZOS)


def hued(picture: Image.Image, degrees: int) -> Image.Image:
    """With all hues turned."""
    hue, saturation, value = picture.convert("HSV").split()
    turned = hue.point([(level + degrees * 256 // 360) % 256 for level in range(256)])
    return Image.merge("HSV", (turned, saturation, value)).convert("RGB")


def captioned(picture: Image.Image) -> Image.Image:
    """With a white strip below, in which there is text."""
    out = bordered(picture, 0, 0, 0, 0.15, "white")
    ImageDraw.Draw(out).text((8, picture.height + 3), "look what I found", fill="black")
    return out


def beside_another(picture: Image.Image) -> Image.Image:
    """One of four pictures in a sheet, the others being noise."""
    source = numpy.random.default_rng(1)
    width, height = picture.size
    out = Image.fromarray(source.integers(0, 256, (2 * height, 2 * width, 3), numpy.uint8))
    out.paste(picture, (width, 0))
    return out


def noisy(picture: Image.Image) -> Image.Image:
    levels = numpy.asarray(picture) + numpy.random.default_rng(1).normal(0, 15, (picture.height, picture.width, 3))
    return Image.fromarray(numpy.clip(levels, 0, 255).astype(numpy.uint8))


TURNS: Final[dict[str, Change]] = {
    one.name.lower().replace("_", " "): partial(Image.Image.transpose, method=one) for one in Image.Transpose
}
SURROUNDED: Final[dict[str, Change]] = {
    "mirrored": ImageOps.mirror,
    "thin border": partial(bordered, left=0.03, top=0.03, right=0.03, bottom=0.03, colour="white"),
    "wide border": partial(bordered, left=0.15, top=0.15, right=0.15, bottom=0.15),
    "uneven border": partial(bordered, left=0.07, top=0.13, right=0, bottom=0.1, colour="red"),
    "bar on one side": partial(bordered, left=0.15, top=0, right=0, bottom=0, colour="green"),
    "letterbox": partial(covered, left=0, top=0.12, right=0, bottom=0.12, colour="black"),
    "covered side": partial(covered, left=0.15, top=0, right=0, bottom=0, colour="orange"),
    "even crop": partial(cropped, left=0.07, top=0.07, right=0.07, bottom=0.07),
    "deep crop": partial(cropped, left=0.15, top=0.15, right=0.15, bottom=0.15),
    "corner crop": partial(cropped, left=0.15, top=0.15, right=0, bottom=0),
    "odd crop": partial(cropped, left=0.03, top=0.11, right=0.08, bottom=0.01),
}
"""What moves the picture within its file."""
PIXELS: Final[dict[str, Change]] = {
    "grey": lambda one: one.convert("L").convert("RGB"),
    **{f"hues turned by {degrees}°": partial(hued, degrees=degrees) for degrees in (40, 120, 200, 300)},
    "paler": lambda one: ImageEnhance.Color(one).enhance(0.4),
    "less contrast": lambda one: ImageEnhance.Contrast(one).enhance(0.5),
    "brighter": lambda one: ImageEnhance.Brightness(one).enhance(1.2),
    "blurred": lambda one: one.filter(ImageFilter.GaussianBlur(1)),
    "noisy": noisy,
    "a tenth smaller": partial(scaled, width=0.9),
    "larger": partial(scaled, width=2.3),
    "stretched": partial(scaled, width=1.3, height=0.9),
    "tinted": lambda one: ImageOps.colorize(one.convert("L"), (40, 20, 0), (255, 240, 200)),
    "captioned": captioned,
    "in a sheet of four": beside_another,
}
CHANGES: Final[dict[str, Callable[[Image.Image], bytes]]] = {
    "none": file,
    "JPEG": lambda one: file(one, "JPEG", quality=20),
    "WebP": lambda one: file(one, "WEBP", quality=20),
    **{name: lambda one, make=make: file(make(one)) for name, make in (TURNS | SURROUNDED | PIXELS).items()},  # type: ignore[misc]
}
EXACT: Final = {"none", "grey", *TURNS}
"""Changes whose every copy must be recognised."""
