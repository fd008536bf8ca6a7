"""Intake: from what a member typed, attached or pressed to an accepted job."""

import dataclasses
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Unpack

import discord

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.ask import Ask
from bot.core.errors import GoneError
from bot.core.job import Job, Place
from bot.core.preferences import Ping
from bot.core.request import ImageRequest, random_seed
from bot.core.style import Style
from bot.i18n.localizer import Localizer
from bot.moderation.asker import Asker
from bot.moderation.policy import Action
from bot.prompts.draft import Draft, Transform, make_draft
from bot.prompts.reseeding import reseeded
from bot.store import Store
from bot.store.eligibility import Eligibility
from bot.studio import Studio
from cogs.common.actors import asker, asker_of, is_guest
from cogs.common.answers import answer_privately
from cogs.common.display_policy import DisplayPolicy
from cogs.common.fixes import Fixes
from cogs.common.places import language_of_server, server_language
from cogs.common.style_lookup import StyleLookup
from cogs.common.wildcard_lookup import WildcardLookup
from cogs.common.workers import Workers
from cogs.intake.acknowledgement import VEILED, Manner, acknowledged_after
from cogs.intake.how import How
from cogs.intake.links import reply_link, source_link
from cogs.intake.notes import draft_notes
from cogs.intake.origin import FRESH, Origin, manner_for, manner_of_files
from cogs.intake.source import Source, Sources
from cogs.intake.typed_ask import TypedAsk
from cogs.ui.lines import in_line_text


class Intake:
    """The one way into the queue. Everything except a picture to paint from is checked before the answer is deferred.

    `drafting` reads prompts: sixteen hostile ones take a second. `seed` draws a random seed, once per request without
    one.
    """

    def __init__(
        self,
        bot: EaselBot,
        studio: Studio,
        store: Store,
        style_lookup: StyleLookup,
        wildcard_lookup: WildcardLookup,
        display_policy: DisplayPolicy,
        sources: Sources,
        fixes: Fixes,
        drafting: Workers,
        seed: Callable[[], int] = random_seed,
    ) -> None:
        self.seed = seed
        self._drafting = drafting
        self._bot = bot
        self._studio = studio
        self._store = store
        self._style_lookup = style_lookup
        self._wildcard_lookup = wildcard_lookup
        self._display_policy = display_policy
        self._sources = sources
        self._fixes = fixes

    async def ask(
        self,
        interaction: Interaction,
        ask: Ask,
        source: Source | None = None,
        *,
        style: str | None = None,
        fixable: bool = True,
        **how: Unpack[How],
    ) -> None:
        """Answer an interaction with the job for an ask, optionally painted from a source, in a style by name.

        The member's defaults fill in what they left out. What is made of something private or veiled is so too,
        whatever they wish. Raises EaselError if it is refused; if `fixable`, a button then opens what was typed.
        """
        if fixable:
            await self._ask_typed(interaction, TypedAsk(ask, style), source, how)
        else:
            await self._ask(interaction, ask, source, **how)

    async def _ask_typed(self, interaction: Interaction, typed: TypedAsk, source: Source | None, how: How) -> None:
        """Ask for what was typed; if it is refused, a form offers to change it and asks again."""

        async def again(interaction: Interaction, texts: Mapping[str, str]) -> None:
            await self._ask_typed(interaction, dataclasses.replace(typed, texts=texts), source, how)

        self._fixes.offer(interaction, typed.form, again)
        ask, style = typed.read(localizer_of(interaction))
        if style is not None:
            found = await self._style_lookup.find(interaction.user.id, interaction.guild_id, style)
            ask = dataclasses.replace(ask, style=found)
        await self._ask(interaction, ask, source, **how)

    async def _ask(
        self,
        interaction: Interaction,
        ask: Ask,
        source: Source | None,
        *,
        private: bool | None = None,
        spoiler: bool | None = None,
        transform: Transform = lambda request: request,
        note: str = "",
        origin: Origin = FRESH,
    ) -> None:
        eligibility = await self._studio.check(asker(interaction))
        draft = await self._draft(eligibility, ask, upload=source is not None, transform=transform)
        wished = Manner.wished(eligibility.preferences, private, spoiler, guest=is_guest(interaction))
        manner = manner_for(interaction, wished, origin, source)
        async with acknowledged_after(interaction, manner):
            draft = await self._checked(eligibility, draft)
        manner = await self._veiled(manner, origin, interaction.guild_id, interaction.channel_id or 0)
        notes = [*draft_notes(draft, self._studio.info, localizer_of(interaction)), *filter(None, [note])]
        async with self._completed(asker(interaction), draft, source) as request:
            if notes:
                await self._tell_notes(interaction, request, notes)
            await self._submit(interaction, request, manner, origin, eligibility.preferences.ping)

    async def paint(
        self, interaction: Interaction, request: ImageRequest, source: Source | None = None, *, origin: Origin
    ) -> None:
        """Answer an interaction with the job for a finished request, whose picture may still be PENDING.

        It is shown as privately, and as veiled, as its origin. Raises EaselError if it is refused.
        """
        eligibility = await self._studio.check(asker(interaction))
        draft = await self._drafting.run(interaction.user.id, lambda: Draft(request, self._studio.info))
        wished = Manner.wished(eligibility.preferences, None, None, guest=is_guest(interaction))
        manner = manner_for(interaction, wished, origin)
        async with acknowledged_after(interaction, manner):
            draft = await self._checked(eligibility, draft)
        manner = await self._veiled(manner, origin, interaction.guild_id, interaction.channel_id or 0)
        async with self._completed(asker(interaction), draft, source) as request:
            await self._submit(interaction, request, manner, origin, eligibility.preferences.ping)

    async def again(self, interaction: Interaction, request: ImageRequest, *, origin: Origin) -> None:
        """Answer an interaction with the job for a request with another seed, whose choices are made again.

        Lists are those of whoever presses; without them, the words stay as they are. Raises EaselError if it is
        refused.
        """
        lists = await self._wildcard_lookup.lists(interaction.user.id, interaction.guild_id, request.template)
        seed = self.seed()
        again = await self._drafting.run(interaction.user.id, lambda: reseeded(request, seed, lists))
        await self.paint(interaction, again, origin=origin)

    async def begin(self, interaction: Interaction, request: ImageRequest, origin: Origin) -> Manner:
        """Defer the answer for something that takes a while but isn't a job, and shows a painted request again.

        Raises EaselError if it is refused.
        """
        eligibility = await self._studio.check(asker(interaction))
        wished = Manner.wished(eligibility.preferences, None, None, guest=is_guest(interaction))
        manner = manner_for(interaction, wished, origin)
        async with acknowledged_after(interaction, manner):
            await self._studio.check_shown(eligibility, request)
        return await self._veiled(manner, origin, interaction.guild_id, interaction.channel_id or 0)

    async def by_message(
        self, message: discord.Message, ask: Ask, source: discord.Attachment | None, origin: Origin = FRESH
    ) -> None:
        """Answer a message with the job for an ask, of words alone or a picture; raises EaselError if it is refused."""
        who = asker_of(message)
        eligibility = await self._studio.check(who)
        draft = await self._checked(eligibility, await self._draft(eligibility, ask, upload=source is not None))
        async with self._completed(who, draft, source) as request:
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
            shown = await message.reply(in_line_text(request, Localizer(place.language)), mention_author=False)
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
        """The draft of an ask, with the member's defaults and lists."""
        who, style = eligibility.asker, ask.style or await self._preferred_style(eligibility)
        texts = [ask.prompt, *([style.prompt] if style else [])]
        make = partial(
            make_draft,
            ask,
            self._studio.info,
            self.seed(),
            preferences=eligibility.preferences,
            style=style,
            wildcards=await self._wildcard_lookup.lists(who.user_id, who.guild_id, *texts),
            upload=upload,
            transform=transform,
        )
        return await self._drafting.run(who.user_id, make)

    async def _preferred_style(self, eligibility: Eligibility) -> Style | None:
        """The member's default style; None if it no longer exists."""
        who = eligibility.asker
        try:
            return await self._style_lookup.find(who.user_id, who.guild_id, eligibility.preferences.style)
        except GoneError:
            return None

    async def _checked(self, eligibility: Eligibility, draft: Draft) -> Draft:
        """The draft with what word rules add; raises EaselError if it is refused."""
        wording = await self._drafting.run(eligibility.asker.user_id, lambda: draft.wording)
        request = await self._studio.check_request(eligibility, draft.request, wording=wording, sized=not draft.shaped)
        return dataclasses.replace(draft, request=request)

    @asynccontextmanager
    async def _completed(self, who: Asker, draft: Draft, source: Source | None) -> AsyncIterator[ImageRequest]:
        """The finished request, with its source stored while it is submitted.

        Raises EaselError if that picture can't be used, or is one too many.
        """
        if source is None:
            yield draft.complete()
            return
        async with self._studio.arriving(who), self._sources.kept(who.user_id, source) as kept:
            yield draft.complete(kept.name, kept.size)

    async def _tell_notes(self, interaction: Interaction, request: ImageRequest, notes: Sequence[str]) -> None:
        """Tell only the member the notes."""
        localizer = localizer_of(interaction)
        # The first follow-up would replace the deferred answer, so that is edited first.
        await interaction.edit_original_response(content=in_line_text(request, localizer))
        await answer_privately(interaction, "\n".join(notes))

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
