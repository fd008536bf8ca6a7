"""Grid: combines several pictures into one, each with a label, or as a table with headings."""

import io
import math
from collections.abc import Sequence
from itertools import product
from typing import Final

from PIL import Image, ImageDraw

from bot.pictures.drawings import palette
from bot.pictures.drawings.lettering import fitted, line_height, text_width, write
from bot.pictures.files.pixels import enlarge

MAX_SIDE: Final = 4096
"""The longest side of a grid, in pixels. Larger grids are scaled down, and so are their pictures beforehand."""
SHOWN: Final = 550
"""The width at which Discord shows a picture in a channel, in pixels."""
LETTERS: Final = 13
"""The font size as seen at that width, in pixels."""
LABEL_LINES: Final = 3
THUMBNAIL: Final = 320
"""The longer side of a tile on a contact sheet, in pixels."""
SHEET_COLUMNS: Final = 3


def labelled_grid(
    pictures: Sequence[Image.Image], labels: Sequence[Sequence[str]], columns: int | None = None, title: str = ""
) -> Image.Image:
    """Pictures of one size in rows, each above its label: the choices that made it, such as ("red", "Euler").

    If every label has two choices and all combinations occur once, the grid becomes a table with headings.
    """
    table = _as_table(labels)
    if table is not None and columns is None:
        sides, heads = table
        by_choice = {tuple(label): picture for label, picture in zip(labels, pictures, strict=True)}
        return table_grid([by_choice[pair] for pair in product(sides, heads)], sides, heads, title)
    across = columns or _columns(pictures)
    rows = -(-len(pictures) // across)
    tiles = _tiles(pictures, across, rows)
    width, height = _cell(tiles)
    size = letter_size(across * width)
    gap = size // 2
    texts = [fitted(" · ".join(label), width - gap, size, lines=LABEL_LINES) for label in labels]
    foot = max((len(text) for text in texts), default=0) * line_height(size) + gap
    sheet, top = _sheet(across * (width + gap) + gap, rows * (height + foot + gap), title, size)
    canvas = ImageDraw.Draw(sheet)
    for number, (tile, text) in enumerate(zip(tiles, texts, strict=True)):
        x, y = gap + number % across * (width + gap), top + number // across * (height + foot + gap)
        sheet.paste(tile, (x, y))
        _write_lines(canvas, (x + width / 2, y + height + gap / 2), text, size)
    return _bounded(sheet)


def table_grid(
    pictures: Sequence[Image.Image], row_labels: Sequence[str], column_labels: Sequence[str], title: str = ""
) -> Image.Image:
    """Pictures of one size, row by row, with a heading to the left of each row and above each column."""
    if len(pictures) != len(row_labels) * len(column_labels):
        raise ValueError(f"{len(pictures)} pictures in {len(row_labels)} rows of {len(column_labels)}")
    tiles = _tiles(pictures, len(column_labels), len(row_labels))
    width, height = _cell(tiles)
    size = letter_size((len(column_labels) + 1) * width)
    gap = size // 2
    side = math.ceil(min(max(text_width(text[:100], size) for text in row_labels), width)) + gap
    heads = [fitted(text, width, size, lines=LABEL_LINES) for text in column_labels]
    head = max(len(text) for text in heads) * line_height(size) + gap
    size_of_all = side + len(column_labels) * (width + gap) + gap, head + len(row_labels) * (height + gap)
    sheet, top = _sheet(*size_of_all, title, size)
    canvas = ImageDraw.Draw(sheet)
    for column, text in enumerate(heads):
        x, y = side + gap + column * (width + gap) + width / 2, top + head - gap - len(text) * line_height(size)
        _write_lines(canvas, (x, y + gap / 2), text, size)
    for row, label in enumerate(row_labels):
        y = top + head + row * (height + gap)
        text = fitted(label, side - gap, size, lines=max(height // line_height(size), 1))
        _write_lines(canvas, (gap + (side - gap) / 2, y + (height - len(text) * line_height(size)) / 2), text, size)
        for column in range(len(column_labels)):
            sheet.paste(tiles[row * len(column_labels) + column], (side + gap + column * (width + gap), y))
    return _bounded(sheet)


def contact_sheet(pictures: Sequence[bytes | None], numbers: Sequence[int]) -> Image.Image:
    """Thumbnails of encoded pictures in three columns, each with its number; None becomes an empty tile."""
    size = letter_size(SHEET_COLUMNS * THUMBNAIL) * 5 // 4
    gap = size // 2
    step = THUMBNAIL + gap
    rows = -(-len(pictures) // SHEET_COLUMNS)
    sheet = Image.new("RGB", (SHEET_COLUMNS * step + gap, rows * step + gap), palette.PANEL)
    canvas = ImageDraw.Draw(sheet)
    for place, (data, number) in enumerate(zip(pictures, numbers, strict=True)):
        x, y = gap + place % SHEET_COLUMNS * step, gap + place // SHEET_COLUMNS * step
        canvas.rectangle((x, y, x + THUMBNAIL - 1, y + THUMBNAIL - 1), fill=palette.TILE)
        tile = None if data is None else _thumbnail(data)
        if tile is not None:
            sheet.paste(tile, (x + (THUMBNAIL - tile.width) // 2, y + (THUMBNAIL - tile.height) // 2))
        else:
            _draw_gone(canvas, x, y)
        _badge(canvas, (x, y), str(number), size)
    return sheet


def letter_size(width: float) -> int:
    """The font size for a drawing of this width, large enough to read when Discord shows it smaller."""
    return max(round(LETTERS * width / SHOWN), LETTERS)


def _as_table(labels: Sequence[Sequence[str]]) -> tuple[list[str], list[str]] | None:
    """The headings of rows and columns if the labels form a full two-dimensional table, else None."""
    if any(len(label) != 2 for label in labels):
        return None
    rows, columns = (list(dict.fromkeys(label[which] for label in labels)) for which in (0, 1))
    full = len(labels) == len(rows) * len(columns) == len({tuple(label) for label in labels})
    return (rows, columns) if full and min(len(rows), len(columns)) > 1 else None


def _columns(pictures: Sequence[Image.Image]) -> int:
    """The number of columns that makes the grid about square."""
    width, height = _cell(pictures)
    return min(math.ceil(math.sqrt(len(pictures) * height / width)), len(pictures))


def _tiles(pictures: Sequence[Image.Image], across: int, rows: int) -> list[Image.Image]:
    """The pictures at the size they are shown: small ones enlarged, large ones scaled down to fit the grid."""
    tiles = [enlarge(picture.convert("RGB")) for picture in pictures]
    for tile in tiles:
        tile.thumbnail((MAX_SIDE // (across + 1), MAX_SIDE // (rows + 1)), Image.Resampling.LANCZOS)
    return tiles


def _cell(tiles: Sequence[Image.Image]) -> tuple[int, int]:
    """The largest width and the largest height of the tiles."""
    return max(tile.width for tile in tiles), max(tile.height for tile in tiles)


def _sheet(width: int, height: int, title: str, size: int) -> tuple[Image.Image, int]:
    """An empty panel with its title, and the y at which the rest starts."""
    gap = size // 2
    lines = fitted(title, width - 2 * gap, size * 5 // 4, lines=2, bold=True)
    top = gap + len(lines) * line_height(size * 5 // 4) + (gap if lines else 0)
    sheet = Image.new("RGB", (width, height + top), palette.PANEL)
    canvas = ImageDraw.Draw(sheet)
    for number, line in enumerate(lines):
        place = gap, gap + number * line_height(size * 5 // 4)
        write(canvas, place, line, size * 5 // 4, palette.INK, bold=True)
    return sheet, top


def _write_lines(canvas: ImageDraw.ImageDraw, place: tuple[float, float], lines: Sequence[str], size: int) -> None:
    """Write lines below each other, centred on the place."""
    for number, line in enumerate(lines):
        write(canvas, (place[0], place[1] + number * line_height(size)), line, size, palette.INK, align="middle")


def _bounded(sheet: Image.Image) -> Image.Image:
    sheet.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    return sheet


def _thumbnail(data: bytes) -> Image.Image | None:
    """A small copy, decoded at reduced size if the format allows; None if the file can't be read."""
    try:
        with Image.open(io.BytesIO(data)) as opened:
            opened.draft("RGB", (THUMBNAIL, THUMBNAIL))
            opened.thumbnail((THUMBNAIL, THUMBNAIL), Image.Resampling.BILINEAR, reducing_gap=2.0)
            picture = opened.convert("RGB")
    except (OSError, ValueError):  # a stored file that is truncated
        return None
    factor = max(THUMBNAIL // max(picture.size), 1)
    return picture.resize((picture.width * factor, picture.height * factor), Image.Resampling.NEAREST)


def _draw_gone(canvas: ImageDraw.ImageDraw, x: int, y: int) -> None:
    """Draw a crossed-out frame in the middle of a tile."""
    left, top, right, bottom = (
        x + THUMBNAIL // 3,
        y + THUMBNAIL * 3 // 8,
        x + THUMBNAIL * 2 // 3,
        y + THUMBNAIL * 5 // 8,
    )
    canvas.rounded_rectangle((left, top, right, bottom), radius=10, outline=palette.LINE, width=5)
    canvas.line((left - 14, bottom + 14, right + 14, top - 14), fill=palette.LINE, width=5)


def _badge(canvas: ImageDraw.ImageDraw, corner: tuple[int, int], text: str, size: int) -> None:
    x, y = corner[0] + size // 4, corner[1] + size // 4
    width = max(text_width(text, size, bold=True) + size * 0.7, line_height(size))
    canvas.rounded_rectangle(
        (x, y, x + width, y + line_height(size)), radius=line_height(size) // 2, fill=palette.PANEL
    )
    write(canvas, (x + width / 2, y + size * 0.07), text, size, palette.INK, bold=True, align="middle")
