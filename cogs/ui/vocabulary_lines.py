"""Vocabulary lines: what a small model can paint, in words. Pure."""

from typing import Final

from bot.core.vocabulary import Attribute, Vocabulary
from bot.i18n.localizer import Localizer

LABELS: Final = {
    "object": "vocabulary.object",
    "colour": "vocabulary.colour",
    "size": "vocabulary.size",
    "ground": "vocabulary.ground",
    "sky": "vocabulary.sky",
    "light": "vocabulary.light",
}
"""The sentences for attributes; another one is shown under its own name."""


def vocabulary_lines(vocabulary: Vocabulary | None, localizer: Localizer) -> list[str]:
    """What a model can paint, one line per attribute under a heading; nothing for a model that lists no words."""
    if vocabulary is None:
        return []
    lines = [_line(attribute, localizer) for attribute in vocabulary.attributes]
    return [localizer("vocabulary.heading"), *lines]


def paintable(vocabulary: Vocabulary | None, localizer: Localizer) -> str | None:
    """What a model can paint, in one sentence for newcomers; None for a model that lists no words."""
    if vocabulary is None:
        return None
    return localizer("vocabulary.topic", words=", ".join(_words(vocabulary.attributes[0])))


def unknown_note(vocabulary: Vocabulary, localizer: Localizer) -> str:
    """What a member reads whose prompt names nothing that the model knows."""
    return localizer("vocabulary.unknown", words=", ".join(_words(vocabulary.attributes[0])))


def _line(attribute: Attribute, localizer: Localizer) -> str:
    key = LABELS.get(attribute.name)
    label = attribute.name if key is None else localizer(key)
    return f"- {label}: {', '.join(_words(attribute))}"


def _words(attribute: Attribute) -> list[str]:
    """The plainest word for each thing."""
    return [meaning.words[0] for meaning in attribute.meanings]
