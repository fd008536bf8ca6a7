"""Words: how a prompt is split for the index of prompts, and how what a member types becomes a query of it."""

import re
import unicodedata
from typing import Final

UNSPACED: Final = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai and Lao, Burmese, Khmer
    r"\u3005-\u3007\u3040-\u30ff\u3100-\u312f"  # kana, bopomofo
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
"""Scripts written without spaces, as ranges of a regular expression."""
RUN: Final = re.compile(f"[{UNSPACED}]+|[^{UNSPACED} ]+")
SIGNS: Final = re.compile(f"[{UNSPACED}]+")
ACCENTS: Final = re.compile(r"[\u0300-\u036f]")
MAX_BEGUN: Final = 10
"""Letters of a begun word that count: as many as the index has lists for (0004_history.sql)."""
MAX_TERMS: Final = 64
"""Words of what is typed that count: the first ones."""


def words(text: str) -> str:
    """The different words of a text, folded, each after a space: a function of SQL, too.

    Where no spaces are written, the words are all pairs of neighbouring signs, and the last sign alone: each sign
    begins one of them.
    """
    found: list[str] = []
    for run in runs(text):
        found += [run[at : at + 2] for at in range(len(run))] if SIGNS.match(run) else [run]
    return "".join(f" {word}" for word in dict.fromkeys(found))


def query(user_id: int, typed: str) -> str | None:
    """FTS5's query for a member's prompts that hold all words typed and one that the last begins; None for no words.

    In the index each word follows its owner's id in hexadecimal, so that it holds a list for each member and word.
    """
    terms: list[str] = []
    found = runs(typed)
    for number, run in enumerate(found, 1):
        signs = SIGNS.match(run) is not None
        for word in [run[at : at + 2] for at in range(max(1, len(run) - 1))] if signs else [run]:
            begun = number == len(found) or (signs and len(word) == 1)
            terms.append(f'"{user_id:016x}{word[:MAX_BEGUN]}"*' if begun else f'"{user_id:016x}{word}"')
    return " AND ".join(list(dict.fromkeys(terms))[:MAX_TERMS]) or None


def runs(text: str) -> list[str]:
    """Letters, digits and their marks that stand together and in one way of writing; without case and accents."""
    folded = unicodedata.normalize("NFC", ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold()))
    spaced = "".join(sign if unicodedata.category(sign)[0] in "LNM" else " " for sign in folded)
    return [run for run in RUN.findall(spaced) if any(sign.isalnum() for sign in run)]
