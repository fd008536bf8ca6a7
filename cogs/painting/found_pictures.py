"""Finds: the pictures that a message shows, or an avatar, as far as it takes to fetch them later. Pure.

A form's custom_id has no room for a signed address, and a form that came from a menu does not bring its message along.
So finds are kept as a row, whose number stands in the custom_id.
"""

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, Self

import discord
from yarl import URL

from cogs.common.downloads import is_discords

MOST: Final = 10
"""Pictures of one message: as many as Discord attaches to one."""
SUFFIXES: Final = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff"})
"""Names of pictures, where Discord did not recognise the file."""


@dataclass(frozen=True, slots=True)
class Find:
    """One picture: its address (signed, where it is an attachment's), its file's name, and its bytes where known."""

    url: str
    name: str
    size: int = 0

    @property
    def path(self) -> str:
        """What stays of the address when it is signed anew."""
        return URL(self.url).path


@dataclass(frozen=True, slots=True)
class Finds:
    """Pictures and whose they are; without a message they are an avatar."""

    owner_id: int
    pictures: tuple[Find, ...]
    channel_id: int | None = None
    message_id: int | None = None

    def to_json(self) -> str:
        """The finds as a JSON object, for the database."""
        return json.dumps(dataclasses.asdict(self), separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The finds that to_json wrote."""
        values = json.loads(text)
        values["pictures"] = tuple(Find(**one) for one in values["pictures"])
        return cls(**values)


def finds_of(message: discord.Message, owner_id: int) -> Finds:
    """The pictures of a message, perhaps none."""
    return Finds(owner_id, pictures(message.attachments, message.embeds), message.channel.id, message.id)


def pictures(attachments: Sequence[discord.Attachment], embeds: Sequence[discord.Embed]) -> tuple[Find, ...]:
    """The attached pictures, and those in embeds that lie with Discord: nothing is fetched from anywhere else."""
    found = [Find(one.url, one.filename, one.size) for one in attachments if _is_picture(one)]
    urls = [url for embed in embeds for url in (embed.image.url, embed.thumbnail.url) if url and is_discords(url)]
    found += [Find(url, PurePath(URL(url).path).name) for url in urls]
    return tuple({one.path: one for one in found}.values())[:MOST]


def _is_picture(attachment: discord.Attachment) -> bool:
    named = PurePath(attachment.filename).suffix.lower() in SUFFIXES
    return (attachment.content_type or "").startswith("image/") or named
