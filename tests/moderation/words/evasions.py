"""Evasions: a word as somebody writes it who wants to hide it from a filter."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
LEET: Final = {"a": "4@", "b": "8", "e": "3", "g": "9", "i": "1!", "l": "1|", "o": "0", "s": "5$", "t": "7+", "z": "2"}
HIDDEN: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202a\u202b\u202d\u202e\u2066\u2067\u2069\u034f\u180e\u115f\ufe0f"
MARKS: Final = "\u0300\u0301\u0302\u0303\u0307\u0308\u0323\u0327\u0332\u0335\u0336\u0338\u033e\u0489\u20dd"
STYLES: Final = (0xFF41, 0x1D41A, 0x1D482, 0x1D4EA, 0x1D5BA, 0x1D68A, 0x24D0)
"""Where Unicode has letters in other styles: full width, bold, bold italic, script, sans-serif, typewriter, circled."""


def listed(name: str) -> list[str]:
    """Lines of a file beside this one, without its remarks."""
    return [line for line in (FOLDER / name).read_text().splitlines() if not line.startswith("#")]


def words() -> list[str]:
    """Words of the list."""
    return [word for line in listed("words.txt") for word in line.split()]


def confusables() -> dict[str, str]:
    """Signs that look like each letter, from Unicode's table."""
    rows = (line.split() for line in listed("confusables.txt"))
    return {letter: "".join(chr(int(code, 16)) for code in codes) for letter, *codes in rows}


CONFUSABLES: Final = confusables()


def lookalikes(word: str, source: random.Random) -> str:
    return each(word, source, lambda letter: source.choice(CONFUSABLES[letter]))


def leet(word: str, source: random.Random) -> str:
    return each(word, source, lambda letter: source.choice(LEET.get(letter, letter)))


def styled(word: str, source: random.Random) -> str:
    first = source.choice(STYLES)
    return "".join(chr(first + ord(letter) - ord("a")) for letter in word)


def capitals(word: str, source: random.Random) -> str:
    return each(word, source, str.upper)


def spaced(word: str, source: random.Random) -> str:
    return source.choice((" ", ".", "-", "_", "*", "  ", " . ", "·", "~", "/", ", ", "\n", "\u00a0", "\u3000")).join(
        word
    )


def split(word: str, source: random.Random) -> str:
    at = source.randrange(1, len(word))
    return word[:at] + source.choice(".-_*'~") + word[at:]


def hidden(word: str, source: random.Random) -> str:
    return "".join(letter + (source.choice(HIDDEN) if source.random() < 0.6 else "") for letter in word)


def bidirectional(word: str, _source: random.Random) -> str:
    return "\u202d" + word[:2] + "\u2066" + word[2:] + "\u2069\u202c"


def marks(word: str, source: random.Random) -> str:
    return "".join(letter + "".join(source.choices(MARKS, k=source.randrange(3))) for letter in word)


def repeated(word: str, source: random.Random) -> str:
    at = source.randrange(len(word))
    return word[:at] + word[at] * source.randint(3, 6) + word[at + 1 :]


def spelled_leet(word: str, source: random.Random) -> str:
    return " ".join(leet(word, source))


def hidden_lookalikes(word: str, source: random.Random) -> str:
    return hidden(lookalikes(word, source), source)


def repeated_leet(word: str, source: random.Random) -> str:
    return leet(repeated(word, source), source)


def spelled_lookalikes(word: str, source: random.Random) -> str:
    return ".".join(lookalikes(word, source))


def each(word: str, source: random.Random, change: Callable[[str], str]) -> str:
    """A word with at least one of its letters changed, and each of the others with a chance of a half."""
    sure = source.randrange(len(word))
    return "".join(change(letter) if at == sure or source.random() < 0.5 else letter for at, letter in enumerate(word))


DISGUISES: Final = (
    *(lookalikes, leet, styled, capitals, spaced, split, hidden, bidirectional, marks, repeated),
    *(spelled_leet, hidden_lookalikes, repeated_leet, spelled_lookalikes),
)
