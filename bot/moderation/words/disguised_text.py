"""Disguised text: the ways to read a text that was encoded, turned around or put upside down."""

import html
import re
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import unquote

from bot.moderation.words.lookalikes import LOOKALIKES

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
TURNS: Final = re.compile(f"[{''.join(UPSIDE_DOWN.keys() - LOOKALIKES.keys())}]")
FEWEST_TURNS: Final = 2
"""Letters upside down with which a text counts as one to be read so."""
FANCY: Final = {
    sign: letter
    for signs in (
        "ᗩᗷᑕᗪ ᖴ ᕼ ᒍ ᒪᗰᑎ ᑭᑫᖇᔕ ᑌᐯᗯ᙭ ᘔ",
        "卂乃匚ᗪ乇千Ꮆ卄丨ﾌҜㄥ爪几ㄖ卩Ɋ尺丂ㄒㄩᐯ山乂ㄚ乙",
        "ค๒ς๔єŦﻮђเןкɭ๓ภ๏קợгรՇยשฬאץչ",
        "ልጌርዕቿቻኗዘጎጋጕረጠክዐየዒዪነፕሁሀሠሸሃጊ",
        "ᏗᏰፈᎴᏋᎦᎶᏂᎥᏠᏦᏝᎷᏁᎧᎮᎤᏒᏕᏖᏬᏉᏇጀᎩፚ",
        "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵",
        "ąɓƈɖɛʄɠɧıʝƙƖɱŋơ℘զཞʂɬųѵῳҳყʑ",
    )
    for sign, letter in zip(signs, "abcdefghijklmnopqrstuvwxyz", strict=True)
    if sign != " "
}
"""Letters of other scripts that only in rows of them pass for Latin ones, as sites for "fancy text" write them."""
FANCIES: Final = re.compile(f"[{''.join(FANCY)}]")
UNREAD: Final = re.compile(
    f"[{''.join(sign for sign, letter in FANCY.items() if letter not in LOOKALIKES.get(sign, '').replace('1', 'il'))}]"
)
"""Those of them that aren't read as such a letter in any case."""
FANCY_TABLE: Final = str.maketrans(FANCY)
FEWEST_FANCIES: Final = 3
"""Such letters with which a text is read so."""
TAGS: Final = re.compile(r"<[^<>]{0,80}>|/\*.{0,80}?\*/")
"""What HTML and other notations put between angle brackets, and comments."""
OTHER: Final = r"[^\W\d_a-zA-Z\u00aa-\u024f\u1e00-\u1eff]"
"""A letter that isn't Latin."""
FOREIGN: Final = re.compile(rf"(?<=[a-zA-Z]{{3}}){OTHER}+|(?<!{OTHER}){OTHER}+(?=[a-zA-Z]{{3}})")
"""Letters of other scripts at the ends of Latin words. Models read the word without them; some languages inflect so."""
ROUNDS: Final = 3
"""How often a text is decoded that was encoded more than once."""


def undisguised(text: str) -> Iterator[Placed]:
    """The texts that a text is in disguise; the text itself is none of them."""
    if "\u202e" in text:
        yield turned(text)
    if ENCODED.search(text):
        yield decoded(text)
    if TAGS.search(text):
        yield replaced(TAGS, text, lambda _: "")
    if text.isascii():
        return
    if FOREIGN.search(text):
        yield replaced(FOREIGN, text, lambda found: " " * len(found))
    if len(TURNS.findall(text)) >= FEWEST_TURNS:
        yield text.translate(TURNED), list(range(len(text)))
        yield text.translate(TURNED)[::-1], list(range(len(text)))[::-1]
    if UNREAD.search(text) and len(FANCIES.findall(text)) >= FEWEST_FANCIES:
        yield text.translate(FANCY_TABLE), list(range(len(text)))


def turned(text: str) -> Placed:
    """A text's signs in the order in which they are seen."""
    order = list(range(len(text)))
    for found in REVERSED.finditer(text):
        order[found.start(1) : found.end(1)] = range(found.end(1) - 1, found.start(1) - 1, -1)
    return "".join(text[index] for index in order), order


def decoded(text: str) -> Placed:
    """A text with the signs that are written in notations."""
    signs, places = text, list(range(len(text)))
    for _ in range(ROUNDS):
        again, at = replaced(ENCODED, signs, sign_of)
        if again == signs:
            break
        signs, places = again, [places[index] for index in at]
    return signs, places


def replaced(pattern: re.Pattern[str], text: str, meant: Callable[[str], str]) -> Placed:
    """A text with something else in the places of a pattern."""
    signs, places, end = "", list[int](), 0
    for found in pattern.finditer(text):
        new = meant(found[0])
        signs += text[end : found.start()] + new
        places += [*range(end, found.start()), *([found.start()] * len(new))]
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
