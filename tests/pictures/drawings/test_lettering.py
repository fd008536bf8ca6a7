"""Text fits where it is measured to fit, has a glyph for each of its letters, and says the same in each language."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from bot.i18n.localizer import FOLDER, LANGUAGES
from bot.pictures.drawings import lettering, palette
from bot.pictures.drawings.lettering import ELLIPSIS, UNKNOWN, fitted, fitting_size, legible, text_width, write
from tests.i18n.catalogue import messages, variables

ROOT = Path(__file__).parents[3]

FORMULAS = "xₜ x̂₀ ᾱₜ ᾱ √ ε v β σ × → · … − ⁰¹²³⁴⁵⁶⁷⁸⁹⁻"


def written(text: str, *, bold: bool = False) -> bytes:
    sheet = Image.new("RGB", (400, 60), palette.PANEL)
    write(ImageDraw.Draw(sheet), (5, 5), text, 30, palette.INK, bold=bold)
    return sheet.tobytes()


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_font_that_is_always_there_has_a_glyph_for_all_that_is_written(language: str, bold: bool) -> None:
    text = (FOLDER / language / "drawings.ftl").read_text(encoding="utf-8") + FORMULAS
    glyphs = lettering._glyphs(lettering._dejavu(bold))
    assert {char for char in text if not char.isspace() and ord(char) not in glyphs} == set()


@pytest.mark.parametrize("bold", [False, True])
def test_formulas_are_no_empty_boxes(bold: bool) -> None:
    box = written("\U0010ffff", bold=bold)  # what stands for no character
    assert len({written(letter, bold=bold) for letter in ("xₜ", "x̂₀", "ᾱₜ", "x", "α", "ₜ")} - {box}) == 6


def test_each_language_has_all_sentences_of_drawings_with_the_same_parameters() -> None:
    english, *others = [messages(FOLDER / language / "drawings.ftl") for language in LANGUAGES]
    for other in others:
        assert set(other) == set(english)
        for key, message in other.items():
            assert variables(message) <= variables(english[key])


@pytest.mark.parametrize("lines", [1, 3])
@pytest.mark.parametrize("text", ["x" * 2000, "a cat on a mat " * 150, "猫" * 500, "🐱 " * 300, "short"])
def test_no_line_is_wider_than_its_room(text: str, lines: int) -> None:
    found = fitted(text, 200, 20, lines=lines)
    assert 1 <= len(found) <= lines
    assert all(text_width(line, 20) <= 200 for line in found)
    assert found[-1].endswith(ELLIPSIS) == (text != "short")


@pytest.mark.parametrize("room", ["a cat sat on", "a cat sat on ", "a cat sat on th"])
def test_lines_break_between_words(room: str) -> None:
    assert fitted("a cat sat on the mat", text_width(room, 20) + 1, 20, lines=2) == ["a cat sat on", "the mat"]


@pytest.mark.parametrize("text", ["", " ", "\n" * 2000, "\u200b"])
def test_nothing_to_see_takes_no_line(text: str) -> None:
    assert fitted(text, 200, 20) == []


def test_a_room_narrower_than_a_letter_still_ends() -> None:
    assert len(fitted("wide", 1, 20, lines=2)) == 2


def test_what_no_font_has_becomes_a_dot_and_what_is_unseen_goes() -> None:
    assert legible("a\U0010ffffb\u200d\u202e\ufe0f\x00c") == f"a{UNKNOWN}bc"


def test_without_a_cjk_font_all_text_is_still_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lettering, "CJK", ("No Such Font",))
    for cached in (lettering._cjk, lettering._font_of):
        cached.cache_clear()
    try:
        assert lettering.font_families() == ["DejaVu Sans"]
        assert legible("a猫") == f"a{UNKNOWN}"
        assert text_width("a猫", 20) > text_width("a", 20)
    finally:
        monkeypatch.undo()
        for cached in (lettering._cjk, lettering._font_of):
            cached.cache_clear()


def test_letters_shrink_until_the_widest_line_fits() -> None:
    assert fitting_size(["short"], 500, 30) == 30
    size = fitting_size(["short", "a much longer line of text"], 100, 30)
    assert size < 30
    assert text_width("a much longer line of text", size) <= 100 + size


@pytest.mark.parametrize(("align", "left"), [("left", 100), ("middle", 50), ("right", 0)])
def test_text_stands_where_it_is_aligned(align: lettering.Align, left: int) -> None:
    sheet = Image.new("L", (300, 60))
    width = text_width("XXXX", 30)
    write(ImageDraw.Draw(sheet), (100, 5), "XXXX", 30, "white", align=align)
    box = sheet.getbbox()
    assert box is not None
    assert box[0] == pytest.approx(100 - (100 - left) / 100 * width, abs=4)
    assert 5 <= box[1] <= box[3] <= 5 + 30 * lettering.LINE_HEIGHT


def test_matplotlib_waits_until_something_is_drawn() -> None:
    code = (
        "import sys; from bot.pictures.drawings import chart, film, grid, unet; sys.exit('matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_ink_is_read_on_the_panel() -> None:
    for colour in (palette.INK, palette.MUTED, palette.AMBER, palette.BLUE, palette.TEAL):
        for ground in (palette.PANEL, palette.TILE):
            assert contrast(colour, ground) >= 4.5  # WCAG 2.2, success criterion 1.4.3


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
