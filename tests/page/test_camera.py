"""The camera crops and packs; the pictures that it took are all on their page, small, and as wide as they are meant."""

import io
import random
import re
from pathlib import Path

from PIL import Image

from tests.page.camera import DPI, packed, trimmed

DOCS = Path(__file__).parents[2] / "docs"
SHOWN = re.compile(r'<img src="(images/commands/[^"]+)" width="(\d+)" alt="[^"]+">')
LARGEST = 60_000
ALTOGETHER = 1_500_000
"""Bytes."""


def noise(side: int) -> Image.Image:
    return Image.frombytes("RGB", (side, side), random.Random(1).randbytes(3 * side * side))


def opened(data: bytes) -> Image.Image:
    assert data.startswith(b"\x89PNG")
    return Image.open(io.BytesIO(data))


def width(file: Path) -> int:
    """How wide a picture is to be shown, in pixels of CSS."""
    with Image.open(file) as image:
        scale: int = round(image.info["dpi"][0]) // DPI
        return image.width // scale


def test_what_is_empty_at_the_right_goes() -> None:
    image = Image.new("RGB", (200, 40), "white")
    image.putpixel((59, 20), (0, 0, 0))
    assert trimmed(image, 10).size == (70, 40)
    assert trimmed(Image.new("RGB", (200, 40), "white"), 10).size == (200, 40)


def test_colours_go_before_pixels_and_the_file_tells_its_scale() -> None:
    image = noise(100)
    whole, coloured, reduced = (opened(packed(image, largest, 2)) for largest in (50_000, 15_000, 4_000))
    assert (whole.mode, coloured.mode) == ("RGB", "P")
    assert [one.width for one in (whole, coloured, reduced)] == [100, 100, 50]
    assert [round(one.info["dpi"][0]) for one in (whole, coloured, reduced)] == [144, 144, 72]


def test_each_picture_of_commands_is_on_the_page_and_small() -> None:
    files = {f"images/commands/{file.name}": file for file in (DOCS / "images/commands").iterdir()}
    shown = dict(SHOWN.findall((DOCS / "commands.md").read_text()))
    assert {name: int(wide) for name, wide in shown.items()} == {name: width(file) for name, file in files.items()}
    sizes = [file.stat().st_size for file in files.values()]
    assert max(sizes) <= LARGEST
    assert sum(sizes) < ALTOGETHER
