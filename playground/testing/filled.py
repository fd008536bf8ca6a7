"""Puts the options and modal fields of a test's member into Discord's shape, and collects their files."""

from collections.abc import Mapping

from playground.errors import RefusedError
from playground.rules.application_commands import ATTACHMENT, GROUP
from playground.rules.locales import names
from playground.state.channel import Channel
from playground.state.files import Upload
from playground.state.people import Role, User
from playground.wire import JSON


def nest(
    specs: list[JSON], path: list[str], values: Mapping[str, object], uploads: dict[int, Upload], focused: str | None
) -> list[JSON]:
    """Options in Discord's shape, in their subcommand, with attachments as indexes of uploads."""
    if path:
        spec = next((one for one in specs if path[0] in names(one) and one["type"] <= GROUP), None)
        if spec is None:
            raise RefusedError(f"There is no subcommand {path[0]}.")
        inner = nest(spec.get("options", []), path[1:], values, uploads, focused)
        return [{"name": spec["name"], "type": spec["type"], "options": inner}]
    known = {name: spec for spec in specs for name in names(spec)}
    options = []
    for name, value in values.items():
        spec = known.get(name, {})
        option: JSON = {"name": spec.get("name", name), "type": spec.get("type"), "value": _value(value, uploads)}
        if option["type"] == ATTACHMENT and not isinstance(value, Upload):
            raise RefusedError(f"The option {name} needs a file.")
        options.append(option | ({"focused": True} if name == focused else {}))
    return options


def _value(value: object, uploads: dict[int, Upload]) -> object:
    if isinstance(value, Upload):
        uploads[len(uploads)] = value
        return str(len(uploads) - 1)
    return str(value.id) if isinstance(value, User | Role | Channel) else value


def field(custom_id: str, value: object, uploads: dict[int, Upload]) -> JSON:
    """A modal's field with a text, a boolean, or values; files are indexes of uploads."""
    if isinstance(value, str | bool):
        return {"custom_id": custom_id, "value": value}
    entries = value if isinstance(value, list | tuple) else [value]
    return {"custom_id": custom_id, "values": [str(_value(one, uploads)) for one in entries]}
