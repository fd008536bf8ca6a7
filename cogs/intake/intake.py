"""Intake: from what a member typed, attached or pressed to an accepted job."""

import asyncio
import dataclasses
import time
from collections.abc import Awaitable, Callable, Iterable
from typing import Final

import discord

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.ask import Ask
from bot.core.errors import GoneError, UploadError
from bot.core.job import Job, Place
from bot.core.preferences import Ping
from bot.core.request import ImageRequest, random_seed
from bot.core.style import Style
from bot.i18n.localizer import ENGLISH, Localizer
from bot.moderation.policy import Action
from bot.pictures.files.uploads import normalise, size_of
from bot.prompts.draft import Draft, Transform, make_draft
from bot.store import Store
from bot.store.eligibility import Eligibility
from bot.studio import Studio
from cogs.common.actors import asker, asker_of, is_guest
from cogs.common.answers import answer_privately
from cogs.common.display_policy import DisplayPolicy
from cogs.common.downloads import download
from cogs.common.places import server_language
from cogs.common.style_lookup import StyleLookup
from cogs.intake.acknowledgement import VEILED, Manner, acknowledged_after
from cogs.intake.links import reply_link, source_link
from cogs.ui.lines import HEAD_PROMPT, code_list, title


@dataclasses.dataclass(frozen=True, slots=True)
class Origin:
    """What a request is made of: a job, and whether a file that it is painted from was behind a spoiler.

    `message_id` is the message in the same channel that shows what it is painted from, if everyone there sees it.
    """

    job: Job | None = None
    spoiler: bool = False
    message_id: int | None = None

    def manner(self, guild_id: int | None, channel_id: int) -> Manner:
        """How at least to show what is made of it in a place."""
        if self.job is None:
            return Manner(private=False, spoiler=self.spoiler)
        same_channel = (self.job.guild_id, self.job.place.channel_id) == (guild_id, channel_id)
        return Manner.of_job(self.job, same_channel=same_channel) | Manner(private=False, spoiler=self.spoiler)


FRESH: Final = Origin()
"""Made of nothing that was shown before."""
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
        origin: Origin = FRESH,
    ) -> None:
        """Answer an interaction with the job for an ask, optionally painted from a source.

        The member's defaults fill in what they left out. Only the member sees `note`. What is made of something private
        or veiled is so too, whatever they wish.
        Raises EaselError if it is refused.
        """
        eligibility = await self._studio.check(asker(interaction))
        draft = await self._draft(eligibility, ask, upload=source is not None, transform=transform)
        wished = Manner.wished(eligibility.preferences, private, spoiler, guest=is_guest(interaction))
        manner = manner_for(interaction, wished, origin, source)
        async with acknowledged_after(interaction, manner):
            draft = await self._checked(eligibility, draft)
        manner = await self._veiled(manner, origin, interaction.guild_id, interaction.channel_id or 0)
        request = await self._completed(draft, source)
        if draft.ignored_flags or note:
            await self._tell_notes(interaction, draft, note)
        await self._submit(interaction, request, manner, origin, eligibility.preferences.ping)

    async def paint(
        self, interaction: Interaction, request: ImageRequest, source: Source | None = None, *, origin: Origin
    ) -> None:
        """Answer an interaction with the job for a finished request, whose picture may still be PENDING.

        It is shown as privately, and as veiled, as its origin. Raises EaselError if it is refused.
        """
        eligibility = await self._studio.check(asker(interaction))
        draft = Draft(request, self._studio.info)
        wished = Manner.wished(eligibility.preferences, None, None, guest=is_guest(interaction))
        manner = manner_for(interaction, wished, origin)
        async with acknowledged_after(interaction, manner):
            draft = await self._checked(eligibility, draft)
        manner = await self._veiled(manner, origin, interaction.guild_id, interaction.channel_id or 0)
        request = await self._completed(draft, source)
        await self._submit(interaction, request, manner, origin, eligibility.preferences.ping)

    async def begin(self, interaction: Interaction, origin: Origin) -> Manner:
        """Defer the answer for something that takes a while but isn't a job; raises EaselError if it is refused."""
        eligibility = await self._studio.check(asker(interaction))
        wished = Manner.wished(eligibility.preferences, None, None, guest=is_guest(interaction))
        manner = manner_for(interaction, wished, origin)
        await interaction.response.defer(ephemeral=manner.private, thinking=True)
        return await self._veiled(manner, origin, interaction.guild_id, interaction.channel_id or 0)

    async def by_message(
        self, message: discord.Message, ask: Ask, source: discord.Attachment | None, origin: Origin = FRESH
    ) -> None:
        """Answer a message with the job for an ask, of words alone or a picture; raises EaselError if it is refused."""
        who = asker_of(message)
        eligibility = await self._studio.check(who)
        draft = await self._checked(eligibility, await self._draft(eligibility, ask, upload=source is not None))
        request = await self._completed(draft, source)
        wished = Manner.wished(eligibility.preferences, private=False, spoiler=None, guest=False)
        manner = wished | origin.manner(who.guild_id, message.channel.id) | manner_of_files([source])
        place = Place(
            message.channel.id,
            reply_to=message.id,
            locale=eligibility.locale or language_of_server(message),
            server_locale=server_language(message),
            ping=eligibility.preferences.ping,
            source=None if request.image is None else reply_link(message, origin.message_id),
        )
        place = await self._allowed(request, who.guild_id, place)
        localizer = Localizer(place.language)
        shown = await message.reply(_in_line(request, localizer), mention_author=False)
        try:
            manner = await self._veiled(manner, origin, who.guild_id, message.channel.id)
            place = dataclasses.replace(place, message_id=shown.id, spoiler=manner.spoiler)
            await self._studio.submit(request, who, place)
        except Exception:
            await shown.delete()
            raise

    async def language_of(self, message: discord.Message) -> str:
        """The language of a message's author, as far as is known: that of their latest job, else the server's.

        A message doesn't tell it.
        """
        return await self._store.jobs.locale_of(message.author.id) or language_of_server(message)

    async def source(self, interaction: Interaction, origin: Origin) -> str | None:
        """A link to what a request is made from, if it is known and whoever reads the answer can open it."""
        return await source_link(self._store, interaction, origin.job, origin.message_id)

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

    async def _veiled(self, manner: Manner, origin: Origin, guild_id: int | None, channel_id: int) -> Manner:
        """The manner, with a spoiler if a policy veils the origin's pictures in their own place or in this one."""
        if origin.job is None:
            return manner
        place = Place(channel_id, private=manner.private)
        action = await self._display_policy.strictest(origin.job, guild_id, place)
        return manner if action is Action.ALLOW else manner | VEILED

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
        request = await self._studio.check_request(eligibility, draft.request, sized=not draft.shaped)
        return dataclasses.replace(draft, request=request)

    async def _completed(self, draft: Draft, source: Source | None) -> ImageRequest:
        """The finished request, with its source stored; raises EaselError if that picture can't be used."""
        return draft.complete() if source is None else draft.complete(*await self.keep(source))

    async def _tell_notes(self, interaction: Interaction, draft: Draft, note: str) -> None:
        """Tell only the member the note, and which flags were ignored."""
        localizer = localizer_of(interaction)
        # The first follow-up would replace the deferred answer, so that is edited first.
        await interaction.edit_original_response(content=_in_line(draft.request, localizer))
        flags = draft.ignored_flags
        notes = [note, localizer("left.out", flags=code_list(flags), count=len(flags)) if flags else ""]
        await answer_privately(interaction, "\n".join(filter(None, notes)))

    async def _submit(
        self, interaction: Interaction, request: ImageRequest, manner: Manner, origin: Origin, ping: Ping
    ) -> Job:
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
            server_locale=server_language(interaction, private=manner.private),
            ping=ping,
            source=None if request.image is None else await self.source(interaction, origin),
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


def manner_for(interaction: Interaction, wished: Manner, origin: Origin, source: Source | None = None) -> Manner:
    """How to show what an interaction asks for: as wished, and at least as its origin and its files demand."""
    pressed = [] if interaction.message is None else interaction.message.attachments
    inherited = origin.manner(interaction.guild_id, interaction.channel_id or 0)
    return wished | inherited | manner_of_files([*pressed, source])


def manner_of_files(files: Iterable[Source | None]) -> Manner:
    """What is made of a file behind a spoiler is behind one too."""
    return Manner(False, any(isinstance(one, discord.Attachment) and one.is_spoiler() for one in files))


def language_of_server(message: discord.Message) -> str:
    """The language of the server where a message is; English outside of servers."""
    return ENGLISH if message.guild is None else str(message.guild.preferred_locale)


def _in_line(request: ImageRequest, localizer: Localizer) -> str:
    """What a message says until its job has a number."""
    return f"**{title(request, localizer, HEAD_PROMPT)}**\n{localizer('progress.in-line')}"
