"""Styles: the built-in ones, and how a style is put around what a member typed."""

from typing import Final

from bot.core.errors import RequestError
from bot.core.request import MAX_STEPS, check_text
from bot.core.style import Style
from bot.prompts import choices, weights
from bot.prompts.edits import by_step

PLACE: Final = "{prompt}"
"""The placeholder in a template for what was typed."""
MAX_NAME: Final = 32


def apply(style: Style, prompt: str, negative: str) -> tuple[str, str]:
    """Prompt and negative prompt in a style; a template without a placeholder is appended to the prompt."""
    template = style.prompt.strip()
    if PLACE not in template:
        template = f"{PLACE}, {template}" if template else PLACE
    return template.replace(PLACE, prompt), ", ".join(filter(None, [negative, style.negative_prompt.strip()]))


def check(style: Style) -> None:
    """Raise RequestError if a style's name or template isn't valid."""
    if not 1 <= len(style.name.strip()) <= MAX_NAME or not style.name.isprintable():
        raise RequestError("style.name", limit=MAX_NAME)
    if not style.prompt.strip() and not style.negative_prompt.strip():
        raise RequestError("style.empty")
    for text in apply(style, "a picture", ""):
        check_text(text)
        choices.count(text, None)
        for step in dict.fromkeys(by_step(text, MAX_STEPS)):
            weights.parse(step)


STYLES: Final = {
    style.name: style
    for style in (
        Style("plain", PLACE),  # lets a member with a preferred style do without it once
        Style(
            "photo",
            "photograph of {prompt}, natural light, sharp focus, 50mm lens, fine detail",
            "drawing, painting, illustration, cartoon, render, blurry",
        ),
        Style(
            "portrait",
            "portrait photograph of {prompt}, soft window light, shallow depth of field, 85mm lens",
            "drawing, painting, deformed, blurry",
        ),
        Style(
            "cinematic",
            "film still of {prompt}, dramatic lighting, anamorphic lens, film grain, colour graded",
            "drawing, cartoon, flat lighting",
        ),
        Style(
            "noir",
            "{prompt}, film noir, black and white, hard shadows, rain, 1940s cinema",
            "colour, bright, cheerful",
        ),
        Style(
            "watercolour",
            "watercolour painting of {prompt}, soft washes, wet edges, visible paper texture",
            "photograph, render, hard outlines",
        ),
        Style(
            "oil",
            "oil painting of {prompt}, thick brush strokes, canvas texture, rich colours",
            "photograph, render, flat colours",
        ),
        Style(
            "ink",
            "ink drawing of {prompt}, confident black lines, cross-hatching, white paper",
            "colour, photograph, shading in grey",
        ),
        Style(
            "pencil",
            "pencil sketch of {prompt}, graphite on paper, loose lines, soft shading",
            "colour, photograph",
        ),
        Style(
            "pixel-art",
            "pixel art of {prompt}, 16-bit game sprite, limited palette, crisp pixels",
            "photograph, blurry, smooth gradients",
        ),
        Style(
            "anime",
            "anime illustration of {prompt}, clean line art, cel shading, vivid colours",
            "photograph, render, realistic",
        ),
        Style(
            "comic",
            "comic book panel of {prompt}, bold outlines, halftone dots, flat colours",
            "photograph, realistic",
        ),
        Style(
            "low-poly",
            "low poly render of {prompt}, flat-shaded triangles, isometric view, soft studio light",
            "photograph, fine texture, noise",
        ),
        Style(
            "clay",
            "clay model of {prompt}, plasticine, stop-motion film set, soft light",
            "photograph of people, drawing",
        ),
        Style(
            "sticker",
            "sticker of {prompt}, die-cut, thick white border, simple shapes, plain background",
            "photograph, busy background, text",
        ),
        Style(
            "papercraft",
            "papercraft of {prompt}, layered cut paper, soft shadows between the layers",
            "photograph, painting",
        ),
        Style(
            "neon",
            "{prompt}, neon lights at night, synthwave, glowing magenta and cyan, wet reflections",
            "daylight, pale colours",
        ),
    )
}
"""The built-in styles, by name."""
