"""A modal as a member fills it in: checked against what the bot opened, and put into the shape of a submit."""

from collections.abc import Iterator, Mapping

from bot.playground.components import walk
from bot.playground.controls import STRING_SELECT, TEXT_INPUT
from bot.playground.errors import RefusedError
from bot.playground.files import Upload
from bot.playground.modals import FILE_UPLOAD, LABEL
from bot.playground.snowflakes import parse
from bot.playground.wire import JSON


def _answers(components: object) -> Iterator[JSON]:
    """The fields that a client sent, in rows or in labels."""
    for component in components if isinstance(components, list) else []:
        if isinstance(component, dict):
            inner = component.get("component")
            yield from _answers([inner] if inner else component.get("components"))
            if "custom_id" in component:
                yield component


def fill(modal: JSON, components: object, uploads: Mapping[int, Upload]) -> tuple[list[JSON], dict[str, list[Upload]]]:
    """The submit's components, and the uploads of its file fields by custom id; RefusedError where a field is wrong."""
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
    values = [str(value) for value in answer.get("values") or []]
    _check_values(spec, values)
    if spec["type"] == FILE_UPLOAD:
        chosen = [uploads.get(parse(value) or 0) for value in values]
        files[spec["custom_id"]] = [upload for upload in chosen if upload is not None]
    return shape | {"values": values}


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
    """RefusedError where a select's values are too few, too many, or not among its options."""
    least, most = spec.get("min_values", 1), spec.get("max_values", 1)
    if not least <= len(values) <= most:
        raise RefusedError(f"The select {spec['custom_id']} takes {least} to {most} values.")
    options = {option["value"] for option in spec.get("options", [])}
    if spec["type"] == STRING_SELECT and set(values) - options:
        raise RefusedError(f"The select {spec['custom_id']} has no value {min(set(values) - options)}.")
