"""Prompt index: how prompts are split into words for the index, and how a search becomes an FTS5 query."""

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
"""How many letters of an incomplete word count: as many as the index has prefixes for (0004_history.sql)."""
MAX_TERMS: Final = 64
"""How many of the words that somebody types count."""


def words(text: str) -> str:
    """The distinct words of a text, folded, each after a space. SQL calls this function too.

    In scripts without spaces, the words are all pairs of neighbouring signs plus the last sign alone, so that a word
    begins at every sign.
    """
    found: list[str] = []
    for run in runs(text):
        found += [run[at : at + 2] for at in range(len(run))] if SIGNS.match(run) else [run]
    return "".join(f" {word}" for word in dict.fromkeys(found))


def query(user_id: int, typed: str) -> str | None:
    """The FTS5 query for a member's prompts with all typed words, the last as a prefix; None if there are no words.

    In the index, each word comes after its owner's id in hexadecimal, so there is one list per member and word.
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
    """Runs of adjacent letters, digits and marks, without case and accents; unspaced scripts are separate runs."""
    folded = unicodedata.normalize("NFC", ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold()))
    spaced = "".join(sign if unicodedata.category(sign)[0] in "LNM" else " " for sign in folded)
    return [run for run in RUN.findall(spaced) if any(sign.isalnum() for sign in run)]
