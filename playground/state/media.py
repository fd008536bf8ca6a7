"""The pictures in embeds and components: which of the message's files they mean, and their URLs."""

from collections.abc import Iterator

from playground.addresses import Addresses
from playground.rules.components import FILE, walk
from playground.rules.components import media_of as component_media
from playground.rules.embeds import media_of as embed_media
from playground.rules.fields import Fields
from playground.state.files import Attachment, Files, clean_name
from playground.wire import JSON

_SCHEME = "attachment://"


def _name(url: str | None) -> str | None:
    """The file name in `attachment://name`; None for any other URL."""
    return clean_name(url.removeprefix(_SCHEME)) if url and url.startswith(_SCHEME) else None


def _urls(embeds: list[JSON], components: list[JSON]) -> Iterator[str | None]:
    for embed in embeds:
        yield from (media[key] for media, key in embed_media(embed))
    for component in walk(components):
        yield from (media["url"] for media in component_media(component))


def referenced_names(embeds: list[JSON], components: list[JSON]) -> set[str]:
    """The names of the files that embeds and components show."""
    return {name for name in map(_name, _urls(embeds, components)) if name is not None}


def check_references(fields: Fields, embeds: list[JSON], components: list[JSON], filenames: set[str]) -> None:
    """Note a mistake for each `attachment://name` that is no file of the message."""
    sentence = "The referenced attachment was not found"
    for index, embed in enumerate(embeds):
        if referenced_names([embed], []) - filenames:
            place = Fields({}, (*fields.path, "embeds", str(index)), fields.errors)
            place.fail(None, "MESSAGE_ATTACHMENT_NOT_FOUND", sentence)
    if referenced_names([], components) - filenames:
        fields.fail("components", "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", sentence)


class MediaResolver:
    """Fills in the URLs of a message's embeds and components for one reader. Changes what it is given."""

    def __init__(self, files: Files, kept: list[Attachment], addresses: Addresses, message_id: int) -> None:
        self._files = files
        self._kept = {one.filename: one for one in kept}
        self._addresses = addresses
        self._message_id = message_id

    def embeds(self, embeds: list[JSON]) -> list[JSON]:
        """Embeds with real URLs, and the sizes of their pictures."""
        for embed in embeds:
            for media, key in embed_media(embed):
                proxy = "proxy_icon_url" if key == "icon_url" else "proxy_url"
                found = self._resolve(media, key, proxy)
                if found is not None and key == "url":
                    media |= _measures(found)
        return embeds

    def components(self, components: list[JSON]) -> list[JSON]:
        """Components with real URLs, as unfurled media items."""
        for component in walk(components):
            for media in component_media(component):
                found = self._resolve(media, "url", "proxy_url")
                media["id"] = str(self._message_id if found is None else found.id)
                if found is not None:
                    media |= _measures(found) | {"attachment_id": str(found.id)}
                if component["type"] == FILE:
                    component |= {"name": found and found.filename, "size": found and found.size}
        return components

    def _resolve(self, media: JSON, key: str, proxy: str) -> Attachment | None:
        found = self._kept.get(_name(media[key]) or "")
        if found is None:
            media[proxy] = media[key]
            return None
        media[key] = self._files.url(found, self._addresses.cdn)
        media[proxy] = self._files.url(found, self._addresses.media)
        return found


def _measures(file: Attachment) -> JSON:
    size: JSON = {"width": file.pixels.width, "height": file.pixels.height} if file.pixels else {}
    return size | {"content_type": file.content_type}
