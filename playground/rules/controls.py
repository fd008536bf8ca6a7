"""Buttons, selects and text inputs: reads and checks them."""

import itertools
from collections.abc import Iterator

from emoji import is_emoji

from playground.rules.fields import Fields
from playground.wire import JSON

BUTTON, STRING_SELECT, TEXT_INPUT = 2, 3, 4
USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8
SELECTS = (STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT)
LINK_STYLE, PREMIUM_STYLE = 5, 6


class Numbers:
    """Numbers the components of one message or modal, and finds custom ids that are used twice."""

    def __init__(self, fields: Fields) -> None:
        self.count = 0
        given = set(_given_ids(fields.data.get("components")))
        self._free = (number for number in itertools.count(1) if number not in given)
        self._custom_ids: set[str] = set()

    def start(self, fields: Fields) -> JSON:
        """A component's type and id. If the client gave no id, it's the next free one."""
        self.count += 1
        return {"type": fields.data["type"], "id": fields.integer("id", least=0, most=2**31 - 1) or next(self._free)}

    def custom_id(self, fields: Fields) -> str:
        """A component's custom id, which must be unique."""
        custom_id = fields.text("custom_id", least=1, most=100, required=True) or ""
        if custom_id in self._custom_ids:
            fields.fail("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
        self._custom_ids.add(custom_id)
        return custom_id


def _given_ids(components: object) -> Iterator[int]:
    """The ids that a client gave its components, at every depth."""
    waiting = [components]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if isinstance(one.get("id"), int):
                yield one["id"]
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def only_given(shape: JSON) -> JSON:
    """The shape without fields that are None, because Discord leaves them out."""
    return {key: value for key, value in shape.items() if value is not None}


def read_emoji(fields: Fields | None) -> JSON | None:
    """Read a component's emoji: a Unicode one, or one with an id, which isn't checked."""
    if fields is None:
        return None
    emoji_id, name = fields.snowflake("id"), fields.text("name", most=32)
    if emoji_id is None and not is_emoji(name or ""):
        fields.fail("name", "COMPONENT_INVALID_EMOJI", "Invalid emoji")
    shape: JSON = {
        "id": None if emoji_id is None else str(emoji_id),
        "name": name,
        "animated": fields.flag("animated"),
    }
    return only_given(shape)


def read_button(fields: Fields, numbers: Numbers) -> JSON:
    """Read a button, which has either a custom id or a URL."""
    shape = numbers.start(fields)
    style = fields.one_of("style", range(1, 7), required=True)
    shape |= {"style": style, "label": fields.text("label", most=80), "emoji": read_emoji(fields.nested("emoji"))}
    if fields.data.get("label") in (None, "") and shape["emoji"] is None and style != PREMIUM_STYLE:
        fields.fail(None, "BUTTON_COMPONENT_INVALID", "A button needs a label or an emoji")
    shape |= _read_target(fields, numbers, style)
    return only_given(shape | {"disabled": fields.flag("disabled")})


def _read_target(fields: Fields, numbers: Numbers, style: int | None) -> JSON:
    """Read what a button does: its custom id, URL or SKU."""
    if style == PREMIUM_STYLE:
        return {"sku_id": str(fields.snowflake("sku_id", required=True))}
    has_id, has_url = (fields.data.get(key) is not None for key in ("custom_id", "url"))
    if has_id and has_url:
        fields.fail(
            "custom_id",
            "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
            "A custom id and url cannot both be specified",
        )
    elif style == LINK_STYLE and not has_url:
        fields.fail("url", "BUTTON_COMPONENT_URL_REQUIRED", "A url is required")
    elif style == LINK_STYLE:
        return {"url": read_url(fields, "url", most=512, schemes=("http", "https", "discord"))}
    elif not has_id:
        fields.fail("custom_id", "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required")
    else:
        return {"custom_id": numbers.custom_id(fields)}
    return {}


def read_url(fields: Fields, key: str, *, most: int = 2048, schemes: tuple[str, ...] = ("http", "https")) -> str | None:
    """Read a required URL with one of these schemes."""
    url = fields.text(key, most=most, required=True)
    if not url:
        return None
    scheme, separator, rest = url.partition("://")
    if not separator or not rest or " " in url:
        fields.fail(key, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
    elif scheme.lower() not in schemes:
        fields.fail(key, "URL_TYPE_INVALID_SCHEME", f'Scheme "{scheme}" must be one of {schemes}.')
    return url


def read_select(fields: Fields, numbers: Numbers) -> JSON:
    """Read a select of any kind."""
    shape = numbers.start(fields) | {
        "custom_id": numbers.custom_id(fields),
        "placeholder": fields.text("placeholder", most=150),
        "min_values": _or(fields.integer("min_values", least=0, most=25), 1),
        "max_values": _or(fields.integer("max_values", least=1, most=25), 1),
        "disabled": fields.flag("disabled"),
        "required": fields.flag("required"),
    }
    if shape["min_values"] > shape["max_values"]:
        fields.fail("min_values", "BASE_TYPE_MAX_LENGTH", "min_values can't be larger than max_values")
    if shape["type"] == STRING_SELECT:
        shape["options"] = read_options(fields)
    else:
        shape["default_values"] = fields.data.get("default_values")
    if shape["type"] == CHANNEL_SELECT:
        shape["channel_types"] = fields.items("channel_types") or None
    return only_given(shape)


def _or(value: int | None, default: int) -> int:
    return default if value is None else value


def read_options(fields: Fields, *, least: int = 1, most: int = 25) -> list[JSON]:
    """Read the options to choose from; each must have a different value."""
    options = []
    seen: set[str | None] = set()
    for option in fields.nested_list("options", least=least, most=most, required=True):
        value = option.text("value", least=1, most=100, required=True)
        if value in seen:
            option.fail(
                "value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used"
            )
        seen.add(value)
        shape: JSON = {
            "label": option.text("label", least=1, most=100, required=True),
            "value": value,
            "description": option.text("description", most=100),
            "emoji": read_emoji(option.nested("emoji")),
            "default": option.flag("default"),
        }
        options.append(only_given(shape))
    return options


def read_text_input(fields: Fields, numbers: Numbers, *, labelled: bool) -> JSON:
    """Read a modal's text input. If it's in a label component, it has no label of its own."""
    shape = numbers.start(fields) | {
        "custom_id": numbers.custom_id(fields),
        "style": fields.one_of("style", (1, 2), required=True),
        "label": None if labelled else fields.text("label", least=1, most=45, required=True),
        "min_length": fields.integer("min_length", least=0, most=4000),
        "max_length": fields.integer("max_length", least=1, most=4000),
    }
    extra: JSON = {
        "required": fields.flag("required"),
        "value": fields.text("value", most=4000),
        "placeholder": fields.text("placeholder", most=100),
    }
    return shape | only_given(extra)
