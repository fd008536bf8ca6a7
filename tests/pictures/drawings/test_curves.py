"""The curves of a noise schedule are right, and drawn with their marks."""

import numpy
import pytest
from PIL import ImageColor

from bot.i18n.localizer import Localizer
from bot.pictures.drawings.curves import STYLES, draw_curves, signal_to_noise
from tests.pictures.drawings.studies import COSINE, LINEAR


def coloured(picture: numpy.typing.NDArray[numpy.uint8], colour: str) -> numpy.typing.NDArray[numpy.bool_]:
    found: numpy.typing.NDArray[numpy.bool_] = (picture == ImageColor.getrgb(colour)).all(axis=2)
    return found


def test_signal_to_noise_is_one_where_half_is_left_and_infinite_where_all_is() -> None:
    assert signal_to_noise(numpy.array([0.0, 0.2, 0.5, 0.8, 1.0])) == pytest.approx([0, 0.25, 1, 4, numpy.inf])


def test_both_plots_show_each_curve_and_marks_add_to_it() -> None:
    curves = {"linear": LINEAR, "cosine": COSINE}
    bare = numpy.asarray(draw_curves(curves, {}, 1200, 24, Localizer()))
    marked = numpy.asarray(draw_curves(curves, {"linear": [500], "cosine": [0, 999]}, 1200, 24, Localizer()))
    assert bare.shape == marked.shape == (360, 1200, 3)
    for colour, *_ in STYLES[:2]:
        for half in (slice(0, 600), slice(600, 1200)):
            assert coloured(bare[:, half], colour).sum() > 300
        assert coloured(marked, colour).sum() > coloured(bare, colour).sum()


def test_the_linear_schedule_destroys_sooner() -> None:
    picture = numpy.asarray(draw_curves({"linear": LINEAR, "cosine": COSINE}, {}, 1200, 24, Localizer()))
    column = picture[60:, 300]
    linear, cosine = (coloured(column[None], colour)[0].nonzero()[0] for colour, *_ in STYLES[:2])
    assert cosine.mean() < linear.mean()  # higher up


def test_a_schedule_that_ends_in_nothing_is_drawn() -> None:
    assert draw_curves({"mine": numpy.linspace(1, 0, 50)}, {"mine": [0, 49]}, 800, 20, Localizer("de")).width == 800
