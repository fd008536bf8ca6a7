"""A message's components: reads and checks rows of controls and the layouts of components V2."""

from collections.abc import Iterator

from playground.rules.controls import BUTTON, SELECTS, Numbers, read_button, read_select, read_url
from playground.rules.fields import Fields
from playground.wire import JSON

ROW, SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 1, 9, 10, 11, 12, 13, 14, 17
LAYOUTS = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER)
MOST_COMPONENTS = 40
MOST_TEXT = 4000
"""Characters in all texts of a message together."""
MOST_ROWS = 5
MEDIA_SCHEMES = ("http", "https", "attachment")


def read_components(fields: Fields, *, v2: bool) -> list[JSON]:
    """Read the `components` of a message; `v2` allows the layouts of components V2."""
    numbers = Numbers(fields)
    entries = fields.nested_list("components", most=None if v2 else MOST_ROWS)
    shapes = [_read_component(entry, numbers, LAYOUTS if v2 else (ROW,)) for entry in entries]
    if numbers.count > MOST_COMPONENTS:
        fields.fail("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The maximum of 40 components is exceeded")
    if sum(len(one.get("content") or "") for one in walk(shapes)) > MOST_TEXT:
        fields.fail(
            "components",
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            f"Components displayable text size exceeds maximum size of {MOST_TEXT}",
        )
    return shapes


def _read_component(fields: Fields, numbers: Numbers, allowed: tuple[int, ...]) -> JSON:
    kind = fields.data.get("type")
    if isinstance(kind, bool) or not isinstance(kind, int) or kind not in allowed:
        fields.fail("type", "UNION_TYPE_CHOICES", f'Value of field "type" must be one of {allowed}.')
        return {}
    if kind == BUTTON:
        return read_button(fields, numbers)
    if kind in SELECTS:
        select = read_select(fields, numbers)
        # Only a modal's select can be required; in messages Discord accepts the field and drops it.
        select.pop("required", None)
        return select
    shape = numbers.start(fields)
    readers = {ROW: _read_row, SECTION: _read_section, CONTAINER: _read_container}
    if kind in readers:
        return shape | readers[kind](fields, numbers)
    return shape | _read_leaf(fields, kind)


def _read_row(fields: Fields, numbers: Numbers) -> JSON:
    entries = fields.nested_list("components", least=1, most=5, required=True)
    selects = [entry for entry in entries if entry.data.get("type") in SELECTS]
    if selects and len(entries) > 1:
        fields.fail(
            "components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width"
        )
    return {"components": [_read_component(entry, numbers, (BUTTON, *SELECTS)) for entry in entries]}


def _read_section(fields: Fields, numbers: Numbers) -> JSON:
    texts = fields.nested_list("components", least=1, most=3, required=True)
    accessory = fields.nested("accessory", required=True)
    return {
        "components": [_read_component(entry, numbers, (TEXT,)) for entry in texts],
        "accessory": None if accessory is None else _read_component(accessory, numbers, (BUTTON, THUMBNAIL)),
    }


def _read_container(fields: Fields, numbers: Numbers) -> JSON:
    entries = fields.nested_list("components", least=1, most=MOST_COMPONENTS, required=True)
    inner = tuple(kind for kind in LAYOUTS if kind != CONTAINER)
    return {
        "accent_color": fields.integer("accent_color", least=0, most=0xFFFFFF),
        "spoiler": fields.flag("spoiler") or False,
        "components": [_read_component(entry, numbers, inner) for entry in entries],
    }


def _read_leaf(fields: Fields, kind: int) -> JSON:
    if kind == TEXT:
        return {"content": fields.text("content", least=1, most=4000, required=True)}
    if kind == SEPARATOR:
        divider = fields.flag("divider")
        return {"divider": divider is not False, "spacing": fields.one_of("spacing", (1, 2)) or 1}
    if kind == GALLERY:
        items = fields.nested_list("items", least=1, most=10, required=True)
        return {"items": [_read_media(item, "media") for item in items]}
    if kind == FILE:
        file = _read_media(fields, "file")
        del file["description"]
        return file
    return _read_media(fields, "media")


def _read_media(fields: Fields, key: str) -> JSON:
    media = fields.nested(key, required=True)
    return {
        key: None if media is None else {"url": read_url(media, "url", schemes=MEDIA_SCHEMES)},
        "description": fields.text("description", most=1024),
        "spoiler": fields.flag("spoiler") or False,
    }


def walk(components: list[JSON]) -> Iterator[JSON]:
    """Every component at every depth."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        yield from walk([component[key] for key in ("accessory", "component") if component.get(key)])


def media_of(component: JSON) -> list[JSON]:
    """The media items (`{"url": …}`) that a component shows."""
    found = [component[key] for key in ("media", "file") if component.get(key)]
    return found + [item["media"] for item in component.get("items", [])]


def find_control(components: list[JSON], custom_id: str) -> JSON | None:
    """The control with this custom id, if there is one."""
    return next((one for one in walk(components) if one.get("custom_id") == custom_id), None)
