"""Inflections: the forms of a word, such as its plural, and the compounds that begin or end with it.

A word with an ending is a form of it if a stemmer says so, in English or in German: "castles" is one of "castle", and
"news" none of "new". Compounds are found for words that are long enough not to begin or end others by chance.
"""

from functools import cache
from typing import Final

import snowballstemmer

from bot.moderation.words.letters import SIGNS_UNSPACED, unmarked
from bot.moderation.words.pieces import LONG

LANGUAGES: Final = ("english", "german")
ENDINGS: Final = ("s", "es", "ed", "ing", "er", "ers", "d")
"""What forms of words end with."""
LONGER_ENDINGS: Final = ("e", "en", "n", "ern", "em", "ens", "nen", "in")
"""Further endings, of German words with at least LONGER letters: hope is no form of hop."""
LONGER: Final = 4
REST: Final = "????*"
"""The letters of a compound's other part: at least four."""


@cache
def stemmers() -> tuple["snowballstemmer.stemmer", ...]:
    """The stemmers, made once because they never change."""
    return tuple(map(snowballstemmer.stemmer, LANGUAGES))


def inflections(word: str) -> list[str]:
    """A word, its forms, and patterns for its compounds."""
    if SIGNS_UNSPACED.match(word):
        return [f"*{word}*"]
    found = [word, *(form for form in candidates(word) if related(word, form))]
    return [*found, f"{word}{REST}", f"*{REST[:-1]}{word}"] if len(word) >= LONG else found


def candidates(word: str) -> list[str]:
    """What may be forms of a word."""
    found = [word + ending for ending in (*ENDINGS, *(LONGER_ENDINGS if len(word) >= LONGER else ()))]
    if word.endswith("y"):
        found += [word[:-1] + "ies", word[:-1] + "ied"]
    if word.endswith("e"):
        found += [word[:-1] + "ing", word[:-1] + "ern"]
    if len(word) > 2:
        found += [word + word[-1] + ending for ending in ("ing", "ed", "er", "es")]
    return list(dict.fromkeys(found))


def related(word: str, form: str) -> bool:
    """Whether a stemmer takes both for forms of one word."""
    one, other = ("".join(map(unmarked, text)) for text in (word, form))
    return any(stemmer.stemWord(one) == stemmer.stemWord(other) for stemmer in stemmers())
