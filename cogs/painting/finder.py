"""Finder: keeps what was found in a message for the form or menu that comes next, and fetches its pictures."""

import discord

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.errors import GoneError, UploadError
from bot.store import Store
from cogs.common.answers import answer_privately
from cogs.common.downloads import fetch
from cogs.common.ids import parse_id
from cogs.painting.finds_view import which_view
from cogs.painting.found_pictures import Find, Finds, finds_of


class Finder:
    """Finds by their number; a picture is downloaded only when it is used."""

    def __init__(self, bot: EaselBot, store: Store) -> None:
        self._bot = bot
        self._store = store

    async def keep(self, user_id: int, finds: Finds) -> int:
        """Keep finds for a member; their number."""
        return await self._store.recipes.keep(user_id, finds.to_json())

    async def get(self, number: str, picture: str) -> tuple[Finds, Find]:
        """The finds with the number in a custom_id, and the picture of them that is meant; raises GoneError."""
        known = parse_id(number)
        kept = None if known is None else await self._store.recipes.get(known)
        finds = None if kept is None else Finds.from_json(kept)
        if finds is None or not picture.isdecimal() or int(picture) >= len(finds.pictures):
            raise GoneError("repaint.gone")
        return finds, finds.pictures[int(picture)]

    async def choose(self, interaction: Interaction, action: str, number: int, finds: Finds) -> None:
        """Have the member choose one of several pictures for an action."""
        localizer = localizer_of(interaction)
        view = which_view(action, number, finds, localizer)
        await answer_privately(interaction, localizer("picker.which"), view=view)

    async def data(self, finds: Finds, find: Find) -> bytes:
        """A picture's file; where its address has expired, by the one that its message has now. Raises EaselError."""
        try:
            return await fetch(self._bot, find.url, find.size)
        except UploadError as error:
            if error.key != "upload.download":
                raise
            fresh = await self._anew(finds, find)
            return await fetch(self._bot, fresh.url, fresh.size)

    async def _anew(self, finds: Finds, find: Find) -> Find:
        """The picture as its message shows it now; raises GoneError where it is gone, or the bot can't read it."""
        if finds.channel_id is not None and finds.message_id is not None:
            try:
                message = await self._bot.get_partial_messageable(finds.channel_id).fetch_message(finds.message_id)
            except (discord.NotFound, discord.Forbidden) as error:
                raise GoneError("repaint.gone") from error
            for one in finds_of(message, finds.owner_id).pictures:
                if one.path == find.path:
                    return one
        raise GoneError("repaint.gone")
