"""The words group of /admin and /operator: rules for prompts, and what happens if one matches."""

import io
from collections.abc import Sequence
from typing import Final

import discord
from discord import app_commands
from discord.app_commands import Choice

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.errors import GoneError, UploadError
from bot.i18n.localizer import Localizer
from bot.moderation.words.matcher import Hit
from bot.moderation.words.rules import STEMMED, Action, Rule, format_rules, parse_rule, parse_rules
from bot.store import Store
from bot.store.rules import KeptRule
from bot.studio.word_filter import WordFilter, rule_of
from cogs.administration.scope import Scope, servers
from cogs.common.answers import answer_privately
from cogs.common.downloads import fetch, is_discords
from cogs.common.workers import Workers
from cogs.ui.lines import listed, shown_text

MAX_FILE: Final = 4 << 20
"""Bytes of a text of rules that can be imported."""
SHOWN: Final = 200
ALL_FORMS: Final = "forms_all"
FORMS: Final = [Choice(name="as written", value="forms_written"), Choice(name="all forms", value=ALL_FORMS)]
ACTIONS: Final = [Choice(name=action.value, value=action.value) for action in Action]


class WordGroup(app_commands.Group):
    """Adds, removes, imports, exports and tests rules. Only the user sees the answers."""

    def __init__(
        self, bot: EaselBot, words: WordFilter, store: Store, workers: Workers, scope: Scope = servers
    ) -> None:
        super().__init__(name="words", description="Rules for prompts")
        self._scope = scope
        self._bot = bot
        self._words = words
        self._workers = workers
        self._store = store

    @app_commands.command(name="list")
    async def show(self, interaction: Interaction) -> None:
        """List the rules, with their numbers."""
        rules = await self._store.rules.all(await self._scope(interaction))
        localizer = localizer_of(interaction)
        lines = await self._workers.run(interaction.user.id, lambda: _numbered(rules))
        await answer_privately(interaction, listed(lines, localizer) if lines else localizer("words.none"))

    @app_commands.command(name="add")
    @app_commands.describe(
        action="What happens if it matches",
        pattern="A word, a phrase, a wildcard such as cas*, or a regular expression between slashes",
        detail="A reason; for “negative”, what to add to the negative prompt",
        forms="“All forms” also finds plurals and longer words, such as castles and sandcastle",
    )
    @app_commands.choices(action=ACTIONS, forms=FORMS)
    async def add(
        self,
        interaction: Interaction,
        action: str,
        pattern: app_commands.Range[str, 1, 200],
        detail: app_commands.Range[str, 0, 500] = "",
        forms: str = "",
    ) -> None:
        """Add a rule."""
        guild_id = await self._scope(interaction)
        if forms == ALL_FORMS:
            pattern = STEMMED + pattern.removeprefix(STEMMED)
        rule = parse_rule(f"{action}: {pattern}" + (f" => {detail}" if detail else ""))
        await self._words.check_room(guild_id, rule)
        kept = await self._store.rules.add(guild_id, _kept(rule), interaction.user.id)
        await answer_privately(interaction, localizer_of(interaction)("words.added", number=kept.id, rule=_shown(rule)))

    @app_commands.command(name="remove")
    @app_commands.describe(number="The rule's number in the list of rules")
    async def remove(self, interaction: Interaction, number: app_commands.Range[int, 1]) -> None:
        """Remove a rule."""
        if not await self._store.rules.remove(await self._scope(interaction), number, interaction.user.id):
            raise GoneError("words.unknown", number=number)
        await answer_privately(interaction, localizer_of(interaction)("words.removed", number=number))

    @app_commands.command(name="export")
    async def export(self, interaction: Interaction) -> None:
        """Get all rules as a text file."""
        rules = await self._store.rules.all(await self._scope(interaction))
        text = await self._workers.run(interaction.user.id, lambda: _written(rules))
        file = discord.File(io.BytesIO(text.encode()), "rules.txt")
        words = localizer_of(interaction)("words.exported", count=len(rules))
        await answer_privately(interaction, words, file=file)

    @app_commands.command(name="import")
    @app_commands.describe(file="A text file with one rule per line, such as an export")
    async def replace(self, interaction: Interaction, file: discord.Attachment) -> None:
        """Replace all rules with those in a text file."""
        guild_id = await self._scope(interaction)
        if file.size > MAX_FILE or not is_discords(file.url):
            raise UploadError("upload.bytes", limit=MAX_FILE >> 20)
        await interaction.response.defer(ephemeral=True, thinking=True)
        data = await fetch(self._bot, file.url, file.size)
        rules = await self._workers.run(
            interaction.user.id, lambda: parse_rules(data.decode("utf-8-sig", errors="replace"))
        )
        guild_id = await self._scope(interaction)  # once more: the file took a while
        await self._store.rules.replace(guild_id, [_kept(rule) for rule in rules], interaction.user.id)
        await answer_privately(interaction, localizer_of(interaction)("words.imported", count=len(rules)))

    @app_commands.command(name="test")
    @app_commands.describe(prompt="The prompt to test")
    async def test(self, interaction: Interaction, prompt: app_commands.Range[str, 1, 2000]) -> None:
        """See which rules a prompt would match, and why."""
        guild_id, localizer = await self._scope(interaction), localizer_of(interaction)
        verdict, hits = await self._words.look(guild_id, prompt)
        head = localizer("words.would-refuse") if verdict.refused is not None else localizer("words.would-pass")
        text = await self._workers.run(
            interaction.user.id, lambda: listed([head, *_lines(hits, prompt, localizer)], localizer)
        )
        await answer_privately(interaction, text)


def _lines(hits: Sequence[Hit], prompt: str, localizer: Localizer) -> list[str]:
    return [
        localizer(
            "words.hit",
            action=hit.rule.action.value,
            found=shown_text(prompt[hit.start : hit.end], 60),
            rule=_shown(hit.rule),
            disguises=", ".join(one.value for one in hit.disguises) or "–",
        )
        for hit in hits
    ]


def _numbered(rules: Sequence[KeptRule]) -> list[str]:
    return [f"{one.id}. `{format_rules([rule_of(one)]).strip()[:SHOWN]}`" for one in rules]


def _written(rules: Sequence[KeptRule]) -> str:
    return format_rules(map(rule_of, rules))


def _shown(rule: Rule) -> str:
    return shown_text(format_rules([rule]).strip(), SHOWN)


def _kept(rule: Rule) -> KeptRule:
    return KeptRule(rule.id, rule.pattern, rule.kind.value, rule.action.value, rule.detail)
