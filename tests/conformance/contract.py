"""Discord's document as a judge of exchanges: what is wrong with a request, what is wrong with an answer."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

from yarl import URL

from playground.rest.exchanges import Exchange
from playground.rest.guard import API
from tests.conformance.complaints import Complaint, complain
from tests.conformance.corrections import correct
from tests.conformance.fields import unknown_fields
from tests.conformance.operations import Operation, read_operations
from tests.conformance.parameters import check_values
from tests.conformance.schemas import Schemas, Steps

JSON_TYPE = "application/json"
_ERROR: Steps = ("components", "responses", "ClientErrorResponse")
_RATE_LIMITED: Steps = ("components", "responses", "ClientRatelimitedResponse")
_UNIVERSAL = {405: _ERROR, 404: _ERROR, 401: _ERROR, 400: _ERROR, 429: _RATE_LIMITED}
"""What an address that the document does not know may be answered."""


class Contract:
    """The document, corrected, with its schemas compiled as they are needed."""

    def __init__(self, document: dict[str, Any]) -> None:
        correct(document)
        self.schemas = Schemas(document)
        self._operations = tuple(read_operations(self.schemas))

    @classmethod
    def load(cls, path: Path) -> Self:
        """The contract in a file."""
        return cls(json.loads(path.read_bytes()))

    def operation(self, exchange: Exchange) -> tuple[Operation | None, dict[str, str]]:
        """The operation that a request is for, and the parameters in its path."""
        path = URL(exchange.path).raw_path.removeprefix(API)  # discord.js writes @original as %40original
        for operation in self._operations:
            if operation.method == exchange.method and (values := operation.path_values(path)) is not None:
                return operation, values
        return None, {}

    def check_request(self, exchange: Exchange) -> list[Complaint]:
        """What is wrong with a request: its parameters and its body. None of either is right for no operation."""
        operation, path_values = self.operation(exchange)
        if operation is None:
            name = f"{exchange.method} {exchange.path}"
            return [Complaint(name, "request", "", "Discord's document has no such operation.")]
        return [*self._check_parameters(exchange, operation, path_values), *self._check_body(exchange, operation)]

    def check_answer(self, exchange: Exchange) -> list[Complaint]:
        """What is wrong with an answer: its status, headers, content type and JSON."""
        operation, _ = self.operation(exchange)
        name = f"{exchange.method} {exchange.path}" if operation is None else operation.name
        side = f"answer {exchange.status}"
        place = self._answer_place(operation, exchange.status)
        if place is None:
            return [Complaint(name, side, "", "Discord's document has no answer of this status.")]
        problems = [*self._check_headers(exchange, place), *self._check_content(exchange, place)]
        return [Complaint(name, side, *problem) for problem in problems]

    def _check_parameters(
        self, exchange: Exchange, operation: Operation, path_values: dict[str, str]
    ) -> Iterator[Complaint]:
        given: dict[tuple[str, str], list[str]] = {("path", name): [text] for name, text in path_values.items()}
        for name, text in exchange.query:
            given.setdefault(("query", name), []).append(text)
        for parameter in operation.parameters:
            texts = given.pop((parameter.where, parameter.name), [])
            if parameter.required and not texts:
                yield Complaint(operation.name, "request", f"/{parameter.name}", "This parameter is required.")
            for error in check_values(self.schemas, parameter, texts):
                yield complain(operation.name, "request", error, inside=(parameter.where, parameter.name))
        for where, name in given:
            yield Complaint(operation.name, "request", f"/{where}/{name}", "There is no such parameter.")

    def _check_body(self, exchange: Exchange, operation: Operation) -> Iterator[Complaint]:
        if exchange.body is None:
            return
        content_type = exchange.headers.get("Content-Type", "").partition(";")[0]
        if content_type not in operation.body_types:
            expected = ", ".join(sorted(operation.body_types)) or "no body"
            yield Complaint(operation.name, "request", "/", f"The body is {content_type!r} instead of {expected}.")
            return
        # What a multipart body says besides its files stands in its part `payload_json`.
        place = (*operation.place, "requestBody", "content", content_type, "schema")
        for error in self.schemas.validator(place).iter_errors(exchange.body.payload):
            yield complain(operation.name, "request", error)

    def _answer_place(self, operation: Operation | None, status: int) -> Steps | None:
        """Where the document describes an answer."""
        if operation is None:
            return _UNIVERSAL.get(status)
        told = self.schemas.follow((*operation.place, "responses"))[1]
        key = next((key for key in (str(status), f"{status // 100}XX", "default") if key in told), None)
        return None if key is None else self.schemas.follow((*operation.place, "responses", key))[0]

    def _check_headers(self, exchange: Exchange, place: Steps) -> Iterator[tuple[str, str]]:
        for name in self.schemas.follow(place)[1].get("headers", {}):
            schema_place, schema = self.schemas.follow((*place, "headers", name))
            text = exchange.answer_headers.get(name)
            if text is None:
                continue
            value = text if schema["schema"]["type"] == "string" else json.loads(text)
            for error in self.schemas.validator((*schema_place, "schema")).iter_errors(value):
                yield f"/headers/{name}", error.message

    def _check_content(self, exchange: Exchange, place: Steps) -> Iterator[tuple[str, str]]:
        content = self.schemas.follow(place)[1].get("content")
        if content is None:
            if exchange.answer:
                yield "", "This answer has no body."
            return
        content_type = exchange.answer_headers.get("Content-Type")
        if content_type != JSON_TYPE:
            # Exactly so: discord.py takes any other for plain text.
            yield "/headers/Content-Type", f"{content_type!r} is not {JSON_TYPE!r}."
            return
        schema = (*place, "content", JSON_TYPE, "schema")
        yield from self._check_json(schema, json.loads(exchange.answer), known_only=exchange.status < 300)

    def _check_json(self, schema: Steps, answer: Any, *, known_only: bool) -> Iterator[tuple[str, str]]:
        validator = self.schemas.validator(schema)
        errors = list(validator.iter_errors(answer))
        for error in errors:
            complaint = complain("", "", error)
            yield complaint.pointer, complaint.sentence
        # Where an alternative fits nothing, none of its fields is known: that would be said twice.
        if known_only and not errors:
            for pointer in unknown_fields(validator, answer):
                yield pointer, "Discord's document has no such field."
