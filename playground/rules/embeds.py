"""Embeds, checked and in Discord's shape."""

from playground.rules.components import MEDIA_SCHEMES
from playground.rules.controls import only_given, read_url
from playground.rules.fields import Form
from playground.wire import JSON

MOST_EMBEDS = 10
MOST_CHARACTERS = 6000
"""In all the embeds of a message together."""


def read_embeds(form: Form) -> list[JSON]:
    """The `embeds` of a message."""
    embeds = [_read_embed(entry) for entry in form.forms("embeds", most=MOST_EMBEDS)]
    if sum(_length(embed) for embed in embeds) > MOST_CHARACTERS:
        form.fail("embeds", "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {MOST_CHARACTERS}")
    return embeds


def _read_embed(form: Form) -> JSON:
    shape: JSON = {
        "title": form.text("title", most=256),
        "description": form.text("description", most=4096),
        "url": read_url(form, "url") if form.data.get("url") else None,
        "color": form.integer("color", least=0, most=0xFFFFFF),
        "timestamp": form.text("timestamp", most=64),
        "fields": [_read_field(field) for field in form.forms("fields", most=25)] or None,
        "author": _read_named(form.form("author"), "name", 256),
        "footer": _read_named(form.form("footer"), "text", 2048),
        "image": _read_media(form.form("image")),
        "thumbnail": _read_media(form.form("thumbnail")),
    }
    given = only_given(shape)
    if not given.keys() - {"color", "timestamp", "url"}:
        form.fail("description", "BASE_TYPE_REQUIRED", "This field is required")
    return {"type": "rich"} | given


def _read_field(form: Form) -> JSON:
    return {
        "name": form.text("name", most=256, required=True),
        "value": form.text("value", most=1024, required=True),
        "inline": form.flag("inline") or False,
    }


def _read_named(form: Form | None, key: str, most: int) -> JSON | None:
    if form is None:
        return None
    shape: JSON = {key: form.text(key, most=most, required=key == "name")}
    if form.data.get("url"):
        shape["url"] = read_url(form, "url")
    if form.data.get("icon_url"):
        shape["icon_url"] = read_url(form, "icon_url", schemes=MEDIA_SCHEMES)
    return only_given(shape)


def _read_media(form: Form | None) -> JSON | None:
    return None if form is None else {"url": read_url(form, "url", schemes=MEDIA_SCHEMES)}


def _length(embed: JSON) -> int:
    parts = [embed.get("title"), embed.get("description")]
    parts += [embed.get("footer", {}).get("text"), embed.get("author", {}).get("name")]
    for field in embed.get("fields", []):
        parts += [field["name"], field["value"]]
    return sum(len(part) for part in parts if part)


def media_of(embed: JSON) -> list[tuple[JSON, str]]:
    """The objects in an embed that point at a picture, each with the key of its URL."""
    found = [(embed[key], "url") for key in ("image", "thumbnail") if key in embed]
    return found + [(embed[key], "icon_url") for key in ("footer", "author") if "icon_url" in embed.get(key, {})]
