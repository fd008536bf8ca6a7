"""Captions: the ways in which people might describe a Scene."""

import random
from collections.abc import Mapping
from typing import Final

from demo_model.scenes.scene import Scene

Phrases = dict[str, tuple[str, ...]]

COLOURS: Final[Phrases] = {
    "red": ("red", "red", "red", "crimson", "bright red"),
    "orange": ("orange",),
    "yellow": ("yellow", "yellow", "yellow", "golden", "bright yellow"),
    "green": ("green",),
    "blue": ("blue", "blue", "blue", "bright blue"),
    "purple": ("purple", "purple", "purple", "violet"),
    "pink": ("pink",),
    "white": ("white",),
}
SIZES: Final[Phrases] = {
    "small": ("small", "small", "little", "tiny"),
    "big": ("big", "big", "large", "huge"),
}
GROUNDS: Final[Phrases] = {
    "grass": ("on the grass", "on green grass", "on a meadow", "in a green field", "on the lawn"),
    "snow": ("on the snow", "in the snow", "on white snow", "on snowy ground", "in a snowy field", "in winter"),
    "sand": ("on the sand", "on yellow sand", "on the beach", "in the desert", "on a sandy beach"),
    "sea": ("on the sea", "on the water", "on the ocean", "in the sea", "on the blue sea", "at sea"),
}
SKIES: Final[Phrases] = {
    "day": ("by day", "in the daytime", "during the day", "under a blue sky", "on a clear day", "at noon"),
    "sunset": ("at sunset", "at sunset", "in the evening", "under an orange sky", "at dusk"),
    "night": ("at night", "at night", "by night", "under a dark sky", "under the stars", "on a starry night"),
    "cloudy": ("on a cloudy day", "under a cloudy sky", "under grey clouds", "with clouds", "in cloudy weather"),
}
LIGHTS: Final[Phrases] = {
    "sun": ("with the sun", "with a sun", "with the sun in the sky", "under the sun"),
    "moon": ("with the moon", "with a moon", "with the moon in the sky", "under the moon"),
    "none": ("without sun or moon", "with no sun or moon"),
}
WORDS: Final[Phrases] = {
    "grass": ("grass", "meadow"),
    "snow": ("snow", "winter"),
    "sand": ("sand", "beach", "desert"),
    "sea": ("sea", "ocean", "water"),
    "day": ("day", "daytime", "blue sky"),
    "sunset": ("sunset", "evening", "dusk"),
    "night": ("night", "starry sky"),
    "cloudy": ("cloudy", "clouds", "grey sky"),
    "sun": ("sun",),
    "moon": ("moon",),
    "none": ("empty sky",),
}
OFTEN: Final = {"sun": 0.5, "moon": 0.5, "none": 0.15}
"""How often a full caption names the light; people seldom say that there is none."""
MOSTLY: Final = dict.fromkeys(OFTEN, 0.8)
"""How often it does in the lessons on sun and moon, which need many examples."""
OPENINGS: Final = ("", "", "", "", "a picture of ", "a drawing of ", "a painting of ", "a cartoon of ")


def with_article(noun: str) -> str:
    """ "a" or "an" before a noun phrase."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def noun_phrase(scene: Scene, rng: random.Random, *, size: bool) -> str:
    """Size, colour and object, such as "big red castle"."""
    words = [rng.choice(SIZES[scene.size])] if size else []
    return " ".join([*words, rng.choice(COLOURS[scene.colour]), scene.object])


def full_caption(scene: Scene, rng: random.Random, often: Mapping[str, float] = OFTEN) -> str:
    """A caption that names object, colour, ground and sky, often the size, and the light with probability `often`."""
    light = rng.random() < often[scene.light]
    noun = with_article(noun_phrase(scene, rng, size=rng.random() < 0.6))
    places = [rng.choice(GROUNDS[scene.ground]), rng.choice(SKIES[scene.sky])]
    if light:
        places.append(rng.choice(LIGHTS[scene.light]))
    style = rng.random()
    if style < 0.6:
        if rng.random() < 0.25:
            rng.shuffle(places)
        return rng.choice(OPENINGS) + " ".join([noun, *places])
    if style < 0.75:
        lead = places.pop(1)
        return ", ".join([lead, " ".join([noun, *places])])
    return keywords(scene, rng, light=light)


def keywords(scene: Scene, rng: random.Random, *, light: bool) -> str:
    """A caption as a list of keywords, such as "red castle, snow, night, moon"."""
    words = [rng.choice(WORDS[scene.ground]), rng.choice(WORDS[scene.sky])]
    if light:
        words.append(rng.choice(WORDS[scene.light]))
    if rng.random() < 0.3:
        rng.shuffle(words)
    return ", ".join([noun_phrase(scene, rng, size=rng.random() < 0.4), *words])


def partial_caption(scene: Scene, rng: random.Random) -> str:
    """A caption that leaves something out, such as "a cat at night" or just "on the snow"."""
    kind = rng.randrange(5)
    if kind == 0:
        return rng.choice(SKIES[scene.sky])
    if kind == 1:
        return f"{rng.choice(GROUNDS[scene.ground])} {rng.choice(SKIES[scene.sky])}"
    noun = scene.object if rng.random() < 0.4 else noun_phrase(scene, rng, size=False)
    if kind == 2:
        return with_article(noun)
    place = rng.choice(GROUNDS[scene.ground] if kind == 3 else SKIES[scene.sky])
    return f"{with_article(noun)} {place}"


def training_caption(scene: Scene, rng: random.Random, often: Mapping[str, float] = OFTEN) -> str:
    """A caption for training: mostly full, sometimes partial, in any letter case."""
    text = full_caption(scene, rng, often) if rng.random() < 0.85 else partial_caption(scene, rng)
    return text.capitalize() if rng.random() < 0.15 else text
