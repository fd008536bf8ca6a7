"""Localizer: every sentence that people read, in their language, from the Fluent files in bot/i18n/locales.

A key such as "queue.empty" is the Fluent message `queue-empty`. English has every message; if another language lacks
one, people read it in English. See https://projectfluent.org.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Protocol, runtime_checkable

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern
from fluent.runtime.types import fluent_number

FOLDER: Final = Path(__file__).parent / "locales"
ENGLISH: Final = "en-US"
LANGUAGES: Final = (ENGLISH, "de")
"""The languages there are files for, by Discord's names; each has a folder."""


@runtime_checkable
class Localizable(Protocol):
    """A parameter that isn't text yet, such as an error: it becomes text in the reader's language."""

    def localized(self, localizer: "Localizer") -> str:
        """The sentence in the localizer's language."""


@dataclass(frozen=True, slots=True)
class Localizer:
    """Finds the sentence for a key in the language of a Discord locale such as "de" or "en-GB"."""

    locale: str = ENGLISH

    def __call__(self, key: str, /, **params: object) -> str:
        """The text for a key, with its parameters filled in; raises KeyError if English has no such key."""
        identifier = key.replace(".", "-")
        bundle = bundle_of(language_of(self.locale))
        if not bundle.has_message(identifier):
            bundle = bundle_of(ENGLISH)
        if not bundle.has_message(identifier):
            raise KeyError(key)
        values = {name: self._value(value) for name, value in params.items()}
        return _formatted(bundle, bundle.get_message(identifier).value, values)

    def attribute(self, key: str, name: str) -> str | None:
        """An attribute of a key, such as a command's description; None if this language has none."""
        bundle = bundle_of(language_of(self.locale))
        identifier = key.replace(".", "-")
        if not bundle.has_message(identifier):
            return None
        pattern = bundle.get_message(identifier).attributes.get(name)
        return None if pattern is None else _formatted(bundle, pattern, {})

    def has(self, key: str) -> bool:
        """Whether this language itself has the key, without falling back to English."""
        return bundle_of(language_of(self.locale)).has_message(key.replace(".", "-"))

    def _value(self, value: object) -> object:
        if isinstance(value, Localizable):
            return value.localized(self)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return str(value)
        return fluent_number(value, useGrouping=False)  # people copy seeds and ids, so no thousands separators


def language_of(locale: str) -> str:
    """The language to use for a Discord locale: English if there are no files for it."""
    for language in LANGUAGES:
        if locale == language or locale.partition("-")[0] == language.partition("-")[0]:
            return language
    return ENGLISH


@cache
def bundle_of(language: str) -> FluentBundle:
    """All messages of a language, read once because they never change."""
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted((FOLDER / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


def _formatted(bundle: FluentBundle, pattern: Pattern | None, values: dict[str, object]) -> str:
    assert pattern is not None  # noqa: S101 - none of our messages has only attributes
    text, errors = bundle.format_pattern(pattern, values)
    if errors:
        raise errors[0]  # a bug, such as a missing parameter; the tests find these
    return str(text)
