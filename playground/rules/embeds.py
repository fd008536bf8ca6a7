"""Embeds: reads and checks them."""

from playground.rules.components import MEDIA_SCHEMES
from playground.rules.controls import only_given, read_url
from playground.rules.fields import Fields
from playground.wire import JSON

MOST_EMBEDS = 10
MOST_CHARACTERS = 6000
"""Characters in all embeds of a message together."""


def read_embeds(fields: Fields) -> list[JSON]:
    """Read the `embeds` of a message."""
    embeds = [_read_embed(entry) for entry in fields.nested_list("embeds", most=MOST_EMBEDS)]
    if sum(_length(embed) for embed in embeds) > MOST_CHARACTERS:
        fields.fail("embeds", "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {MOST_CHARACTERS}")
    return embeds


def _read_embed(fields: Fields) -> JSON:
    shape: JSON = {
        "title": fields.text("title", most=256),
        "description": fields.text("description", most=4096),
        "url": read_url(fields, "url") if fields.data.get("url") else None,
        "color": fields.integer("color", least=0, most=0xFFFFFF),
        "timestamp": fields.text("timestamp", most=64),
        "fields": [_read_field(field) for field in fields.nested_list("fields", most=25)] or None,
        "author": _read_named(fields.nested("author"), "name", 256),
        "footer": _read_named(fields.nested("footer"), "text", 2048),
        "image": _read_media(fields.nested("image")),
        "thumbnail": _read_media(fields.nested("thumbnail")),
    }
    given = only_given(shape)
    if not given.keys() - {"color", "timestamp", "url"}:
        fields.fail("description", "BASE_TYPE_REQUIRED", "This field is required")
    return {"type": "rich"} | given


def _read_field(fields: Fields) -> JSON:
    return {
        "name": fields.text("name", most=256, required=True),
        "value": fields.text("value", most=1024, required=True),
        "inline": fields.flag("inline") or False,
    }


def _read_named(fields: Fields | None, key: str, most: int) -> JSON | None:
    if fields is None:
        return None
    shape: JSON = {key: fields.text(key, most=most, required=key == "name")}
    if fields.data.get("url"):
        shape["url"] = read_url(fields, "url")
    if fields.data.get("icon_url"):
        shape["icon_url"] = read_url(fields, "icon_url", schemes=MEDIA_SCHEMES)
    return only_given(shape)


def _read_media(fields: Fields | None) -> JSON | None:
    return None if fields is None else {"url": read_url(fields, "url", schemes=MEDIA_SCHEMES)}


def _length(embed: JSON) -> int:
    parts = [embed.get("title"), embed.get("description")]
    parts += [embed.get("footer", {}).get("text"), embed.get("author", {}).get("name")]
    for field in embed.get("fields", []):
        parts += [field["name"], field["value"]]
    return sum(len(part) for part in parts if part)


def media_of(embed: JSON) -> list[tuple[JSON, str]]:
    """The objects in an embed that have a picture's URL, each with the key of that URL."""
    found = [(embed[key], "url") for key in ("image", "thumbnail") if key in embed]
    return found + [(embed[key], "icon_url") for key in ("footer", "author") if "icon_url" in embed.get(key, {})]
