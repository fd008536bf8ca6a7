"""Known words: which words of a prompt a model's vocabulary has."""

import re
import unicodedata
from functools import lru_cache

from bot.core.errors import RequestError
from bot.core.vocabulary import Vocabulary
from bot.prompts import weights


def known_words(vocabulary: Vocabulary, prompt: str) -> tuple[str, ...]:
    """The words and phrases of a prompt that the vocabulary has, as they're written in it, without repetitions.

    Of "a kitten under a blue sky" these are "kitten" and "blue sky". It may have weights, and choices such as
    {red|blue}.
    """
    text = unicodedata.normalize("NFC", _unweighted(prompt)).lower()
    return tuple(dict.fromkeys(match[0] for match in _pattern(vocabulary).finditer(text)))


def names_nothing_known(vocabulary: Vocabulary | None, prompt: str) -> bool:
    """Whether a prompt says something, but nothing that the model knows; False for a model without a vocabulary."""
    return vocabulary is not None and bool(prompt.strip()) and not known_words(vocabulary, prompt)


def _unweighted(prompt: str) -> str:
    """The prompt without its weights; as it is, if its brackets can't be read."""
    try:
        return weights.plain(prompt)
    except RequestError:
        return prompt


@lru_cache(maxsize=4)
def _pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Any of the words as whole words, the longest first."""
    words = {word for attribute in vocabulary.attributes for one in attribute.meanings for word in one.words}
    choices = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)")
