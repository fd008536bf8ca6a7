"""Path and query parameters, which travel as text: read as what their schema says, then validated."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema_rs import ValidationError

from tests.conformance.schemas import Schemas, Steps

_TRUTHS: Mapping[str, bool] = {"true": True, "True": True, "1": True, "false": False, "False": False, "0": False}
"""The documentation's boolean query strings (Reference, Boolean Query Strings)."""


@dataclass(frozen=True)
class Parameter:
    """One declared parameter; `place` is where its schema stands."""

    name: str
    where: str
    required: bool
    place: Steps


def read_parameters(schemas: Schemas, place: Steps) -> list[Parameter]:
    """The parameters listed at a place in the document."""
    return [
        Parameter(entry["name"], entry["in"], entry.get("required", False), (*place, index, "schema"))
        for index, entry in enumerate(schemas.follow(place)[1])
    ]


def check_values(schemas: Schemas, parameter: Parameter, texts: list[str]) -> Iterator[ValidationError]:
    """What is wrong with the values that a parameter was given."""
    schema = schemas.follow(parameter.place)[1]
    validator = schemas.validator(parameter.place)
    if schema.get("type") == "array":
        yield from validator.iter_errors(texts)
        return
    for text in texts:
        yield from validator.iter_errors(_read(schema, text))


def _read(schema: Mapping[str, Any], text: str) -> Any:
    if schema.get("type") == "boolean":
        return _TRUTHS.get(text, text)
    if schema.get("type") not in ("integer", "number"):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text
