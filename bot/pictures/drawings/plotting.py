"""Plotting: matplotlib figures in Easel's colours. Uses only the object API, since pyplot isn't thread-safe."""

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
"""Makes one point equal one pixel."""


def new_figure(width: int, height: int) -> "Figure":
    """An empty figure of this size in pixels."""
    from matplotlib.figure import Figure  # takes a third of a second, so not when the bot starts

    return Figure((width / DPI, height / DPI), dpi=DPI, facecolor=palette.PANEL, layout="constrained")


def style_axes(axes: "Axes", size: int) -> None:
    """Give axes the panel's colours and fonts of `size` pixels; call it after all text is set."""
    axes.set_facecolor(palette.PANEL)
    axes.tick_params(colors=palette.MUTED, labelsize=size, length=size / 4)
    for name, spine in axes.spines.items():
        spine.set_visible(name in ("left", "bottom"))
        spine.set_color(palette.LINE)
    for text in (axes.xaxis.label, axes.yaxis.label, axes.title):
        style_text(text, size)
    for text in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        style_text(text, size)
        text.set_color(palette.MUTED)


def style_text(text: "Text", size: int) -> None:
    """Give a text our fonts, size and colour."""
    text.set_fontfamily(font_families())
    text.set_fontsize(size)
    text.set_color(palette.INK)


def render(figure: "Figure") -> Image.Image:
    """Render a figure as an RGB picture."""
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=DPI)
    with Image.open(out) as opened:
        return opened.convert("RGB")
