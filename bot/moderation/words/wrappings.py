r"""Wrappings: what is put into words so that they are read apart, though who looks at them, or a model, reads on.

`cas()tle`, `(cas:1)(tle:1)` and `[cas|tle]` have brackets and weights within; others have a space that isn't the usual
one, letters that only tags of emoji have, emoji that look like letters, or are written from right to left. A text with
any of these is read once more without them; it is read as it is in any case.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.moderation.words.disguised_text import undisguised
from bot.moderation.words.letters import Letters, invisible, read

BRACKETS: Final = re.compile(r"(?<=\w)(?:\\?[()\[\]{}<>]|\\|:\s*[+-]?[\d.]+\s*(?=[)\]]))+(?=\w)")
"""Brackets, weights and backslashes between letters."""
BARS: Final = re.compile(BRACKETS.pattern.replace("<>]", "<>|:]"))
"""These, bars and colons, which may also stand between words that are chosen from."""
ALTERNATIVES: Final = re.compile(r"\||\[[^\]:]{1,80}:")
"""What suggests words that are chosen from."""
WRAPPED: Final = re.compile(r"[()\[\]{}<>|\\&%]|[uU]\+|/\*|[^\x00-\x7f]")
"""What a text must have to be wrapped or in disguise."""
WRAPS: Final = frozenset("()[]{}<>\u00a0\u2028")
"""Signs by which it is known that a word was wrapped."""
SPACES: Final = re.compile(r"(?<=\w)[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2800]+(?=\w)")
"""Unusual spaces between letters, and Braille without dots. The one of Japanese is usual there."""
LETTERS: Final = {"|\\|": "n", "|_|": "u", "|-|": "h", "|)": "d", "|<": "k", "/\\": "a", "\\/": "v"}
"""Letters that are drawn with several signs, by these."""
DRAWN: Final = re.compile("|".join(rf"(?<=\w){re.escape(signs)}|{re.escape(signs)}(?=\w)" for signs in LETTERS))
"""These beside other letters."""
STANDING: Final = str.maketrans(
    {code: chr(code - 0xE0000) for code in range(0xE0020, 0xE007F)}
    | dict(zip(map(ord, "（）［］｛｝＜＞｜：＼／【】"), "()[]{}<>|:\\/[]", strict=True))
    | dict.fromkeys(map(ord, "・･"), ".")
    | dict.fromkeys(map(ord, "💲💵💰"), "s")
    | dict.fromkeys(map(ord, "⭕🔴🔵⚪⚫🟠🟡🟢🟣"), "o")
    | dict.fromkeys(map(ord, "❌❎✖"), "x")
    | dict.fromkeys(map(ord, "❗❕"), "i")
    | dict.fromkeys(map(ord, "➕✝"), "t")
    | dict.fromkeys(map(ord, "🔺🔼⛺"), "a")
)
"""What stands for letters and brackets: tags, which can't be seen, wide signs and emoji. Each stands for one sign."""


def unwrapped(text: str) -> Iterator[Letters]:
    """A text with wrappings or in disguise, as it is read without them."""
    if WRAPPED.search(text) is None:
        return
    yield from _read(text, range(len(text)), always=False)
    for signs, places in undisguised(text):
        yield from _read(signs, places, always=True)


def _read(text: str, places: Sequence[int], *, always: bool) -> Iterator[Letters]:
    """A text without wrappings, whose signs stand at these places of what was typed; `always` if it has none, too."""
    found = 0
    for brackets in (BRACKETS, BARS) if ALTERNATIVES.search(text) else (BRACKETS,):
        letters = _without(text, places, brackets)
        if letters is not None:
            yield letters
            found += 1
    if always and not found:
        yield _placed(read(text), places)


def _without(text: str, places: Sequence[int], brackets: re.Pattern[str]) -> Letters | None:
    """A text without wrappings, whose signs stand at these places of what was typed; None where it has none."""
    standing = text.translate(STANDING)
    kept, at = standing, list(places)
    if not kept.isascii():
        seen = [index for index, sign in enumerate(standing) if sign.isascii() or not invisible(sign)]
        kept, at = "".join(standing[index] for index in seen), [places[index] for index in seen]
    whole = kept
    for wrapping in (brackets, SPACES, DRAWN):
        for found in reversed(list(wrapping.finditer(kept))):
            letter = LETTERS.get(found[0], "")
            kept = kept[: found.start()] + letter + kept[found.end() :]
            at[found.start() : found.end()] = at[found.start() : found.start() + len(letter)]
    return None if kept == whole and standing == text else _placed(read(kept), at)


def _placed(letters: Letters, places: Sequence[int]) -> Letters:
    """Letters read from signs that stand at these places of what was typed."""
    return Letters(letters.exact, [places[at] for at in letters.at])
