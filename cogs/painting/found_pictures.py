"""Found pictures: those that a message shows, or an avatar, until a form or menu says what to do with them.

A form's custom_id has no room for a signed address, and a form that came from a menu does not bring its message along.
So what was found is kept as a row, whose number stands in the custom_id; a picture is downloaded only when it is used.
"""

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, Self

import discord
from yarl import URL

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.errors import GoneError, UploadError
from bot.store import Store
from cogs.common.answers import answer_privately
from cogs.common.downloads import fetch, is_discords
from cogs.common.ids import parse_id
from cogs.painting.found_pictures_view import which_view

MOST: Final = 10
"""Pictures of one message: as many as Discord attaches to one."""
SUFFIXES: Final = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff"})
"""Names of pictures, where Discord did not recognise the file."""


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """One picture: its address (signed, where it is an attachment's), its file's name, and its bytes where known."""

    url: str
    name: str
    size: int = 0

    @property
    def path(self) -> str:
        """What stays of the address when it is signed anew."""
        return URL(self.url).path


@dataclass(frozen=True, slots=True)
class FoundPictures:
    """Pictures and whose they are; without a message they are an avatar."""

    owner_id: int
    pictures: tuple[FoundPicture, ...]
    channel_id: int | None = None
    message_id: int | None = None

    def to_json(self) -> str:
        """The pictures as a JSON object, for the database."""
        return json.dumps(dataclasses.asdict(self), separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The pictures that to_json wrote."""
        values = json.loads(text)
        values["pictures"] = tuple(FoundPicture(**one) for one in values["pictures"])
        return cls(**values)


class PictureFinder:
    """Keeps found pictures for the form or menu that comes next, and fetches their files."""

    def __init__(self, bot: EaselBot, store: Store) -> None:
        self._bot = bot
        self._store = store

    async def keep(self, user_id: int, found: FoundPictures) -> int:
        """Keep what was found for a member: its number."""
        return await self._store.recipes.keep(user_id, found.to_json())

    async def get(self, number: str, picture: str) -> tuple[FoundPictures, FoundPicture]:
        """What was kept under the number in a custom_id, and the picture of it that is meant; raises GoneError."""
        known = parse_id(number)
        kept = None if known is None else await self._store.recipes.get(known)
        found = None if kept is None else FoundPictures.from_json(kept)
        if found is None or not picture.isdecimal() or int(picture) >= len(found.pictures):
            raise GoneError("repaint.gone")
        return found, found.pictures[int(picture)]

    async def choose(self, interaction: Interaction, action: str, number: int, found: FoundPictures) -> None:
        """Have the member choose one of several pictures for an action."""
        localizer = localizer_of(interaction)
        view = which_view(action, number, [one.name for one in found.pictures], localizer)
        await answer_privately(interaction, localizer("picker.which"), view=view)

    async def data(self, found: FoundPictures, picture: FoundPicture) -> bytes:
        """A picture's file; where its address has expired, by the one that its message has now. Raises EaselError."""
        try:
            return await fetch(self._bot, picture.url, picture.size)
        except UploadError as error:
            if error.key != "upload.download":
                raise
            fresh = await self._anew(found, picture)
            return await fetch(self._bot, fresh.url, fresh.size)

    async def _anew(self, found: FoundPictures, picture: FoundPicture) -> FoundPicture:
        """The picture as its message shows it now; raises GoneError where it is gone, or the bot can't read it."""
        if found.channel_id is not None and found.message_id is not None:
            try:
                message = await self._bot.get_partial_messageable(found.channel_id).fetch_message(found.message_id)
            except (discord.NotFound, discord.Forbidden) as error:
                raise GoneError("repaint.gone") from error
            for one in found_in(message, found.owner_id).pictures:
                if one.path == picture.path:
                    return one
        raise GoneError("repaint.gone")


def found_in(message: discord.Message, owner_id: int) -> FoundPictures:
    """The pictures of a message, perhaps none."""
    return FoundPictures(owner_id, pictures(message.attachments, message.embeds), message.channel.id, message.id)


def pictures(attachments: Sequence[discord.Attachment], embeds: Sequence[discord.Embed]) -> tuple[FoundPicture, ...]:
    """The attached pictures, and those in embeds that lie with Discord: nothing is fetched from anywhere else."""
    found = [FoundPicture(one.url, one.filename, one.size) for one in attachments if _is_picture(one)]
    urls = [url for embed in embeds for url in (embed.image.url, embed.thumbnail.url) if url and is_discords(url)]
    found += [FoundPicture(url, PurePath(URL(url).path).name) for url in urls]
    return tuple({one.path: one for one in found}.values())[:MOST]


def _is_picture(attachment: discord.Attachment) -> bool:
    named = PurePath(attachment.filename).suffix.lower() in SUFFIXES
    return (attachment.content_type or "").startswith("image/") or named
