"""Disguised text: the ways to read a text that was encoded, turned around or put upside down."""

import html
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

Placed = tuple[str, list[int]]
"""A text, and the place of each of its signs in what was typed."""
REVERSED: Final = re.compile("\u202e([^\u202c\n]*)")
"""What is written from right to left."""
ENCODED: Final = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});?|(?:%[0-9a-fA-F]{2})+"
    r"|\\[uU](?:\{[0-9a-fA-F]{1,6}\}|[0-9a-fA-F]{4})|\\x[0-9a-fA-F]{2}|[uU]\+[0-9a-fA-F]{4,6}\s?"
)
"""Signs in the notations of HTML, addresses and programming languages. Tokenizers undo those of HTML."""
POINT: Final = re.compile(r"[0-9a-fA-F]+")
UPSIDE_DOWN: Final = dict(zip("ɐɔǝɟƃɓɥᴉıɾʞʃʅɯɹʇʌʍʎ∀ƆƎℲ⅁ſ⅂ԀΛ⅄", "acefgghiijkllmrtvwyacefgjlpvy", strict=True))
"""Letters upside down, by what they are."""
TURNED: Final = str.maketrans(UPSIDE_DOWN | dict(zip("nubqdpNUBQDP", "unqbpdunqbpd", strict=True)))
"""What each sign is when the page is turned."""
TURNS: Final = re.compile(f"[{''.join(UPSIDE_DOWN)}]")
MOST_TURNS: Final = 2
"""Letters upside down with which a text counts as one to be read so."""


def undisguised(text: str) -> Iterator[Placed]:
    """The texts that a text is in disguise; the text itself is none of them."""
    if "\u202e" in text:
        yield turned(text)
    if ENCODED.search(text):
        yield decoded(text)
    if not text.isascii() and len(TURNS.findall(text)) >= MOST_TURNS:
        yield text.translate(TURNED)[::-1], list(range(len(text)))[::-1]


def turned(text: str) -> Placed:
    """A text's signs in the order in which they are seen."""
    order = list(range(len(text)))
    for found in REVERSED.finditer(text):
        order[found.start(1) : found.end(1)] = range(found.end(1) - 1, found.start(1) - 1, -1)
    return "".join(text[index] for index in order), order


def decoded(text: str) -> Placed:
    """A text with the signs that are written in notations."""
    signs, places, end = "", list[int](), 0
    for found in ENCODED.finditer(text):
        meant = sign_of(found[0])
        signs += text[end : found.start()] + meant
        places += [*range(end, found.start()), *([found.start()] * len(meant))]
        end = found.end()
    return signs + text[end:], [*places, *range(end, len(text))]


def sign_of(notation: str) -> str:
    """What a notation stands for; itself if that is nothing."""
    if notation[0] == "&":
        return html.unescape(notation)
    if notation[0] == "%":
        return unquote(notation, errors="replace")
    [*_, digits] = POINT.findall(notation)
    return chr(int(digits, 16)) if int(digits, 16) <= 0x10FFFF else notation
