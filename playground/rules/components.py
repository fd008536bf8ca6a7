"""A message's components, checked and in Discord's shape: rows of controls, and the layouts of components V2."""

from collections.abc import Iterator

from playground.rules.controls import BUTTON, SELECTS, Numbers, read_button, read_select, read_url
from playground.rules.fields import Form
from playground.wire import JSON

ROW, SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 1, 9, 10, 11, 12, 13, 14, 17
LAYOUTS = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER)
MOST_COMPONENTS = 40
MOST_TEXT = 4000
"""Characters in all the texts of a message together."""
MOST_ROWS = 5
MEDIA_SCHEMES = ("http", "https", "attachment")


def read_components(form: Form, *, v2: bool) -> list[JSON]:
    """The `components` of a message; V2 layouts are let through where its flag is set."""
    numbers = Numbers(form)
    entries = form.forms("components", most=None if v2 else MOST_ROWS)
    shapes = [_read_component(entry, numbers, LAYOUTS if v2 else (ROW,)) for entry in entries]
    if numbers.count > MOST_COMPONENTS:
        form.fail("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The maximum of 40 components is exceeded")
    if sum(len(one.get("content") or "") for one in walk(shapes)) > MOST_TEXT:
        form.fail(
            "components",
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            f"Components displayable text size exceeds maximum size of {MOST_TEXT}",
        )
    return shapes


def _read_component(form: Form, numbers: Numbers, allowed: tuple[int, ...]) -> JSON:
    kind = form.data.get("type")
    if isinstance(kind, bool) or not isinstance(kind, int) or kind not in allowed:
        form.fail("type", "UNION_TYPE_CHOICES", f'Value of field "type" must be one of {allowed}.')
        return {}
    if kind == BUTTON:
        return read_button(form, numbers)
    if kind in SELECTS:
        select = read_select(form, numbers)
        # Only a modal's select can be required; in messages Discord takes the word and forgets it.
        select.pop("required", None)
        return select
    shape = numbers.start(form)
    readers = {ROW: _read_row, SECTION: _read_section, CONTAINER: _read_container}
    if kind in readers:
        return shape | readers[kind](form, numbers)
    return shape | _read_leaf(form, kind)


def _read_row(form: Form, numbers: Numbers) -> JSON:
    entries = form.forms("components", least=1, most=5, required=True)
    selects = [entry for entry in entries if entry.data.get("type") in SELECTS]
    if selects and len(entries) > 1:
        form.fail("components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width")
    return {"components": [_read_component(entry, numbers, (BUTTON, *SELECTS)) for entry in entries]}


def _read_section(form: Form, numbers: Numbers) -> JSON:
    texts = form.forms("components", least=1, most=3, required=True)
    accessory = form.form("accessory", required=True)
    return {
        "components": [_read_component(entry, numbers, (TEXT,)) for entry in texts],
        "accessory": None if accessory is None else _read_component(accessory, numbers, (BUTTON, THUMBNAIL)),
    }


def _read_container(form: Form, numbers: Numbers) -> JSON:
    entries = form.forms("components", least=1, most=MOST_COMPONENTS, required=True)
    inner = tuple(kind for kind in LAYOUTS if kind != CONTAINER)
    return {
        "accent_color": form.integer("accent_color", least=0, most=0xFFFFFF),
        "spoiler": form.flag("spoiler") or False,
        "components": [_read_component(entry, numbers, inner) for entry in entries],
    }


def _read_leaf(form: Form, kind: int) -> JSON:
    if kind == TEXT:
        return {"content": form.text("content", least=1, most=4000, required=True)}
    if kind == SEPARATOR:
        divider = form.flag("divider")
        return {"divider": divider is not False, "spacing": form.one_of("spacing", (1, 2)) or 1}
    if kind == GALLERY:
        items = form.forms("items", least=1, most=10, required=True)
        return {"items": [_read_media(item, "media") for item in items]}
    if kind == FILE:
        file = _read_media(form, "file")
        del file["description"]
        return file
    return _read_media(form, "media")


def _read_media(form: Form, key: str) -> JSON:
    media = form.form(key, required=True)
    return {
        key: None if media is None else {"url": read_url(media, "url", schemes=MEDIA_SCHEMES)},
        "description": form.text("description", most=1024),
        "spoiler": form.flag("spoiler") or False,
    }


def walk(components: list[JSON]) -> Iterator[JSON]:
    """Every component at every depth."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        yield from walk([component[key] for key in ("accessory", "component") if component.get(key)])


def media_of(component: JSON) -> list[JSON]:
    """The media items (`{"url": …}`) that one component shows."""
    found = [component[key] for key in ("media", "file") if component.get(key)]
    return found + [item["media"] for item in component.get("items", [])]


def find_control(components: list[JSON], custom_id: str) -> JSON | None:
    """The control with this custom id."""
    return next((one for one in walk(components) if one.get("custom_id") == custom_id), None)
