"""Text that can be read, by day and by night: WCAG's contrast of the palette."""

import re
from itertools import product
from pathlib import Path

import pytest

import playground

TOKENS = Path(playground.__file__).parent / "page/static/css/tokens.css"
TEXTS = ("text", "soft", "faint", "accent-text", "danger-text", "ochre-text")
GROUNDS = ("page", "ground", "raised", "field", "sunken")


def palettes() -> dict[str, dict[str, str]]:
    """The hexadecimal colours by name, for each scheme."""
    light, dark = TOKENS.read_text().split("@media (prefers-color-scheme: dark)")
    read = {
        name: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css)) for name, css in (("light", light), ("dark", dark))
    }
    return {"light": read["light"], "dark": read["light"] | read["dark"]}


def luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance of "#rrggbb", 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_every_ground(scheme: str) -> None:
    colours = palettes()[scheme]
    ratios = {(text, ground): contrast(colours[text], colours[ground]) for text, ground in product(TEXTS, GROUNDS)}
    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("fill", ["accent", "success", "danger"])
def test_words_stand_out_from_their_button(scheme: str, fill: str) -> None:
    assert contrast("#ffffff", palettes()[scheme][fill]) >= 4.5
