"""The document's schemas, compiled: each once, when it is first needed."""

from typing import Any
from urllib.parse import quote

from jsonschema_rs import Draft202012Validator, Registry, Validator

DOCUMENT = "discord:openapi"

Steps = tuple[str | int, ...]
"""The way to a place in the document: keys, and numbers in lists."""


class Schemas:
    """Looks up and compiles. OpenAPI 3.1's schemas are JSON Schema 2020-12."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self._registry = Registry([(DOCUMENT, document)])
        self._compiled: dict[Steps, Validator] = {}

    def validator(self, place: Steps) -> Validator:
        """The validator of the schema at this place."""
        if place not in self._compiled:
            # A pointer in a URI's fragment: "/" within a step is ~1, and braces are percent-encoded.
            pointer = "".join("/" + quote(str(step).replace("~", "~0").replace("/", "~1")) for step in place)
            self._compiled[place] = Draft202012Validator(
                {"$ref": f"{DOCUMENT}#{pointer}"}, registry=self._registry, validate_formats=True
            )
        return self._compiled[place]

    def follow(self, place: Steps) -> tuple[Steps, Any]:
        """A place, and what stands there, once references were followed."""
        found: Any = self.document
        for step in place:
            found = found[step]
        if isinstance(found, dict) and "$ref" in found:
            return self.follow(tuple(found["$ref"].removeprefix("#/").split("/")))
        return place, found
