"""Application commands: reads them, checks them against Discord's limits, and returns them in Discord's shape."""

import re

from playground.rules.controls import only_given
from playground.rules.fields import Fields
from playground.rules.locales import read_localizations
from playground.wire import JSON

CHAT, USER, MESSAGE = 1, 2, 3
SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN = 1, 2, 3, 4, 5
ON_USER, ON_CHANNEL, ON_ROLE, ON_MENTIONABLE, NUMBER, ATTACHMENT = 6, 7, 8, 9, 10, 11
MOST_OPTIONS = 25
MOST_CHARACTERS = 8000
MOST_OF_KIND = {CHAT: 100, USER: 15, MESSAGE: 15}
_MOST_INTEGER = 2**53
_ALLOWED_IN = {None: range(SUBCOMMAND, 12), GROUP: range(SUBCOMMAND, GROUP), SUBCOMMAND: range(STRING, 12)}

_NAME = re.compile(r"[-_'\w\u0900-\u097F\u0E00-\u0E7F]{1,32}", re.UNICODE)


def read_command(fields: Fields) -> JSON:
    """Read a command, without its ids, in Discord's shape; `fields` notes the mistakes."""
    kind = fields.one_of("type", (CHAT, USER, MESSAGE)) or CHAT
    shape = _read_names(fields, chat=kind == CHAT)
    permissions = fields.integer("default_member_permissions", least=0, most=(1 << 54) - 1)
    shape |= {
        "type": kind,
        "default_member_permissions": None if permissions is None else str(permissions),
        "dm_permission": fields.flag("dm_permission") is not False,
        "contexts": _read_set(fields, "contexts", (0, 1, 2)),
        "integration_types": _read_set(fields, "integration_types", (0, 1)) or [0, 1],
        "nsfw": fields.flag("nsfw") or False,
    }
    if kind == CHAT and fields.data.get("options"):
        shape["options"] = _read_options(fields, None)
    elif fields.data.get("options"):
        fields.fail("options", "APPLICATION_COMMAND_INVALID_OPTIONS", "Only chat commands have options")
    if _length(shape) > MOST_CHARACTERS:
        fields.fail(None, "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({MOST_CHARACTERS})")
    return shape


def _read_set(fields: Fields, key: str, allowed: tuple[int, ...]) -> list[int] | None:
    """Read a list of different numbers, each one of `allowed`; None if it's empty."""
    given = fields.items(key, most=len(allowed))
    for index, one in enumerate(given):
        if isinstance(one, bool) or one not in allowed:
            inner = Fields({}, (*fields.path, key), fields.errors)
            inner.fail(index, "BASE_TYPE_CHOICES", f"Value must be one of {allowed}.")
    if len({str(one) for one in given}) < len(given):
        fields.fail(key, "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value")
    return given or None


def _read_name(fields: Fields, key: str, *, chat: bool) -> str:
    name = fields.text(key, least=1, most=32, required=True) or ""
    if chat and name and (not _NAME.fullmatch(name) or name != name.lower()):
        fields.fail(key, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    return name


def _read_names(fields: Fields, *, chat: bool) -> JSON:
    name = _read_name(fields, "name", chat=chat)
    described = fields.text("description", least=1 if chat else 0, most=100, required=chat)
    if not chat and described:
        fields.fail(
            "description", "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", "Only chat commands have descriptions"
        )
    return {
        "name": name,
        "name_localizations": read_localizations(
            fields, "name_localizations", lambda texts, locale: _read_name(texts, locale, chat=chat)
        ),
        "description": described or "",
        "description_localizations": read_localizations(
            fields, "description_localizations", lambda texts, locale: texts.text(locale, least=1, most=100)
        ),
    }


def _read_options(fields: Fields, parent: int | None) -> list[JSON]:
    entries = fields.nested_list("options", most=MOST_OPTIONS)
    options = [_read_option(option, parent) for option in entries]
    seen: set[str] = set()
    optional = False
    for entry, option in zip(entries, options, strict=True):
        if option["name"] in seen:
            entry.fail("name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists")
        if optional and option.get("required"):
            entry.fail(
                "required",
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            )
        seen.add(option["name"])
        optional = optional or not option.get("required")
    if len({option["type"] <= GROUP for option in options}) > 1:
        fields.fail("options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-commands and options can't be mixed")
    return options


def _read_option(fields: Fields, parent: int | None) -> JSON:
    # A command can hold groups and subcommands, a group only subcommands, a subcommand only options.
    kind = fields.one_of("type", _ALLOWED_IN[parent], required=True) or STRING
    shape = _read_names(fields, chat=True) | {"type": kind}
    if kind <= GROUP:
        return only_given(shape | {"options": _read_options(fields, kind)})
    shape["required"] = fields.flag("required") or False
    if kind in (STRING, INTEGER, NUMBER):
        shape |= _read_suggestions(fields, kind)
    if kind in (INTEGER, NUMBER):
        shape |= {
            "min_value": fields.number("min_value", least=-_MOST_INTEGER, most=_MOST_INTEGER),
            "max_value": fields.number("max_value", least=-_MOST_INTEGER, most=_MOST_INTEGER),
        }
    if kind == STRING:
        shape |= {
            "min_length": fields.integer("min_length", least=0, most=6000),
            "max_length": fields.integer("max_length", least=1, most=6000),
        }
    if kind == ON_CHANNEL:
        shape["channel_types"] = fields.items("channel_types") or None
    return only_given(shape)


def _read_suggestions(fields: Fields, kind: int) -> JSON:
    choices = [_read_choice(choice, kind) for choice in fields.nested_list("choices", most=25)]
    autocomplete = fields.flag("autocomplete")
    if choices and autocomplete:
        fields.fail(
            "autocomplete",
            "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID",
            "Options with choices can't have autocomplete",
        )
    names = [choice["name"] for choice in choices]
    if len(set(names)) < len(names):
        fields.fail("choices", "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS", "Choice name already exists")
    return {"choices": choices or None, "autocomplete": autocomplete or None}


def _read_choice(fields: Fields, kind: int) -> JSON:
    value: object
    if kind == STRING:
        value = fields.text("value", least=1, most=100, required=True)
    elif kind == INTEGER:
        value = fields.integer("value", least=-_MOST_INTEGER, most=_MOST_INTEGER, required=True)
    else:
        value = fields.number("value", least=-_MOST_INTEGER, most=_MOST_INTEGER, required=True)
    localizations = read_localizations(
        fields, "name_localizations", lambda texts, locale: texts.text(locale, least=1, most=100)
    )
    shape: JSON = {"name": fields.text("name", least=1, most=100, required=True), "value": value}
    return shape | only_given({"name_localizations": localizations})


def read_choices(fields: Fields, kind: int) -> list[JSON]:
    """Read the choices that a bot suggests for an option, at most 25."""
    return [_read_choice(choice, kind) for choice in fields.nested_list("choices", most=25)]


def _length(shape: JSON) -> int:
    choices = shape.get("choices") or []
    own = _longest(shape, "name") + _longest(shape, "description")
    own += sum(_longest(choice, "name") + len(str(choice["value"])) for choice in choices)
    return own + sum(_length(option) for option in shape.get("options", []))


def _longest(shape: JSON, key: str) -> int:
    """The length of a text's longest translation: only that one counts."""
    texts = (shape.get(f"{key}_localizations") or {}).values()
    return max(len(str(text or "")) for text in (shape[key], *texts))
