"""Found pictures: those of a message, or an avatar, kept until a form or menu says what to do with them.

A form's custom_id has no room for a signed address, and a form opened from a menu doesn't know its message. So what was
found is kept as a row, and the custom_id holds the row's number. A picture is downloaded only when it is used.
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
from bot.core.job import Job
from bot.store import Store
from cogs.common.answers import answer_privately
from cogs.common.downloads import fetch, is_discords
from cogs.common.ids import parse_id
from cogs.painting.found_pictures_view import which_view

MOST: Final = 10
"""Pictures of one message; Discord attaches at most as many."""
SUFFIXES: Final = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff"})
"""File name endings of pictures, in case Discord didn't recognise the file."""


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """One picture: its address (signed for attachments), its file name, and its size in bytes if known.

    `spoiler` says that it is hidden behind one.
    """

    url: str
    name: str
    size: int = 0
    spoiler: bool = False

    @property
    def path(self) -> str:
        """The part of the address that stays the same when it is signed again."""
        return URL(self.url).path


@dataclass(frozen=True, slots=True)
class FoundPictures:
    """Pictures and their owner; without a message it is an avatar. `job_id` is the job's whose pictures they are."""

    owner_id: int
    pictures: tuple[FoundPicture, ...]
    channel_id: int | None = None
    message_id: int | None = None
    job_id: int | None = None

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
    """Keeps found pictures for the next form or menu, and downloads them."""

    def __init__(self, bot: EaselBot, store: Store) -> None:
        self._bot = bot
        self._store = store

    async def keep(self, user_id: int, found: FoundPictures) -> int:
        """Keep what was found for a member; returns its number."""
        return await self._store.recipes.keep(user_id, found.to_json())

    async def get(self, user_id: int, number: str, picture: str) -> tuple[FoundPictures, FoundPicture]:
        """What was found for a member under this number, and the chosen picture; raises GoneError."""
        known = parse_id(number)
        kept = None if known is None else await self._store.recipes.get(known, user_id)
        found = None if kept is None else FoundPictures.from_json(kept)
        if found is None or not picture.isdecimal() or int(picture) >= len(found.pictures):
            raise GoneError("repaint.gone")
        return found, found.pictures[int(picture)]

    async def choose(self, interaction: Interaction, action: str, number: int, found: FoundPictures) -> None:
        """Let the member choose one of several pictures for an action."""
        localizer = localizer_of(interaction)
        view = which_view(action, number, [one.name for one in found.pictures], localizer)
        await answer_privately(interaction, localizer(f"picker.which.{action}"), view=view)

    async def data(self, found: FoundPictures, picture: FoundPicture) -> bytes:
        """A picture's bytes; if its address has expired, its message is asked for a new one. Raises EaselError."""
        try:
            return await fetch(self._bot, picture.url, picture.size)
        except UploadError as error:
            if error.key != "upload.download":
                raise
            fresh = await self._refreshed(found, picture)
            return await fetch(self._bot, fresh.url, fresh.size)

    async def _refreshed(self, found: FoundPictures, picture: FoundPicture) -> FoundPicture:
        """The picture with its current address; raises GoneError if it is gone or the bot can't read its message."""
        if found.channel_id is not None and found.message_id is not None:
            try:
                message = await self._bot.get_partial_messageable(found.channel_id).fetch_message(found.message_id)
            except (discord.NotFound, discord.Forbidden) as error:
                raise GoneError("repaint.gone") from error
            for one in found_in(message).pictures:
                if one.path == picture.path:
                    return one
        raise GoneError("repaint.gone")


def found_in(message: discord.Message, job: Job | None = None) -> FoundPictures:
    """The pictures of a message, perhaps none. They belong to whoever asked for their job, or else to the author."""
    found = pictures(message.attachments, message.embeds)
    owner_id, job_id = (message.author.id, None) if job is None else (job.user_id, job.id)
    return FoundPictures(owner_id, found, message.channel.id, message.id, job_id)


def pictures(attachments: Sequence[discord.Attachment], embeds: Sequence[discord.Embed]) -> tuple[FoundPicture, ...]:
    """The attached pictures, and pictures in embeds if Discord hosts them: nothing is fetched from elsewhere."""
    found = [FoundPicture(one.url, one.filename, one.size, one.is_spoiler()) for one in attachments if _is_picture(one)]
    urls = [url for embed in embeds for url in (embed.image.url, embed.thumbnail.url) if url and is_discords(url)]
    found += [FoundPicture(url, PurePath(URL(url).path).name) for url in urls]
    return tuple({one.path: one for one in found}.values())[:MOST]


def _is_picture(attachment: discord.Attachment) -> bool:
    named = PurePath(attachment.filename).suffix.lower() in SUFFIXES
    return (attachment.content_type or "").startswith("image/") or named
