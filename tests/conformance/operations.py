"""The operations of Discord's document, and which of them a request is for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from tests.conformance.parameters import Parameter, read_parameters
from tests.conformance.schemas import Schemas, Steps

_TEMPLATE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Operation:
    """One method of one path; `place` is where it stands in the document."""

    name: str
    method: str
    path: re.Pattern[str]
    place: Steps
    parameters: tuple[Parameter, ...]
    body_types: frozenset[str]

    def path_values(self, path: str) -> dict[str, str] | None:
        """The parameters in a path that is for this operation, None for any other."""
        match = self.path.fullmatch(path)
        return None if match is None else {key: unquote(value) for key, value in match.groupdict().items()}


def read_operations(schemas: Schemas) -> Iterator[Operation]:
    """All operations; a path with fixed words comes before one with a parameter in their place (`/users/@me`)."""
    paths: dict[str, Any] = schemas.document["paths"]
    for path in sorted(paths, key=lambda path: [segment.startswith("{") for segment in path.split("/")]):
        shared = read_parameters(schemas, ("paths", path, "parameters")) if "parameters" in paths[path] else []
        pieces = _TEMPLATE.split(path)
        # Splitting by a pattern with a group gives text and names by turns.
        pattern = "".join(f"(?P<{one}>[^/]+)" if n % 2 else re.escape(one) for n, one in enumerate(pieces))
        for method, told in paths[path].items():
            if method == "parameters":
                continue
            place: Steps = ("paths", path, method)
            own = read_parameters(schemas, (*place, "parameters")) if "parameters" in told else []
            body_types = frozenset(told.get("requestBody", {}).get("content", ()))
            yield Operation(
                told["operationId"], method.upper(), re.compile(pattern), place, (*shared, *own), body_types
            )
