"""Curves: plots how much of a picture each noise schedule leaves at each timestep, and the signal-to-noise ratio.

ᾱₜ is the product of all (1 - β) up to t (Ho et al. 2020, eq. 4, arXiv:2006.11239); the cosine schedule sets it directly
(Nichol & Dhariwal 2021, eq. 17, arXiv:2102.09672). The signal-to-noise ratio is ᾱ / (1 - ᾱ) (Kingma et al. 2021, eq. 3,
arXiv:2107.00630), assuming a signal of variance 1.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import numpy
from numpy.typing import NDArray
from PIL import Image

from bot.i18n.localizer import Localizer
from bot.pictures.drawings import palette
from bot.pictures.drawings.plotting import new_figure, render, style_axes, style_text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

STYLES: Final = ((palette.AMBER, "-", 1.0), (palette.BLUE, "-", 1.0), (palette.INK, (0, (1.5, 2.5)), 0.8))
"""Colour, line style and relative width. The third curve, the model's own, is dotted, for it may lie on another."""
ORDERS: Final = 6
"""The plot of the signal-to-noise ratio covers this many powers of ten around 1; a schedule's ends lie far outside."""
SHAPE: Final = 0.3
"""The height of the two plots as a share of their combined width."""

Curve = NDArray[numpy.float64]


def signal_to_noise(alphas_cumprod: Curve) -> Curve:
    """ᾱ / (1 - ᾱ) for each ᾱ; infinite for ᾱ = 1."""
    with numpy.errstate(divide="ignore"):
        return alphas_cumprod / (1 - alphas_cumprod)


def draw_curves(
    curves: Mapping[str, Curve], marked: Mapping[str, Sequence[int]], width: int, size: int, localizer: Localizer
) -> Image.Image:
    """Plot ᾱₜ and the signal-to-noise ratio of each schedule side by side, with points at `marked` timesteps."""
    figure = new_figure(width, round(width * SHAPE))
    left, right = figure.subplots(1, 2)
    for (name, alphas_cumprod), (colour, line, broad) in zip(curves.items(), STYLES, strict=False):
        points = sorted(set(marked.get(name, ())))
        for axes, values in ((left, alphas_cumprod), (right, signal_to_noise(alphas_cumprod))):
            label = localizer("drawings.schedule", name=name)
            axes.plot(values, color=colour, linestyle=line, linewidth=size / 8 * broad, label=label)
            axes.plot(points, values[points], "o", color=colour, markersize=size / 3)
    left.set_title(localizer("drawings.bar"))
    right.set_title(localizer("drawings.snr"))
    right.set_yscale("log")
    left.set_ylim(-0.03, 1.03)
    right.set_ylim(10.0**-ORDERS, 10.0**ORDERS)
    _number_ratio(left, localizer)
    for axes in (left, right):
        axes.set_xlabel(localizer("drawings.timestep"))
        axes.grid(color=palette.LINE, alpha=0.35)
        style_axes(axes, size)
    legend = right.legend(facecolor=palette.TILE, edgecolor=palette.LINE, loc="upper right")
    for text in legend.get_texts():
        style_text(text, size)
    return render(figure)


def _number_ratio(axes: "Axes", localizer: Localizer) -> None:
    ticks = (0.0, 0.25, 0.5, 0.75, 1.0)
    axes.set_yticks(ticks, [localizer("drawings.number", value=tick) for tick in ticks])
