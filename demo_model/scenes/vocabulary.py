"""Vocabulary: every word that the demo model knows, and which attributes a text names with them."""

import re
from functools import cache
from typing import Final

from demo_model.scenes.captions import Phrases

VOCABULARY: Final[dict[str, Phrases]] = {
    "object": {
        "house": ("house", "home", "cottage", "hut", "cabin", "building", "haus"),
        "castle": ("castle", "fortress", "palace", "tower", "schloss", "burg"),
        "tree": ("tree", "trees", "oak", "pine", "forest", "wood", "baum", "wald"),
        "boat": ("boat", "ship", "sailboat", "yacht", "boot", "schiff"),
        "cat": ("cat", "cats", "kitten", "kitty", "katze"),
        "car": ("car", "cars", "automobile", "taxi", "auto"),
        "flower": ("flower", "flowers", "rose", "tulip", "blume"),
        "star": ("star", "stern"),
        "mountain": ("mountain", "mountains", "hill", "volcano", "berg"),
        "balloon": ("balloon", "balloons", "ballon"),
        "mushroom": ("mushroom", "mushrooms", "toadstool", "pilz"),
        "rocket": ("rocket", "spaceship", "spacecraft", "rakete"),
    },
    "colour": {
        "red": ("red", "crimson", "bright red", "scarlet", "ruby", "rot", "rote", "roter", "rotes"),
        "orange": ("orange", "orangefarbene"),
        "yellow": ("yellow", "golden", "gold", "bright yellow", "gelb", "gelbe", "gelber", "gelbes"),
        "green": ("green", "emerald", "grün", "grüne", "grüner", "grünes"),
        "blue": ("blue", "bright blue", "navy", "azure", "blau", "blaue", "blauer", "blaues"),
        "purple": ("purple", "violet", "lilac", "lila"),
        "pink": ("pink", "magenta", "rosa"),
        "white": ("white", "ivory", "weiß", "weiße", "weißer", "weißes"),
    },
    "size": {
        "small": ("small", "little", "tiny", "mini", "kleine", "kleiner", "kleines"),
        "big": ("big", "large", "huge", "giant", "enormous", "große", "großer", "großes"),
    },
    "ground": {
        "grass": ("grass", "green grass", "meadow", "green field", "lawn", "garden", "wiese"),
        "snow": ("snow", "white snow", "snowy", "winter", "schnee"),
        "sand": ("sand", "yellow sand", "sandy", "beach", "desert", "dunes", "strand", "wüste"),
        "sea": ("sea", "blue sea", "ocean", "water", "lake", "waves", "meer", "wasser"),
    },
    "sky": {
        "day": (
            "by day", "day", "daytime", "blue sky", "clear day", "noon", "daylight", "midday", "sunny", "morning",
        ),
        "sunset": ("sunset", "evening", "orange sky", "dusk", "sunrise", "twilight", "sonnenuntergang", "abend"),
        "night": (
            "night", "starry night", "starry sky", "dark sky", "stars", "starry", "midnight", "nighttime", "nacht",
        ),
        "cloudy": (
            "cloudy", "cloudy day", "cloudy sky", "clouds", "grey clouds", "grey sky", "overcast", "rainy", "rain",
            "wolken",
        ),
    },
    "light": {
        "sun": ("sun", "sonne"),
        "moon": ("moon", "mond"),
        "none": ("without sun or moon", "no sun or moon", "empty sky"),
    },
}  # fmt: skip
"""Attribute → value → what it may be called, the plainest word first. The rarer words are German or near-synonyms."""


@cache
def _pattern() -> re.Pattern[str]:
    """Any phrase as whole words, the longest first, so that "blue sky" isn't a blue something."""
    phrases = sorted(_meanings(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")


@cache
def _meanings() -> dict[str, tuple[str, str]]:
    """Phrase → attribute and value."""
    return {
        phrase: (attribute, value)
        for attribute, values in VOCABULARY.items()
        for value, phrases in values.items()
        for phrase in phrases
    }


def named_values(text: str) -> dict[str, str]:
    """The values that a text names, by attribute; of several for one attribute, the first."""
    found: dict[str, str] = {}
    for match in _pattern().finditer(text.lower()):
        attribute, value = _meanings()[match[0]]
        found.setdefault(attribute, value)
    return found
