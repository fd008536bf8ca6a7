"""Drawing: a Scene as a cartoon, drawn with Pillow four times as large and then reduced."""

import random
from typing import Final

from PIL import Image, ImageDraw

from demo_model.scenes.objects import DRAW, Colour, Pen
from demo_model.scenes.scene import Scene

SUPERSAMPLE: Final = 4

PAINTS: Final[dict[str, Colour]] = {
    "red": (222, 44, 46), "orange": (246, 138, 30), "yellow": (246, 214, 60), "green": (52, 168, 78),
    "blue": (48, 98, 222), "purple": (138, 62, 196), "pink": (250, 146, 190), "white": (244, 244, 248),
}  # fmt: skip
SKY: Final[dict[str, tuple[Colour, Colour]]] = {
    "day": ((72, 160, 238), (178, 222, 250)),
    "sunset": ((122, 70, 146), (255, 160, 84)),
    "night": ((12, 14, 46), (38, 46, 104)),
    "cloudy": ((134, 144, 156), (196, 202, 210)),
}
"""The colours of each sky, at the top and at the horizon."""
GROUND: Final[dict[str, tuple[Colour, Colour]]] = {
    "grass": ((112, 190, 74), (66, 142, 52)),
    "snow": ((250, 252, 255), (212, 226, 242)),
    "sand": ((240, 212, 140), (214, 174, 96)),
    "sea": ((44, 124, 190), (20, 74, 142)),
}
"""The colours of each ground, at the horizon and in front."""
LIGHTING: Final = {
    "day": (1.0, 1.0, 1.0),
    "sunset": (0.92, 0.84, 0.8),
    "night": (0.52, 0.56, 0.74),
    "cloudy": (0.84, 0.84, 0.86),
}
"""How much red, green and blue light each sky gives."""


def shade(colour: Colour, factor: float) -> Colour:
    """A darker (below 1) or lighter (above 1) colour."""
    if factor <= 1:
        return (round(colour[0] * factor), round(colour[1] * factor), round(colour[2] * factor))
    mix = factor - 1
    r, g, b = (round(c + (255 - c) * mix) for c in colour)
    return r, g, b


def lit(scene: Scene) -> tuple[Colour, Colour]:
    """The ground's colours at the horizon and in front, under the scene's sky."""
    near, far = (
        tuple(round(c * f) for c, f in zip(colour, LIGHTING[scene.sky], strict=True)) for colour in GROUND[scene.ground]
    )
    return (near[0], near[1], near[2]), (far[0], far[1], far[2])


def gradient(width: int, height: int, top: Colour, bottom: Colour) -> Image.Image:
    """A vertical ramp between two colours."""
    column = Image.new("RGB", (1, 2))
    column.putpixel((0, 0), top)
    column.putpixel((0, 1), bottom)
    return column.resize((width, max(height, 1)), Image.Resampling.BILINEAR)


def draw(scene: Scene, rng: random.Random, width: int = 64, height: int = 64) -> Image.Image:
    """Draw the scene as an RGB picture of width × height pixels; the rng places horizon, object, light and details."""
    w, h = width * SUPERSAMPLE, height * SUPERSAMPLE
    unit = min(w, h)
    horizon = round(h * rng.uniform(0.6, 0.68))
    picture = Image.new("RGB", (w, h))
    picture.paste(gradient(w, horizon, *SKY[scene.sky]), (0, 0))
    picture.paste(gradient(w, h - horizon, *lit(scene)), (0, horizon))
    canvas = ImageDraw.Draw(picture)
    draw_sky(canvas, scene, rng, w, horizon, unit)
    draw_ground(canvas, scene, rng, w, h, horizon, unit)
    draw_object(canvas, scene, rng, w, h, horizon, unit)
    return picture.resize((width, height), Image.Resampling.BOX)


def draw_sky(canvas: ImageDraw.ImageDraw, scene: Scene, rng: random.Random, w: int, horizon: int, unit: int) -> None:
    """Draw stars at night, sun or moon, and clouds on a cloudy day."""
    if scene.sky == "night":
        for _ in range(rng.randint(9, 14)):
            x, y, r = rng.uniform(0, w), rng.uniform(0, horizon * 0.85), unit * 0.009
            canvas.ellipse((x - r, y - r, x + r, y + r), fill=(255, 250, 220))
    if scene.light != "none":
        side = rng.choice((-1, 1))
        x, y = (
            w / 2 + side * w * rng.uniform(0.33, 0.38),
            horizon * (rng.uniform(0.2, 0.3) if scene.sky != "cloudy" else 0.17),
        )
        (draw_sun if scene.light == "sun" else draw_moon)(canvas, x, y, unit * 0.1, SKY[scene.sky][0])
    if scene.sky == "cloudy":
        for k in range(3):
            draw_cloud(
                canvas,
                w * (0.2 + 0.3 * k) + unit * rng.uniform(-0.06, 0.06),
                horizon * rng.uniform(0.36, 0.56),
                unit * 0.075,
            )


def draw_sun(canvas: ImageDraw.ImageDraw, x: float, y: float, r: float, sky: Colour) -> None:
    """A yellow disc with a pale halo."""
    del sky
    canvas.ellipse((x - 1.3 * r, y - 1.3 * r, x + 1.3 * r, y + 1.3 * r), fill=(255, 226, 130))
    canvas.ellipse((x - r, y - r, x + r, y + r), fill=(255, 198, 20))


def draw_moon(canvas: ImageDraw.ImageDraw, x: float, y: float, r: float, sky: Colour) -> None:
    """A pale crescent, open to the right."""
    canvas.ellipse((x - r, y - r, x + r, y + r), fill=(248, 246, 228))
    canvas.ellipse((x - 0.3 * r, y - 1.05 * r, x + 1.4 * r, y + 0.65 * r), fill=sky)


def draw_cloud(canvas: ImageDraw.ImageDraw, x: float, y: float, r: float) -> None:
    """Three white balls on a flat base."""
    for dx, dy, s in ((-1.1, 0.2, 0.8), (0.0, -0.2, 1.1), (1.1, 0.2, 0.8)):
        canvas.ellipse(
            (x + dx * r - s * r, y + dy * r - s * r, x + dx * r + s * r, y + dy * r + s * r), fill=(240, 242, 246)
        )


def draw_ground(
    canvas: ImageDraw.ImageDraw, scene: Scene, rng: random.Random, w: int, h: int, horizon: int, unit: int
) -> None:
    """Draw tufts, glitter, dunes or waves, so that the grounds differ in texture too."""
    near, far = lit(scene)
    if scene.ground == "sea":
        for k in range(3):
            y = horizon + (h - horizon) * (0.22 + 0.28 * k)
            shift = rng.uniform(0, unit * 0.2)
            for column in range(-1, round(w / (unit * 0.2)) + 1):
                left = column * unit * 0.2 + shift
                canvas.arc(
                    (left, y, left + unit * 0.12, y + unit * 0.05),
                    180,
                    360,
                    fill=shade(near, 1.45),
                    width=max(unit // 64, 1),
                )
        return
    mark = {"grass": shade(far, 0.78), "snow": shade(far, 0.9), "sand": shade(far, 0.86)}[scene.ground]
    for _ in range(10):
        x, y = rng.uniform(0, w), rng.uniform(horizon + unit * 0.05, h)
        if scene.ground == "grass":
            canvas.line((x, y, x - unit * 0.012, y - unit * 0.04), fill=mark, width=max(unit // 80, 1))
            canvas.line((x, y, x + unit * 0.016, y - unit * 0.04), fill=mark, width=max(unit // 80, 1))
        else:
            canvas.ellipse((x, y, x + unit * 0.05, y + unit * 0.018), fill=mark)


def draw_object(
    canvas: ImageDraw.ImageDraw, scene: Scene, rng: random.Random, w: int, h: int, horizon: int, unit: int
) -> None:
    """Draw the object a little below the horizon, with a soft shadow."""
    scale = unit * (rng.uniform(0.62, 0.68) if scene.size == "big" else rng.uniform(0.38, 0.42))
    x = w / 2 + w * rng.uniform(-0.08, 0.08)
    y = horizon + (h - horizon) * (rng.uniform(0.5, 0.62) if scene.size == "big" else rng.uniform(0.3, 0.45))
    fill = shade(PAINTS[scene.colour], 0.86 if scene.sky == "night" else 1.0)
    ground = shade(lit(scene)[1], 0.72)
    canvas.ellipse((x - scale * 0.42, y - scale * 0.06, x + scale * 0.42, y + scale * 0.07), fill=ground)
    line = max(round(scale * 0.032), SUPERSAMPLE // 2)
    DRAW[scene.object](Pen(canvas, x, y, scale, fill, shade(fill, 0.68), shade(fill, 1.6), line))
