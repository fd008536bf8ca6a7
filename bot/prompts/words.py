"""Words: whether a text says anything."""

import unicodedata
from typing import Final

from bot.prompts.weights import BREAK

SPEAKING: Final = frozenset({"So", "Sm"})
"""Kinds of symbols, emoji among them, that say something; those of ASCII are punctuation in a prompt."""


def has_words(text: str) -> bool:
    """Whether a text has a letter or digit of any script, or a symbol such as an emoji."""
    return any(
        sign.isalnum() or (not sign.isascii() and unicodedata.category(sign) in SPEAKING)
        for sign in BREAK.sub(" ", text)
    )
