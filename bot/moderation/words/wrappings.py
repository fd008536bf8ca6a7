r"""Wrappings: what is put into words so that they are read apart, though who looks at them, or a model, reads on.

`cas()tle`, `(cas:1)(tle:1)` and `[cas|tle]` have brackets and weights within; others have a space that isn't the usual
one, letters that only tags of emoji have, emoji that look like letters, or are written from right to left. A text with
any of these is read once more without them; it is read as it is in any case.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.moderation.words.letters import Letters, invisible, read

BRACKETS: Final = re.compile(r"(?<=\w)(?:\\?[()\[\]{}<>]|:\s*[+-]?[\d.]+\s*(?=\)))+(?=\w)")
"""Brackets and weights between letters."""
BARS: Final = re.compile(BRACKETS.pattern.replace("<>]", "<>|]"))
"""These and bars, which may also stand between words that are chosen from."""
WRAPS: Final = frozenset("()[]{}<>\u00a0\u2028")
"""Signs by which it is known that a word was wrapped."""
SPACES: Final = re.compile(r"(?<=\w)[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f]+(?=\w)")
"""Unusual spaces between letters. The one of Japanese is usual there."""
PAIRS: Final = re.compile(r"(?<=\w)/\\|/\\(?=\w)|(?<=\w)\\/|\\/(?=\w)")
"""Two signs that look like a letter."""
LETTERS: Final = {"/\\": "a", "\\/": "v"}
"""Which one."""
REVERSED: Final = re.compile("\u202e([^\u202c\n]*)")
"""What is written from right to left."""
STANDING: Final = str.maketrans(
    {code: chr(code - 0xE0000) for code in range(0xE0020, 0xE007F)}
    | dict(zip(map(ord, "（）［］｛｝＜＞｜：＼／【】"), "()[]{}<>|:\\/[]", strict=True))
    | dict.fromkeys(map(ord, "💲💵💰"), "s")
    | dict.fromkeys(map(ord, "⭕🔴🔵⚪⚫🟠🟡🟢🟣"), "o")
    | dict.fromkeys(map(ord, "❌❎✖"), "x")
    | dict.fromkeys(map(ord, "❗❕"), "i")
    | dict.fromkeys(map(ord, "➕✝"), "t")
    | dict.fromkeys(map(ord, "🔺🔼⛺"), "a")
)
"""What stands for letters and brackets: tags, which can't be seen, wide signs and emoji. Each stands for one sign."""


def unwrapped(text: str) -> Iterator[Letters]:
    """A text with wrappings, as it is read without them: from left to right, and backwards where it is turned."""
    orders: list[Sequence[int]] = [range(len(text))]
    if "\u202e" in text:
        orders.append(_turned(text))
    for order in orders:
        seen = "".join(text[index] for index in order)
        for brackets in (BRACKETS, BARS) if "|" in text else (BRACKETS,):
            letters = _without(seen, order, brackets)
            if letters is not None:
                yield letters
            elif order != orders[0]:
                yield _placed(read(seen), order)


def _without(text: str, places: Sequence[int], brackets: re.Pattern[str]) -> Letters | None:
    """A text without wrappings, whose signs stand at these places of what was typed; None where it has none."""
    standing = text.translate(STANDING)
    seen = [index for index, sign in enumerate(standing) if sign.isascii() or not invisible(sign)]
    whole = kept = "".join(standing[index] for index in seen)
    at = [places[index] for index in seen]
    for wrapping in (brackets, SPACES, PAIRS):
        for found in reversed(list(wrapping.finditer(kept))):
            letter = LETTERS.get(found[0], "")
            kept = kept[: found.start()] + letter + kept[found.end() :]
            at[found.start() : found.end()] = at[found.start() : found.start() + len(letter)]
    return None if kept == whole and standing == text else _placed(read(kept), at)


def _placed(letters: Letters, places: Sequence[int]) -> Letters:
    """Letters read from signs that stand at these places of what was typed."""
    return Letters(letters.exact, [places[at] for at in letters.at])


def _turned(text: str) -> list[int]:
    """The places of a text's signs in the order in which they are seen."""
    order = list(range(len(text)))
    for found in REVERSED.finditer(text):
        order[found.start(1) : found.end(1)] = range(found.end(1) - 1, found.start(1) - 1, -1)
    return order
