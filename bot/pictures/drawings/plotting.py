"""Plotting: matplotlib figures on Easel's panel. The object API alone, which is safe on several threads at once."""

import io
from typing import TYPE_CHECKING, Final

from PIL import Image

from bot.pictures.drawings import palette
from bot.pictures.drawings.lettering import font_families

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

DPI: Final = 72
"""So that one point is one pixel."""


def new_figure(width: int, height: int) -> "Figure":
    """An empty panel of that size in pixels."""
    from matplotlib.figure import Figure  # a third of a second, which starting the bot need not wait for

    return Figure((width / DPI, height / DPI), dpi=DPI, facecolor=palette.PANEL, layout="constrained")


def dress(axes: "Axes", size: int) -> None:
    """Give axes the panel's colours and fonts of `size` pixels; after all that is written on them."""
    axes.set_facecolor(palette.PANEL)
    axes.tick_params(colors=palette.MUTED, labelsize=size, length=size / 4)
    for name, spine in axes.spines.items():
        spine.set_visible(name in ("left", "bottom"))
        spine.set_color(palette.LINE)
    for text in (axes.xaxis.label, axes.yaxis.label, axes.title):
        letter(text, size)
    for text in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        letter(text, size)
        text.set_color(palette.MUTED)


def letter(text: "Text", size: int) -> None:
    """Set a text in our fonts and ink."""
    text.set_fontfamily(font_families())
    text.set_fontsize(size)
    text.set_color(palette.INK)


def rendered(figure: "Figure") -> Image.Image:
    """The figure as an RGB picture."""
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=DPI)
    with Image.open(out) as opened:
        return opened.convert("RGB")
