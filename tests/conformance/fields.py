"""Fields of an answer that Discord's document does not know: schemas let them pass, misspelt names among them."""

from collections.abc import Iterator
from typing import Any

from jsonschema_rs import Validator


def unknown_fields(validator: Validator, value: Any) -> Iterator[str]:
    """JSON pointers of the fields that no part of the schema which fits the value has a word for."""
    known: dict[str, set[str]] = {}
    for entry in validator.evaluate(value).annotations():
        # `properties` and its like are annotated with the names that they took care of.
        if isinstance(entry["annotations"], list):
            known.setdefault(entry["instanceLocation"], set()).update(map(str, entry["annotations"]))
    for place, names in _objects(value, ""):
        for name in names:
            if name not in known.get(place, ()):
                yield f"{place}/{name}"


def _objects(value: Any, place: str) -> Iterator[tuple[str, list[str]]]:
    if isinstance(value, dict):
        yield place, list(value)
        for name, inner in value.items():
            yield from _objects(inner, f"{place}/{name.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _objects(inner, f"{place}/{index}")
