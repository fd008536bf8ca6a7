"""A U-Net of any depth is drawn as a U, and its blocks are told in one message."""

import io
from dataclasses import replace

import numpy
import pytest
from PIL import Image, ImageColor

from bot.core.unet_summary import Block, UNetSummary
from bot.i18n.localizer import LANGUAGES, Localizer
from bot.pictures.drawings import palette
from bot.pictures.drawings.unet import BOX, MARGIN, WIDTH, count, draw_unet, explain, reads_words

MESSAGE = 2000
"""Characters of a Discord message."""


def unet(channels: tuple[int, ...], side: int, attends: str, heads: int, words: tuple[int, int]) -> UNetSummary:
    """One of diffusers' U-Nets; `attends` has a letter for each level: x with attention, - without."""
    deepest = len(channels) - 1
    sides = [side >> level for level in range(len(channels))]
    blocks = [Block("in", "Conv2d", (4, side, side), (channels[0], side, side), 0, 0, 0, 11_840)]
    for level, width in enumerate(channels):
        taken = (channels[max(level - 1, 0)], sides[level], sides[level])
        given = (width, sides[min(level + 1, deepest)], sides[min(level + 1, deepest)])
        blocks.append(block("down", attends[level] == "x", taken, given, 2, heads))
    bottom = (channels[-1], sides[-1], sides[-1])
    blocks.append(Block("mid", "UNetMidBlock2DCrossAttn", bottom, bottom, 2, 1, heads, 97_038_080))
    for level in range(deepest, -1, -1):
        taken = (channels[min(level + 1, deepest)], sides[level], sides[level])
        given = (channels[level], sides[max(level - 1, 0)], sides[max(level - 1, 0)])
        blocks.append(block("up", attends[level] == "x", taken, given, 3, heads))
    blocks.append(Block("out", "Conv2d", (channels[0], side, side), (4, side, side), 0, 0, 0, 11_524))
    return UNetSummary(tuple(blocks), sum(one.parameters for one in blocks), words, "epsilon", 1000)


def block(
    kind: str, attends: bool, taken: tuple[int, int, int], given: tuple[int, int, int], resnets: int, heads: int
) -> Block:
    name = f"{'CrossAttn' if attends else ''}{kind.capitalize()}Block2D"
    own = (resnets, heads) if attends else (0, 0)
    return Block(kind, name, taken, given, resnets, *own, 9 * taken[0] * given[0] * resnets)


DEMO = unet((64, 128, 128), 16, "xx-", 4, (77, 128))
SD15 = unet((320, 640, 1280, 1280), 64, "xxx-", 8, (77, 768))
SDXL = unet((320, 640, 1280), 128, "-xx", 20, (77, 2048))
PLAIN = unet((32, 64), 32, "--", 0, (0, 0))
UNETS = {"demo": DEMO, "sd15": SD15, "sdxl": SDXL, "plain": PLAIN}


def drawn(unet_summary: UNetSummary, localizer: Localizer | None = None) -> numpy.typing.NDArray[numpy.uint8]:
    with Image.open(io.BytesIO(draw_unet(unet_summary, localizer or Localizer()))) as picture:
        return numpy.asarray(picture.convert("RGB"))


def arrows(picture: numpy.typing.NDArray[numpy.uint8], x: int, colour: str) -> int:
    """How many horizontal lines of a colour a vertical cut crosses."""
    cut = (picture[:, x] == ImageColor.getrgb(colour)).all(axis=1).astype(int)
    return int((numpy.diff(cut) == 1).sum())


@pytest.mark.parametrize("name", UNETS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unet_is_drawn_and_bounded(name: str, language: str) -> None:
    picture = drawn(UNETS[name], Localizer(language))
    assert picture.shape[1] == WIDTH
    assert picture.shape[0] <= 4096


@pytest.mark.parametrize(("name", "levels"), [("demo", 3), ("sd15", 4), ("sdxl", 3), ("plain", 2)])
def test_each_level_has_a_skip_connection_across(name: str, levels: int) -> None:
    picture = drawn(UNETS[name])
    legend = picture.shape[0] - 120
    assert arrows(picture[:legend], MARGIN + BOX + 4, palette.TEAL) == levels  # just beside the boxes on the left


@pytest.mark.parametrize(("name", "levels"), [("demo", 2), ("sd15", 3), ("sdxl", 2)])
def test_the_prompt_goes_into_each_level_that_attends(name: str, levels: int) -> None:
    picture = drawn(UNETS[name])
    body = picture[500 : picture.shape[0] - 120]
    for x in (WIDTH // 2 - 100, WIDTH // 2 + 100):
        assert arrows(body[: -(5 * 60)], x, palette.AMBER) >= levels


def test_where_nothing_attends_no_prompt_is_drawn() -> None:
    without = replace(PLAIN, blocks=tuple(one for one in PLAIN.blocks if one.kind != "mid"))
    picture = drawn(without)
    assert not (picture[: picture.shape[0] - 120] == ImageColor.getrgb(palette.AMBER)).all(axis=2).any()


def test_a_unet_without_a_bottleneck_is_drawn_lower() -> None:
    without = replace(SDXL, blocks=tuple(one for one in SDXL.blocks if one.kind != "mid"))
    assert drawn(without).shape[0] < drawn(SDXL).shape[0]
    assert len(explain(without, Localizer())) == len(without.blocks)


def test_a_class_with_a_very_long_name_stays_in_its_box() -> None:
    named = tuple(replace(one, name="CrossAttn" * 40) for one in DEMO.blocks)
    long, short = drawn(replace(DEMO, blocks=named)), drawn(DEMO)
    between = slice(970, 1230)  # the boxes on the left and on the right
    bottleneck = 1700  # begins above the legend, lower than all rows of two
    assert not numpy.array_equal(long, short)
    assert numpy.array_equal(long[:bottleneck, between], short[:bottleneck, between])


def test_the_same_summary_is_the_same_picture() -> None:
    first = draw_unet(SD15, Localizer())
    assert draw_unet(DEMO, Localizer("de")) != first
    assert draw_unet(SD15, Localizer()) == first


@pytest.mark.parametrize("name", UNETS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_block_has_a_line_and_all_fit_a_message(name: str, language: str) -> None:
    lines = explain(UNETS[name], Localizer(language))
    assert len(lines) == len(UNETS[name].blocks)
    assert len("\n".join(lines)) <= MESSAGE
    assert all(line and "\n" not in line for line in lines)


def test_the_lines_say_what_a_block_is_made_of() -> None:
    lines = explain(SD15, Localizer())
    assert lines[1] == (
        "**Down 1**, 64×64 → 32×32: 2 ResNet blocks and 2 attention layers with 8 heads each, reading the prompt, "
        "then makes the picture smaller; 320 → 320 channels, 1.8 M parameters."
    )
    assert lines[4] == "**Down 4**, 8×8: 2 ResNet blocks; 1280 → 1280 channels, 29.5 M parameters."
    assert lines[6].startswith("**Up 1**, 8×8 → 16×16: adds what Down 4 kept; 3 ResNet blocks, then makes")
    assert lines[10].startswith("**Out**, 64×64: a convolution turns 320 channels into 4: the noise ε;")
    german = explain(SD15, Localizer("de"))
    assert german[5].startswith(
        "**Mitte**, 8×8: 2 ResNet-Blöcke und 1 Attention-Schicht mit 8 Köpfen, die den Prompt lesen"
    )


@pytest.mark.parametrize(
    ("parameters", "locale", "text"),
    [
        (859_520_964, "en-US", "859.5 M"),
        (6_300_000, "de", "6,3 Mio."),
        (2_368, "en-US", "2.4 k"),
        (11_840, "de", "12 Tsd."),
    ],
)
def test_parameters_are_counted_as_people_say_them(parameters: int, locale: str, text: str) -> None:
    assert count(parameters, Localizer(locale)) == text


def test_only_cross_attention_reads_the_prompt() -> None:
    assert reads_words(SD15.blocks[1])
    assert not reads_words(replace(SD15.blocks[1], name="AttnDownBlock2D"))
    assert not reads_words(replace(SD15.blocks[1], attentions=0))
