"""The twelve objects, drawn in a unit square whose bottom edge stands on the ground."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PIL.ImageDraw import ImageDraw

Colour = tuple[int, int, int]
Point = tuple[float, float]

INK: Final[Colour] = (34, 28, 44)


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws in unit coordinates: x from -0.5 to 0.5 around the middle, y from 0 (ground) up to 1."""

    canvas: ImageDraw
    x: float
    y: float
    scale: float
    fill: Colour
    dark: Colour
    light: Colour
    line: int

    def at(self, x: float, y: float) -> Point:
        """Unit coordinates to pixels."""
        return self.x + x * self.scale, self.y - y * self.scale

    def polygon(self, points: Sequence[Point], fill: Colour) -> None:
        """A filled polygon with an ink outline."""
        corners = [self.at(*p) for p in points]
        self.canvas.polygon(corners, fill=fill)
        self.canvas.line([*corners, *corners[:2]], fill=INK, width=self.line, joint="curve")

    def box(self, left: float, bottom: float, right: float, top: float, fill: Colour) -> None:
        """A filled rectangle with an ink outline."""
        self.polygon([(left, bottom), (right, bottom), (right, top), (left, top)], fill)

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: Colour) -> None:
        """A filled ellipse around (x, y) with an ink outline."""
        left, top = self.at(x - rx, y + ry)
        right, bottom = self.at(x + rx, y - ry)
        self.canvas.ellipse((left, top, right, bottom), fill=fill, outline=INK, width=self.line)

    def stroke(self, points: Sequence[Point], fill: Colour = INK, width: float = 1.0) -> None:
        """An open line."""
        self.canvas.line([self.at(*p) for p in points], fill=fill, width=round(self.line * width), joint="curve")


def house(pen: Pen) -> None:
    """Walls, a darker roof, a door and a window."""
    pen.box(0.14, 0.62, 0.25, 0.9, pen.dark)
    pen.box(-0.34, 0.0, 0.34, 0.5, pen.fill)
    pen.polygon([(-0.44, 0.5), (0.44, 0.5), (0.0, 0.92)], pen.dark)
    pen.box(-0.22, 0.0, -0.04, 0.3, (92, 60, 40))
    pen.box(0.08, 0.18, 0.24, 0.36, (255, 236, 150))


def castle(pen: Pen) -> None:
    """Two towers with pointed roofs around a wall with battlements and a gate."""
    for x in (-0.14, 0.0, 0.14):
        pen.box(x - 0.05, 0.42, x + 0.05, 0.52, pen.fill)
    pen.box(-0.26, 0.0, 0.26, 0.44, pen.fill)
    for side in (-1, 1):
        pen.box(side * 0.34 - 0.11, 0.0, side * 0.34 + 0.11, 0.62, pen.fill)
        pen.polygon([(side * 0.34 - 0.15, 0.62), (side * 0.34 + 0.15, 0.62), (side * 0.34, 0.96)], pen.dark)
        pen.box(side * 0.34 - 0.03, 0.36, side * 0.34 + 0.03, 0.5, INK)
    pen.box(-0.09, 0.0, 0.09, 0.24, (70, 46, 36))


def tree(pen: Pen) -> None:
    """A brown trunk under a round crown of three balls."""
    pen.box(-0.07, 0.0, 0.07, 0.42, (116, 76, 44))
    for x, y, r in ((-0.2, 0.52, 0.2), (0.2, 0.52, 0.2), (0.0, 0.72, 0.25)):
        pen.ellipse(x, y, r, r, pen.fill)
    left, top = pen.at(-0.28, 0.68)
    right, bottom = pen.at(0.28, 0.44)
    pen.canvas.ellipse((left, top, right, bottom), fill=pen.fill)


def boat(pen: Pen) -> None:
    """A hull with a mast and a light sail."""
    pen.polygon([(-0.46, 0.3), (0.46, 0.3), (0.28, 0.02), (-0.28, 0.02)], pen.fill)
    pen.box(-0.03, 0.3, 0.03, 0.96, (116, 76, 44))
    pen.polygon([(0.05, 0.38), (0.05, 0.92), (0.4, 0.38)], pen.light)
    pen.polygon([(-0.05, 0.38), (-0.05, 0.8), (-0.3, 0.38)], pen.light)


def cat(pen: Pen) -> None:
    """A sitting cat with a tail, ears, eyes and whiskers."""
    pen.stroke([(0.2, 0.1), (0.4, 0.14), (0.44, 0.34), (0.36, 0.46)], INK, 5.0)
    pen.stroke([(0.2, 0.1), (0.4, 0.14), (0.44, 0.34), (0.36, 0.45)], pen.fill, 2.6)
    pen.ellipse(0.0, 0.26, 0.27, 0.27, pen.fill)
    for side in (-1, 1):
        pen.polygon([(side * 0.25, 0.62), (side * 0.24, 0.97), (side * 0.04, 0.8)], pen.fill)
    pen.ellipse(0.0, 0.62, 0.27, 0.24, pen.fill)
    for side in (-1, 1):
        pen.ellipse(side * 0.11, 0.65, 0.035, 0.055, INK)
        pen.stroke([(side * 0.1, 0.54), (side * 0.3, 0.57)], INK, 0.6)
    pen.ellipse(0.0, 0.55, 0.035, 0.025, (236, 120, 140))


def car(pen: Pen) -> None:
    """A cabin with a window on a body with two wheels."""
    pen.polygon([(-0.26, 0.42), (0.24, 0.42), (0.14, 0.68), (-0.18, 0.68)], pen.fill)
    pen.polygon([(-0.19, 0.44), (0.17, 0.44), (0.1, 0.62), (-0.14, 0.62)], (196, 230, 246))
    pen.box(-0.48, 0.14, 0.48, 0.43, pen.fill)
    pen.ellipse(0.43, 0.33, 0.045, 0.045, (255, 240, 160))
    for x in (-0.27, 0.27):
        pen.ellipse(x, 0.13, 0.13, 0.13, (52, 50, 58))
        pen.ellipse(x, 0.13, 0.055, 0.055, (200, 200, 206))


def flower(pen: Pen) -> None:
    """Six petals around a yellow heart on a green stem with leaves."""
    pen.box(-0.03, 0.0, 0.03, 0.5, (58, 150, 62))
    pen.ellipse(-0.14, 0.16, 0.12, 0.055, (58, 150, 62))
    pen.ellipse(0.14, 0.24, 0.12, 0.055, (58, 150, 62))
    for k in range(6):
        angle = k * math.pi / 3 + math.pi / 6
        pen.ellipse(0.2 * math.cos(angle), 0.68 + 0.2 * math.sin(angle), 0.135, 0.135, pen.fill)
    pen.ellipse(0.0, 0.68, 0.12, 0.12, (250, 206, 70) if pen.fill != (246, 214, 60) else (150, 96, 40))


def star(pen: Pen) -> None:
    """A five-pointed star."""
    radii = (0.48, 0.21)
    angles = [math.pi / 2 + k * math.pi / 5 for k in range(10)]
    pen.polygon(
        [(radii[k % 2] * math.cos(a), 0.5 + radii[k % 2] * math.sin(a)) for k, a in enumerate(angles)], pen.fill
    )


def mountain(pen: Pen) -> None:
    """A wide peak with a light cap and a lower shoulder."""
    pen.polygon([(0.02, 0.0), (0.5, 0.0), (0.28, 0.52)], pen.dark)
    pen.polygon([(-0.5, 0.0), (0.34, 0.0), (-0.08, 0.92)], pen.fill)
    pen.polygon([(-0.08, 0.92), (-0.21, 0.64), (-0.12, 0.69), (-0.06, 0.6), (0.0, 0.69), (0.05, 0.64)], (250, 250, 255))


def balloon(pen: Pen) -> None:
    """A hot-air balloon with a darker stripe and a basket."""
    pen.stroke([(-0.2, 0.42), (-0.08, 0.16)])
    pen.stroke([(0.2, 0.42), (0.08, 0.16)])
    pen.polygon([(-0.2, 0.44), (0.2, 0.44), (0.07, 0.24), (-0.07, 0.24)], pen.fill)
    pen.ellipse(0.0, 0.64, 0.33, 0.34, pen.fill)
    pen.ellipse(0.0, 0.64, 0.13, 0.34, pen.dark)
    pen.box(-0.09, 0.02, 0.09, 0.17, (150, 100, 56))


def mushroom(pen: Pen) -> None:
    """A spotted cap on a pale stem."""
    pen.box(-0.13, 0.0, 0.13, 0.46, (244, 232, 208))
    angles = [k * math.pi / 12 for k in range(13)]
    pen.polygon([(0.46 * math.cos(a), 0.42 + 0.46 * math.sin(a)) for a in angles], pen.fill)
    for x, y, r in ((-0.22, 0.56, 0.07), (0.04, 0.72, 0.08), (0.24, 0.54, 0.06)):
        pen.ellipse(x, y, r, r, pen.light)


def rocket(pen: Pen) -> None:
    """A pointed hull with fins, a window and a flame."""
    pen.polygon([(-0.1, 0.16), (0.1, 0.16), (0.0, 0.0)], (255, 170, 50))
    for side in (-1, 1):
        pen.polygon([(side * 0.15, 0.16), (side * 0.34, 0.12), (side * 0.16, 0.42)], pen.dark)
    body = [(-0.17, 0.16), (0.17, 0.16), (0.19, 0.5), (0.13, 0.76), (0.0, 0.98), (-0.13, 0.76), (-0.19, 0.5)]
    pen.polygon(body, pen.fill)
    pen.ellipse(0.0, 0.56, 0.085, 0.085, (196, 230, 246))


DRAW: Final[dict[str, Callable[[Pen], None]]] = {
    "house": house, "castle": castle, "tree": tree, "boat": boat, "cat": cat, "car": car,
    "flower": flower, "star": star, "mountain": mountain, "balloon": balloon, "mushroom": mushroom, "rocket": rocket,
}  # fmt: skip
"""How each object of the vocabulary is drawn."""
