"""Known prompts: prompts made of the words that a small model knows, to be suggested while somebody types. Pure."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from bot.core.vocabulary import Vocabulary

SHOWN: Final = ("colour", "object", "ground", "sky")
"""The attributes that a prompt names, in this order."""


def known_prompts(vocabulary: Vocabulary | None, typed: str, most: int) -> list[str]:
    """Prompts that contain all words typed so far, each with another object if possible; none without a vocabulary."""
    if vocabulary is None or most <= 0:
        return []
    begun = re.findall(r"\w+", typed.casefold())
    found: dict[str, None] = {}
    for prompt in _prompts(vocabulary):
        if len(found) == most:
            break
        words = prompt.split()
        if all(any(word.startswith(one) for word in words) for one in begun):
            found[prompt] = None
    return list(found)


def _prompts(vocabulary: Vocabulary) -> Iterator[str]:
    """All combinations, in an order in which everything changes from one to the next."""
    values = [_plainest(vocabulary, name) for name in SHOWN]
    values = [words for words in values if words]
    if not values:
        return
    longest = max(map(len, values))
    for turn in range(longest):
        yield _prompt([words[turn % len(words)] for words in values])
    yield from map(_prompt, product(*values))


def _prompt(words: list[str] | tuple[str, ...]) -> str:
    """Words without commas between the first two: "red house, snow, night"."""
    return ", ".join([" ".join(words[:2]), *words[2:]])


def _plainest(vocabulary: Vocabulary, name: str) -> list[str]:
    return [one.words[0] for known in vocabulary.attributes if known.name == name for one in known.meanings]
