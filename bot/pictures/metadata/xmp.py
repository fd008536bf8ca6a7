"""XMP: the texts in an XMP packet that tools use for parameters: the user comment and the description."""

import html
import re
from typing import Final

from bot.pictures.metadata.notes import DESCRIPTION, USER_COMMENT

LONGEST: Final = 1 << 20
"""The most characters of a packet that are looked at."""
NAMES: Final = {"exif:UserComment": USER_COMMENT, "dc:description": DESCRIPTION, "parameters": "parameters"}
ITEM: Final = re.compile(r"<rdf:li[^>]*>")


def texts_in(packet: str) -> dict[str, str]:
    """The texts of a packet under the names of the Exif tags that mean the same; empty if it has none."""
    found = {name: text for key, name in NAMES.items() if (text := _text(packet[:LONGEST], key))}
    return {name: html.unescape(text).strip() for name, text in found.items()}


def _text(packet: str, key: str) -> str:
    """The text of an element or an attribute; of several languages the first."""
    element = re.search(rf"<(?:\w+:)?{re.escape(key)}(?:\s[^>]*)?>", packet)
    if element is None:
        attribute = re.search(rf'\s(?:\w+:)?{re.escape(key)}="([^"]*)"', packet)
        return attribute[1] if attribute else ""
    end = packet.find("</", element.end())
    inner = packet[element.end() : packet.find(f"{key}>", element.end())]
    item = ITEM.search(inner)
    if item is None:
        return packet[element.end() : max(end, element.end())]
    inner = inner[item.end() :]
    text = inner[: inner.find("</rdf:li>")] if "</rdf:li>" in inner else ""
    return text.removeprefix("<![CDATA[").removesuffix("]]>")
