"""A camera for the documentation: what is on view in a page, cropped, packed as a small PNG."""

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops
from playwright.async_api import Locator, Page

COLOURS = (256, 128, 96, 64, 48, 32)
"""Palettes that are tried one after the other until a picture is small enough."""
DPI = 72
"""Of a picture with one pixel for each of CSS: what a file says tells how wide it is to be shown."""
STILL = """async () => {
    await Promise.allSettled(document.getAnimations().filter((one) => one.effect.getTiming().iterations !== Infinity)
        .map((one) => one.finished));
    await Promise.allSettled([...document.images].map((one) => one.decode()));
}"""


class Camera:
    """Writes into one folder files of at most `largest` bytes; the page has `scale` pixels for one of CSS."""

    def __init__(self, page: Page, folder: Path, largest: int, scale: int = 1) -> None:
        self._page = page
        self._folder = folder
        self._largest = largest
        self._scale = scale

    async def shoot(self, name: str) -> None:
        """Keep all that is on view."""
        await self._page.evaluate(STILL)
        data = await self._page.screenshot(caret="hide", animations="disabled")
        self._keep(name, Image.open(io.BytesIO(data)).convert("RGB"))

    async def crop(self, name: str, *parts: Locator, margin: float = 0) -> None:
        """Keep the smallest rectangle that holds the parts, without what is empty at its right."""
        await parts[0].scroll_into_view_if_needed()
        await self._page.evaluate(STILL)
        left, top, right, bottom = _around([box for part in parts if (box := await part.bounding_box())])
        clip = {
            "x": max(left - margin, 0),
            "y": max(top - margin, 0),
            "width": right - left + 2 * margin,
            "height": bottom - top + 2 * margin,
        }
        data = await self._page.screenshot(clip=clip, caret="hide", animations="disabled")  # type: ignore[arg-type]
        self._keep(name, trimmed(Image.open(io.BytesIO(data)).convert("RGB")))

    def _keep(self, name: str, image: Image.Image) -> None:
        data = packed(image, self._largest, self._scale)
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / f"{name}.png").write_bytes(data)
        assert len(data) <= self._largest, f"{name} is {len(data)} bytes."


def trimmed(image: Image.Image, margin: int = 32) -> Image.Image:
    """The image up to `margin` pixels right of the last column that differs from the one at its right edge."""
    edge = image.crop((image.width - 1, 0, image.width, image.height)).resize(image.size)
    box = ImageChops.difference(image, edge).getbbox()
    return image if box is None else image.crop((0, 0, min(box[2] + margin, image.width), image.height))


def packed(image: Image.Image, largest: int, scale: int = 1) -> bytes:
    """The image as a PNG; with fewer colours, and then with fewer pixels, where it would be larger than that."""
    for smaller in range(scale, 0, -1):
        reduced = image.reduce(scale // smaller)
        data = _png(reduced, smaller)
        for colours in COLOURS:
            if len(data) <= largest:
                return data
            data = _png(reduced.quantize(colours, dither=Image.Dither.NONE), smaller)
    return data


def _png(image: Image.Image, scale: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True, dpi=(scale * DPI, scale * DPI))
    return out.getvalue()


def _around(boxes: Sequence[object]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all boxes together."""
    sides = [(box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]) for box in boxes]  # type: ignore
    lefts, tops, rights, bottoms = zip(*sides, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
