"""Contact sheet: pictures with captions below them, as one compact image."""

import textwrap
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageDraw, ImageFont

TILE: Final = 128
"""The side of a picture on the sheet in pixels, twice the demo model's."""
GAP: Final = 8
LINES: Final = 3
LINE_HEIGHT: Final = 13
COLUMN_CHARS: Final = 24
PALETTE: Final = 192
"""How many colours the sheet has: enough for flat cartoons, and the file is a third as large."""
PAPER: Final = (252, 252, 250)
TEXT: Final = (40, 40, 48)


def contact_sheet(pictures: Sequence[Image.Image], captions: Sequence[str], columns: int = 6) -> Image.Image:
    """The pictures in rows of `columns`, each with up to three lines of caption, in a palette of colours."""
    rows = -(-len(pictures) // columns)
    cell = TILE + LINES * LINE_HEIGHT + GAP
    sheet = Image.new("RGB", (columns * (TILE + GAP) + GAP, rows * cell + GAP), PAPER)
    canvas, font = ImageDraw.Draw(sheet), ImageFont.load_default(size=10.5)
    for number, (picture, caption) in enumerate(zip(pictures, captions, strict=True)):
        x, y = GAP + number % columns * (TILE + GAP), GAP + number // columns * cell
        sheet.paste(picture.resize((TILE, TILE), Image.Resampling.LANCZOS), (x, y))
        for line, text in enumerate(textwrap.wrap(caption, COLUMN_CHARS)[:LINES]):
            canvas.text((x, y + TILE + 2 + line * LINE_HEIGHT), text, fill=TEXT, font=font)
    return sheet.quantize(PALETTE, dither=Image.Dither.NONE)
