"""Intake: from what a member typed, attached or pressed to an accepted job."""

import asyncio
import dataclasses
import time
from collections.abc import Awaitable, Callable

import discord

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.ask import Ask
from bot.core.errors import GoneError, UploadError
from bot.core.job import Job, Place
from bot.core.preferences import Preferences
from bot.core.request import ImageRequest, random_seed
from bot.core.style import Style
from bot.i18n.localizer import ENGLISH, Localizer
from bot.pictures.files.uploads import normalise, size_of
from bot.prompts.draft import Draft, Transform, make_draft
from bot.store import Store
from bot.store.eligibility import Eligibility
from bot.studio import Studio
from cogs.common.actors import asker, asker_of, is_guest
from cogs.common.answers import answer_privately
from cogs.common.display_policy import DisplayPolicy
from cogs.common.downloads import download
from cogs.common.style_lookup import StyleLookup
from cogs.intake.acknowledgement import Manner, acknowledged_after
from cogs.ui.lines import code_list

Source = discord.Attachment | bytes | str | Callable[[], Awaitable[bytes]]
"""A picture to paint from: an attachment, its bytes, the hash of a kept upload, or a function that downloads it."""


class Intake:
    """The one way into the queue. Everything except a picture to paint from is checked before the answer is deferred.

    `seed` draws a random seed, once per request without one.
    """

    def __init__(
        self,
        bot: EaselBot,
        studio: Studio,
        store: Store,
        style_lookup: StyleLookup,
        display_policy: DisplayPolicy,
        seed: Callable[[], int] = random_seed,
    ) -> None:
        self.seed = seed
        self._bot = bot
        self._studio = studio
        self._store = store
        self._style_lookup = style_lookup
        self._display_policy = display_policy
        self._unpacking = asyncio.Lock()  # one upload at a time, because the largest take half a gigabyte each

    async def ask(
        self,
        interaction: Interaction,
        ask: Ask,
        source: Source | None = None,
        *,
        private: bool | None = None,
        spoiler: bool | None = None,
        transform: Transform = lambda request: request,
        note: str = "",
    ) -> None:
        """Answer an interaction with the job for an ask, optionally painted from a source.

        The member's defaults fill in what they left out. Only the member sees `note`.
        Raises EaselError if it is refused.
        """
        eligibility = await self._studio.check(asker(interaction))
        draft = await self._draft(eligibility, ask, upload=source is not None, transform=transform)
        manner = manner_of(interaction, eligibility.preferences, private, spoiler)
        async with acknowledged_after(interaction, manner):
            draft = await self._checked(eligibility, draft)
        request = await self._completed(draft, source)
        if draft.ignored_flags or note:
            await self._tell_notes(interaction, draft, note)
        await self._submit(interaction, request, manner)

    async def paint(self, interaction: Interaction, request: ImageRequest, source: Source | None = None) -> None:
        """Answer an interaction with the job for a finished request, whose picture may still be PENDING.

        Raises EaselError if it is refused.
        """
        eligibility = await self._studio.check(asker(interaction))
        draft = Draft(request, self._studio.info)
        manner = manner_of(interaction, eligibility.preferences)
        async with acknowledged_after(interaction, manner):
            draft = await self._checked(eligibility, draft)
        await self._submit(interaction, await self._completed(draft, source), manner)

    async def begin(self, interaction: Interaction) -> Manner:
        """Defer the answer for something that takes a while but isn't a job; raises EaselError if it is refused."""
        eligibility = await self._studio.check(asker(interaction))
        manner = manner_of(interaction, eligibility.preferences)
        await interaction.response.defer(ephemeral=manner.private, thinking=True)
        return manner

    async def by_message(self, message: discord.Message, ask: Ask, source: discord.Attachment) -> None:
        """Answer a message with the job for an ask; raises EaselError if it is refused."""
        who = asker_of(message)
        eligibility = await self._studio.check(who)
        draft = await self._checked(eligibility, await self._draft(eligibility, ask, upload=True))
        request = await self._completed(draft, source)
        locale, spoiler = language_of_message(message), eligibility.preferences.spoiler
        place = Place(message.channel.id, reply_to=message.id, spoiler=spoiler, locale=locale)
        place = await self._allowed(request, who.guild_id, place)
        shown = await message.reply(Localizer(locale)("progress.in-line"), mention_author=False)
        try:
            await self._studio.submit(request, who, dataclasses.replace(place, message_id=shown.id))
        except Exception:
            await shown.delete()
            raise

    async def keep(self, source: Source) -> tuple[str, tuple[int, int]]:
        """Store a picture to paint from; returns its hash and its width and height. Raises UploadError."""
        if isinstance(source, str):
            kept = await self._store.uploads.read(source)
            if kept is None:
                raise UploadError("upload.gone")
            return source, size_of(kept)
        data = await self._data(source)
        async with self._unpacking:
            data = await asyncio.to_thread(normalise, data)
        return await self._store.uploads.keep(data), size_of(data)

    async def _draft(
        self, eligibility: Eligibility, ask: Ask, *, upload: bool, transform: Transform = lambda request: request
    ) -> Draft:
        """The draft of an ask, with the member's defaults."""
        return make_draft(
            ask,
            self._studio.info,
            self.seed(),
            preferences=eligibility.preferences,
            style=None if ask.style else await self._preferred_style(eligibility),
            upload=upload,
            transform=transform,
        )

    async def _preferred_style(self, eligibility: Eligibility) -> Style | None:
        """The member's default style; None if it no longer exists."""
        who = eligibility.asker
        try:
            return await self._style_lookup.find(who.user_id, who.guild_id, eligibility.preferences.style)
        except GoneError:
            return None

    async def _checked(self, eligibility: Eligibility, draft: Draft) -> Draft:
        """The draft with what word rules add; raises EaselError if it is refused."""
        request = await self._studio.check_request(
            eligibility, draft.request, wording=draft.wording, sized=not draft.shaped
        )
        return dataclasses.replace(draft, request=request)

    async def _completed(self, draft: Draft, source: Source | None) -> ImageRequest:
        """The finished request, with its source stored; raises EaselError if that picture can't be used."""
        return draft.complete() if source is None else draft.complete(*await self.keep(source))

    async def _tell_notes(self, interaction: Interaction, draft: Draft, note: str) -> None:
        """Tell only the member the note, and which flags were ignored."""
        localizer = localizer_of(interaction)
        # The first follow-up would replace the deferred answer, so that is edited first.
        await interaction.edit_original_response(content=localizer("progress.in-line"))
        flags = draft.ignored_flags
        notes = [note, localizer("left.out", flags=code_list(flags), count=len(flags)) if flags else ""]
        await answer_privately(interaction, "\n".join(filter(None, notes)))

    async def _submit(self, interaction: Interaction, request: ImageRequest, manner: Manner) -> Job:
        """Submit a deferred interaction's request; its message becomes the job's message."""
        message = await interaction.original_response()
        place = Place(
            message.channel.id,
            message.id,
            interaction.token,
            time.time(),
            private=manner.private,
            guest=is_guest(interaction),
            spoiler=manner.spoiler,
            upload_limit=interaction.filesize_limit,
            locale=str(interaction.locale),
        )
        place = await self._allowed(request, interaction.guild_id, place)
        return await self._studio.submit(request, asker(interaction), place)

    async def _allowed(self, request: ImageRequest, guild_id: int | None, place: Place) -> Place:
        """The place with its limit for uploads; raises EaselError if its policy refuses the request."""
        await self._display_policy.admit(request, guild_id, place)
        return dataclasses.replace(place, unsafe_limit=await self._display_policy.bound(guild_id, place))

    async def _data(self, source: discord.Attachment | bytes | Callable[[], Awaitable[bytes]]) -> bytes:
        """The bytes of a source."""
        if isinstance(source, bytes):
            return source
        return await (download(self._bot, source) if isinstance(source, discord.Attachment) else source())


def manner_of(
    interaction: Interaction, preferences: Preferences, private: bool | None = None, spoiler: bool | None = None
) -> Manner:
    """How to show a job: as asked, else as the member prefers. As a guest the bot answers privately."""
    return Manner(
        preferences.private or is_guest(interaction) if private is None else private,
        preferences.spoiler if spoiler is None else spoiler,
    )


def language_of_message(message: discord.Message) -> str:
    """The server's language, because a message doesn't tell its author's."""
    return ENGLISH if message.guild is None else str(message.guild.preferred_locale)
