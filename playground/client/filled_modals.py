"""Filled-in modals: checks a member's answers against the modal, and puts them into Discord's shape."""

from collections.abc import Iterator, Mapping

from playground.errors import RefusedError
from playground.rules.components import walk
from playground.rules.controls import TEXT_INPUT
from playground.rules.modals import CHECKBOX, FILE_UPLOAD, LABEL, RADIO_GROUP
from playground.snowflakes import parse
from playground.state.files import Upload
from playground.wire import JSON


def _dicts(value: object) -> list[JSON]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _answers(components: object) -> Iterator[JSON]:
    """The fields that the client sent, in rows or in labels."""
    for top in _dicts(components):
        for field in _dicts([top, top.get("component")]) + _dicts(top.get("components")):
            if "custom_id" in field:
                yield field


def text_values(answer: JSON) -> list[str]:
    """The `values` of a select or a file upload."""
    values = answer.get("values") or []
    if not isinstance(values, list):
        raise RefusedError("The values are not in Discord's shape.")
    return [str(value) for value in values]


def fill(modal: JSON, components: object, uploads: Mapping[int, Upload]) -> tuple[list[JSON], dict[str, list[Upload]]]:
    """The components to submit, and the uploads of file fields by custom id; RefusedError if a field is wrong."""
    given = {str(one["custom_id"]): one for one in _answers(components)}
    known = {one["custom_id"] for one in walk(modal["components"]) if "custom_id" in one}
    if given.keys() - known:
        raise RefusedError(f"The modal has no field {min(given.keys() - known)}.")
    files: dict[str, list[Upload]] = {}
    filled = []
    for top in modal["components"]:
        shape: JSON = {"type": top["type"], "id": top["id"]}
        if top["type"] == LABEL:
            filled.append(shape | {"component": _field(top["component"], given, uploads, files)})
        elif "components" in top:
            inner = [_field(one, given, uploads, files) for one in top["components"]]
            filled.append(shape | {"components": inner})
        else:
            filled.append(shape)
    return filled, files


def _field(
    spec: JSON, given: Mapping[str, JSON], uploads: Mapping[int, Upload], files: dict[str, list[Upload]]
) -> JSON:
    answer = given.get(spec["custom_id"], {})
    shape: JSON = {"type": spec["type"], "id": spec["id"], "custom_id": spec["custom_id"]}
    if spec["type"] == TEXT_INPUT:
        return shape | {"value": _text(spec, answer)}
    if spec["type"] == CHECKBOX:
        return shape | {"value": answer.get("value", spec["default"]) is True}
    if spec["type"] == RADIO_GROUP:
        picked = [str(answer["value"])] if answer.get("value") is not None else []
        _check_values(spec, picked)
        return shape | {"value": picked[0] if picked else None}
    values = text_values(answer)
    _check_values(spec, values)
    if spec["type"] == FILE_UPLOAD:
        files[spec["custom_id"]] = [_chosen(spec, value, uploads) for value in values]
    return shape | {"values": values}


def _chosen(spec: JSON, value: str, uploads: Mapping[int, Upload]) -> Upload:
    index = parse(value)
    if index is None or index not in uploads:
        raise RefusedError(f"The field {spec['custom_id']} needs its files.")
    return uploads[index]


def _text(spec: JSON, answer: JSON) -> str:
    value = str(answer.get("value", spec.get("value", "")) or "")
    name = spec.get("label") or spec["custom_id"]
    if not value:
        if spec.get("required") is not False:
            raise RefusedError(f"The field {name} is required.")
        return value
    least, most = spec.get("min_length") or 0, spec.get("max_length") or 4000
    if not least <= len(value) <= most:
        raise RefusedError(f"The field {name} takes {least} to {most} characters.")
    return value


def _check_values(spec: JSON, values: list[str]) -> None:
    name = spec["custom_id"]
    if not values:
        if spec.get("required") is not False:
            raise RefusedError(f"The field {name} is required.")
        return
    check_selection(spec, values)


def check_selection(spec: JSON, values: list[str]) -> None:
    """Raise RefusedError if a select's values are too few, too many, or not among its options."""
    least, most = spec.get("min_values", 1), spec.get("max_values", 1)
    if not least <= len(values) <= most:
        raise RefusedError(f"The select {spec['custom_id']} takes {least} to {most} values.")
    options = {option["value"] for option in spec.get("options", [])}
    if "options" in spec and set(values) - options:
        raise RefusedError(f"The select {spec['custom_id']} has no value {min(set(values) - options)}.")
