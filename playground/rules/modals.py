"""Modals: reads and checks what a bot opens."""

from playground.rules.components import ROW, TEXT
from playground.rules.controls import (
    SELECTS,
    TEXT_INPUT,
    Numbers,
    only_given,
    read_options,
    read_select,
    read_text_input,
)
from playground.rules.fields import Fields
from playground.wire import JSON

LABEL, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 18, 19, 21, 22, 23
_LABELLED = (TEXT_INPUT, *SELECTS, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX)


def read_modal(fields: Fields) -> JSON:
    """Read a modal: its `custom_id`, `title` and one to five components."""
    numbers = Numbers(fields)
    shape: JSON = {
        "custom_id": fields.text("custom_id", least=1, most=100, required=True),
        "title": fields.text("title", least=1, most=45, required=True),
    }
    entries = fields.nested_list("components", least=1, most=5, required=True)
    return shape | {"components": [_read_top(entry, numbers) for entry in entries]}


def _read_top(fields: Fields, numbers: Numbers) -> JSON:
    kind = fields.one_of("type", (ROW, TEXT, LABEL), required=True)
    if kind is None:
        return {}
    shape = numbers.start(fields)
    if kind == TEXT:
        return shape | {"content": fields.text("content", least=1, most=4000, required=True)}
    if kind == ROW:
        entries = fields.nested_list("components", least=1, most=1, required=True)
        return shape | {"components": [_read_field(entry, numbers, labelled=False) for entry in entries]}
    inner = fields.nested("component", required=True)
    text: JSON = {
        "label": fields.text("label", least=1, most=45, required=True),
        "description": fields.text("description", most=100),
        "component": None if inner is None else _read_field(inner, numbers, labelled=True),
    }
    return shape | only_given(text)


def _read_field(fields: Fields, numbers: Numbers, *, labelled: bool) -> JSON:
    kind = fields.one_of("type", _LABELLED if labelled else (TEXT_INPUT,), required=True)
    if kind is None:
        return {}
    if kind == TEXT_INPUT:
        return read_text_input(fields, numbers, labelled=labelled)
    if kind in SELECTS:
        return read_select(fields, numbers)
    shape = numbers.start(fields) | {"custom_id": numbers.custom_id(fields), "required": fields.flag("required")}
    if kind == CHECKBOX:
        return only_given(shape | {"default": fields.flag("default") or False})
    if kind in (RADIO_GROUP, CHECKBOX_GROUP):
        shape["options"] = read_options(fields, least=2 if kind == RADIO_GROUP else 1, most=10)
    most = len(shape["options"]) if kind == CHECKBOX_GROUP else 1
    counts: JSON = {
        "min_values": fields.integer("min_values", least=0, most=10),
        "max_values": fields.integer("max_values", least=1, most=10) or most,
    }
    return only_given(shape | counts)
