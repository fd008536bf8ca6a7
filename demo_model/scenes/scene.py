"""Scene: what a cartoon shows. The demo model's vocabulary, and the combinations that training never shows."""

import random
import zlib
from dataclasses import dataclass
from typing import Final

OBJECTS: Final = (
    "house", "castle", "tree", "boat", "cat", "car", "flower", "star", "mountain", "balloon", "mushroom", "rocket",
)  # fmt: skip
COLOURS: Final = ("red", "orange", "yellow", "green", "blue", "purple", "pink", "white")
SIZES: Final = ("small", "big")
GROUNDS: Final = ("grass", "snow", "sand", "sea")
SKIES: Final = ("day", "sunset", "night", "cloudy")
LIGHTS: Final = ("sun", "moon", "none")

HELD_OUT_SHARE: Final = 12
"""One combination in this many is held out of training, for evaluation."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One object in one place: the six attributes that a caption may name."""

    object: str
    colour: str
    size: str
    ground: str
    sky: str
    light: str

    @property
    def held_out(self) -> bool:
        """Whether training never shows this combination of object, colour, ground and sky."""
        key = f"{self.object} {self.colour} {self.ground} {self.sky}"
        return zlib.crc32(key.encode()) % HELD_OUT_SHARE == 0


def random_scene(rng: random.Random) -> Scene:
    """Any scene; at night more often with the moon, by day with the sun."""
    sky = rng.choice(SKIES)
    weights = {"night": (1, 6, 3), "day": (6, 1, 3)}.get(sky, (3, 3, 3))
    return Scene(
        object=rng.choice(OBJECTS),
        colour=rng.choice(COLOURS),
        size=rng.choice(SIZES),
        ground=rng.choice(GROUNDS),
        sky=sky,
        light=rng.choices(LIGHTS, weights)[0],
    )


def training_scene(rng: random.Random) -> Scene:
    """A scene that is not held out."""
    while (scene := random_scene(rng)).held_out:
        pass
    return scene


def held_out_scene(rng: random.Random) -> Scene:
    """A scene that training never shows."""
    while not (scene := random_scene(rng)).held_out:
        pass
    return scene
