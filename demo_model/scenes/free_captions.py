"""Free captions: what people might type who don't know the vocabulary, with unknown words alone or among known ones."""

import random
from typing import Final

from demo_model.scenes.captions import GROUNDS, OPENINGS, SKIES, full_caption, partial_caption, with_article
from demo_model.scenes.scene import Scene, random_scene
from demo_model.scenes.vocabulary import VOCABULARY, named_values

ONSETS: Final = (
    "b", "br", "c", "ch", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl", "qu", "r",
    "s", "sh", "sl", "st", "str", "t", "th", "tr", "v", "w", "y", "z", "",
)  # fmt: skip
VOWELS: Final = ("a", "e", "i", "o", "u", "a", "e", "i", "o", "ai", "ea", "ee", "ie", "oa", "oo", "ou", "y")
CODAS: Final = (
    "",
    "",
    "",
    "n",
    "r",
    "s",
    "t",
    "l",
    "d",
    "m",
    "nd",
    "ng",
    "rk",
    "st",
    "ck",
    "x",
    "ll",
    "ss",
    "p",
    "gon",
)
COMMON: Final = (
    "a", "the", "an", "of", "in", "on", "with", "and", "to", "my", "is", "at", "by", "for", "me", "you", "it", "from",
    "photo", "picture", "portrait", "painting", "style", "art", "digital", "realistic", "detailed", "anime", "cute",
    "beautiful", "epic", "dark", "light", "old", "man", "woman", "girl", "boy", "dog", "dragon", "robot", "city",
    "street", "eating", "riding", "flying", "wearing", "sitting", "holding", "cinematic", "render", "high", "quality",
    "what", "how", "please", "make", "draw", "best", "very", "black", "brown", "grey", "face", "hair", "eyes", "world",
    "king", "magic", "space", "people", "music", "food", "love", "fire", "neon", "glowing", "lighting", "view",
)  # fmt: skip
"""Words outside the vocabulary that many prompts contain; all others are made up."""
ALPHABETS: Final = (
    (0x0430, 0x044F), (0x03B1, 0x03C9), (0x0627, 0x064A), (0x05D0, 0x05EA), (0x0905, 0x0939), (0x0E01, 0x0E2E),
    (0x3042, 0x3093), (0x30A2, 0x30F3), (0x4E00, 0x9FA5), (0xAC00, 0xD7A3), (0x00E0, 0x00F6), (0x0100, 0x017F),
)  # fmt: skip
"""First and last code points of letters: Cyrillic, Greek, Arabic, Hebrew, Hindi, Thai, Japanese, Chinese, Korean, …"""
EMOJI: Final = ((0x1F300, 0x1F5FF), (0x1F600, 0x1F64F), (0x1F680, 0x1F6C5), (0x1F900, 0x1F9FF), (0x2600, 0x27BF))
MARKS: Final = (",", ".", "!", "?", "-", ":", "...", "!!", "#", "&", "*", "/", "'", '"', "@", "~", "_", "+", "=", "|")
PREPOSITIONS: Final = {"ground": "on the", "sky": "at", "light": "with the"}


def made_up_word(rng: random.Random) -> str:
    """A pronounceable word that means nothing, of one to four syllables."""
    syllables = rng.choices((1, 2, 3, 4), (3, 5, 3, 1))[0]
    word = "".join(rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(syllables))
    return word + rng.choice(("", "", "", "", "s", "ed", "ing", "er", "ly", "'s"))


def letters_of(ranges: tuple[tuple[int, int], ...], rng: random.Random, count: int) -> str:
    """Characters from one of the ranges of code points."""
    low, high = rng.choice(ranges)
    return "".join(chr(rng.randint(low, high)) for _ in range(count))


def unknown_word(rng: random.Random, script: str) -> str:
    """One word of English, another alphabet ("foreign") or anything at all ("mixed")."""
    if script == "foreign":
        return letters_of(ALPHABETS[rng.randrange(len(ALPHABETS)) :][:1], rng, rng.randint(1, 8))
    kind = rng.random()
    if script == "mixed" or kind < 0.08:
        odd = rng.randrange(5)
        if odd == 0:
            return letters_of(EMOJI, rng, rng.randint(1, 3))
        if odd == 1:
            return rng.choice(("", "", "k", "d", "mm", "th", "p")).join((str(rng.randint(0, 4000)), ""))
        if odd == 2:
            return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rng.randint(1, 9)))
        if odd == 3:
            return rng.choice(MARKS)
        return letters_of(ALPHABETS, rng, rng.randint(1, 6))
    return rng.choice(COMMON) if kind < 0.45 else made_up_word(rng)


def unknown_text(rng: random.Random, most: int = 30) -> str:
    """One to `most` words that name nothing the model knows; often few, sometimes a list of tags or many."""
    script = rng.choices(("english", "foreign", "mixed"), (8, 1, 1))[0]
    count = min(most, max(1, round(rng.lognormvariate(1.1, 0.8))))
    while True:
        words = [unknown_word(rng, script) for _ in range(count)]
        if rng.random() < 0.3:
            words = [word + ("," if rng.random() < 0.4 else "") for word in words]
        text = " ".join(words).strip(",")
        case = rng.random()
        text = text.title() if case < 0.2 else text.capitalize() if case < 0.4 else text
        if text and not named_values(text):
            return text
        count = max(1, count - 1)


def known_parts(scene: Scene, rng: random.Random) -> list[str]:
    """Some of the scene's attributes, each in its own phrase; colour and size lie before the object, if it is there."""
    names = [name for name in VOCABULARY if rng.random() < (0.12 if name in ("size", "light") else 0.5)]
    words = {name: _word(name, getattr(scene, name), rng) for name in names}
    noun = " ".join(words.pop(name) for name in ("size", "colour", "object") if name in words)
    parts = [noun] if noun else []
    for name, word in words.items():
        plain = rng.random() < 0.5 or word.startswith(("by ", "without ", "no "))
        parts.append(word if plain else f"{PREPOSITIONS[name]} {word}")
    if rng.random() < 0.5:
        rng.shuffle(parts)
    return parts


def _word(name: str, value: str, rng: random.Random) -> str:
    phrases = VOCABULARY[name][value]
    return phrases[0] if rng.random() < 0.3 else rng.choice(phrases)


def free_caption(rng: random.Random, most: int = 30) -> str:
    """A caption with unknown words or near-synonyms: alone, or around, between and after known ones."""
    scene = random_scene(rng)
    kind = rng.random()
    if kind < 0.45:
        return rng.choice((*OPENINGS, "a photo of ", "a ")) + unknown_text(rng, most)
    if kind < 0.55:
        return rng.choice(OPENINGS) + ", ".join(known_parts(scene, rng))
    if kind < 0.7:
        ordinary = full_caption(scene, rng) if rng.random() < 0.5 else partial_caption(scene, rng)
        parts = [ordinary, unknown_text(rng, most // 2)]
        rng.shuffle(parts)
        return rng.choice((" ", ", ")).join(parts)
    parts = known_parts(scene, rng)
    for _ in range(rng.choice((1, 1, 2))):
        parts.insert(rng.randint(0, len(parts)), unknown_text(rng, most // 2))
    return rng.choice((" ", " ", ", ")).join(parts)


def plain_caption(values: dict[str, str]) -> str:
    """The ordinary caption for an object, colour, ground and sky; it names size and light only if they are given."""
    noun = with_article(" ".join(values[name] for name in ("size", "colour", "object") if name in values))
    lights = {"sun": " with the sun", "moon": " with the moon", "none": " without sun or moon"}
    light = lights.get(values.get("light", ""), "")
    return f"{noun} {GROUNDS[values['ground']][0]} {SKIES[values['sky']][0]}{light}"
