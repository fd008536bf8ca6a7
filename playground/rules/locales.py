"""Discord's locales, and the names of commands in one of them."""

from collections.abc import Callable

from playground.rules.fields import Fields
from playground.wire import JSON

_EUROPE = ("da", "de", "en-GB", "es-ES", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "ro", "fi", "sv-SE", "cs")
_EAST = ("el", "bg", "ru", "uk", "tr", "ar", "he", "id", "vi", "hi", "th", "zh-CN", "zh-TW", "ja", "ko")
LOCALES = frozenset({*_EUROPE, *_EAST, "en-US", "es-419", "pt-BR"})


def read_localizations(fields: Fields, key: str, read: Callable[[Fields, str], str | None]) -> JSON | None:
    """Read a dictionary of texts by locale; `read(fields, locale)` reads and checks each."""
    texts = fields.nested(key)
    if texts is None:
        return None
    for locale in texts.data.keys() - LOCALES:
        texts.fail(locale, "BASE_TYPE_CHOICES", f"Value must be one of {sorted(LOCALES)}.")
    return {locale: read(texts, locale) for locale in texts.data if locale in LOCALES} or None


def localized(shape: JSON, locale: str) -> JSON:
    """A command, option or choice with `name_localized` and `description_localized` at every depth.

    Discord's clients get commands like this: a user sees the names in their own locale.
    """
    told = dict(shape)
    for key in ("name", "description"):
        text = (shape.get(f"{key}_localizations") or {}).get(locale)
        if text is not None:
            told[f"{key}_localized"] = text
    for key in ("options", "choices"):
        if key in shape:
            told[key] = [localized(one, locale) for one in shape[key]]
    return told


def names(shape: JSON) -> tuple[str, ...]:
    """The names of a command or option: its own, and the localized one if there is one."""
    return (shape["name"], shape["name_localized"]) if "name_localized" in shape else (shape["name"],)


def shown_choice(choice: JSON, locale: str) -> JSON:
    """A choice as a user sees it, with its name in their locale."""
    told = localized(choice, locale)
    return {"name": told.get("name_localized", choice["name"]), "value": choice["value"]}


def unlocalized(shape: JSON) -> JSON:
    """A command without its localizations at any depth, as Discord lists it by default."""
    told = {key: value for key, value in shape.items() if not key.endswith("_localizations")}
    for key in ("options", "choices"):
        if key in told:
            told[key] = [unlocalized(one) for one in told[key]]
    return told
