"""Lettering: measures and draws text in DejaVu Sans, and in a CJK font if one is installed.

DejaVu Sans comes with matplotlib and has the letters of the formulas, so no system font is needed. A character that no
font has a glyph for becomes a middle dot instead of an empty box.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, Literal

from PIL import ImageDraw, ImageFont

CJK: Final = ("Noto Sans CJK JP", "Noto Sans CJK SC")
LINE_HEIGHT: Final = 1.3
"""The distance between lines, in font sizes."""
LONGEST: Final = 400
"""The most characters considered for one line; none fits more."""
UNKNOWN: Final = "·"
ELLIPSIS: Final = "…"

Align = Literal["left", "middle", "right"]


def legible(text: str) -> str:
    """The text without invisible characters, and with a dot for each character that no font has a glyph for."""
    return "".join(
        char if char.isspace() or _font_of(char) is not None else UNKNOWN
        for char in text
        if unicodedata.category(char) not in ("Cc", "Cf", "Cs") and not "\ufe00" <= char <= "\ufe0f"
    )


def line_height(size: int) -> int:
    """Pixels from one line to the next."""
    return round(size * LINE_HEIGHT)


def text_width(text: str, size: int, *, bold: bool = False) -> float:
    """The width of a line of text in pixels."""
    return sum(_font(path, size).getlength(run) for path, run in _runs(legible(text), bold))


def fitted(text: str, width: float, size: int, *, lines: int = 1, bold: bool = False) -> list[str]:
    """The text broken into at most `lines` lines of `width` pixels, at spaces or inside words that are too long."""
    rest, found = " ".join(legible(text[: LONGEST * lines]).split()), list[str]()
    while rest and len(found) < lines:
        line = _head(rest, width, size, bold)
        found.append(line.rstrip())
        rest = rest[len(line) :].lstrip()
    if found and (rest or len(text) > LONGEST * lines):
        found[-1] = _ellipsised(found[-1], width, size, bold)
    return found


def fitting_size(lines: Iterable[str], width: float, size: int, *, bold: bool = False) -> int:
    """The largest font size, at most `size`, at which every line fits into `width` pixels."""
    widest = max((text_width(line, size, bold=bold) for line in lines), default=0.0)
    return size if widest <= width else max(int(size * width / widest), 1)


def write(
    canvas: ImageDraw.ImageDraw,
    place: tuple[float, float],
    text: str,
    size: int,
    colour: str,
    *,
    bold: bool = False,
    align: Align = "left",
) -> None:
    """Draw one line of text; `place` is its top, at its left edge, middle or right edge."""
    x, y = place
    x -= {"left": 0.0, "middle": 0.5, "right": 1.0}[align] * text_width(text, size, bold=bold)
    for path, run in _runs(legible(text), bold):
        font = _font(path, size)
        canvas.text((round(x), y + size), run, fill=colour, font=font, anchor="ls")
        x += font.getlength(run)


def font_families() -> list[str]:
    """The font names for matplotlib, which takes each glyph from the first font that has it."""
    return ["DejaVu Sans", *(name for name, _ in _cjk())]


def _head(text: str, width: float, size: int, bold: bool) -> str:
    """The start of the text that fits on one line: whole words, or part of a word that is too long."""
    count = _count(text, width, size, bold)
    if count == len(text) or text[count] == " ":
        return text[:count]
    space = text.rfind(" ", 0, count)
    return text[: space if space > 0 else count]


def _count(text: str, width: float, size: int, bold: bool) -> int:
    """How many characters fit, at least 1, by binary search."""
    low, high = 1, min(len(text), LONGEST)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text_width(text[:middle], size, bold=bold) <= width else (low, middle - 1)
    return low


def _ellipsised(text: str, width: float, size: int, bold: bool) -> str:
    while len(text) > 1 and text_width(text + ELLIPSIS, size, bold=bold) > width:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS


def _runs(text: str, bold: bool) -> Iterator[tuple[str, str]]:
    """Split the text into runs of one font; spaces stay with the run before them."""
    current, run = _dejavu(bold), ""
    for char in text:
        font = None if char.isspace() else _font_of(char, bold)
        if font is not None and font != current and run:
            yield current, run
            run = ""
        current = font or current
        run += char
    if run:
        yield current, run


@cache
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


@cache
def _font_of(char: str, bold: bool = False) -> str | None:
    """The file of the first font that has a glyph for a character; None if no font has one."""
    return next((path for path in (_dejavu(bold), *(path for _, path in _cjk())) if ord(char) in _glyphs(path)), None)


@cache
def _glyphs(path: str) -> frozenset[int]:
    """The code points that a font has glyphs for."""
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(path).get_charmap())


@cache
def _dejavu(bold: bool) -> str:
    import matplotlib

    return f"{matplotlib.get_data_path()}/fonts/ttf/DejaVuSans{'-Bold' if bold else ''}.ttf"


@cache
def _cjk() -> tuple[tuple[str, str], ...]:
    """The name and file of the first installed CJK font, if there is one."""
    from matplotlib.font_manager import FontProperties, findfont

    for name in CJK:
        try:
            return ((name, str(findfont(FontProperties(family=[name]), fallback_to_default=False))),)
        except ValueError:  # matplotlib raises it if the font isn't installed
            continue
    return ()
