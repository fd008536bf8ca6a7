"""StyleLookup: the styles that a member can use: their own, the server's and the built-in ones."""

from collections.abc import Sequence
from typing import Final

from discord import app_commands

from bot.client import Interaction
from bot.core.errors import GoneError
from bot.core.request import check_text
from bot.core.style import Style
from bot.prompts.near_names import meant, near, ranked
from bot.prompts.styles import MAX_NAME, STYLES
from bot.store import Store
from bot.store.styles import MAX_STYLES, fold

SUGGESTED: Final = 25
"""Most choices that Discord shows."""


class StyleLookup:
    """Finds styles by name: a member's own first, then the server's, then the built-in ones."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def find(self, user_id: int, guild_id: int | None, name: str | None) -> Style | None:
        """The style with this name, or None for no name; raises GoneError if there is none."""
        name = (name or "").strip()
        if not name:
            return None
        check_text(name)
        kept = await self._store.styles.get(user_id, guild_id, name)
        if kept is not None:
            return Style(kept.name, kept.prompt, kept.negative_prompt)
        return STYLES.get(name.casefold()) or await self._meant(user_id, guild_id, name)

    async def suggest(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """The styles with names like what was typed, the nearest first."""
        usable = await self._usable(interaction.user.id, interaction.guild_id)
        return choices_of(ranked(typed, list(usable)))

    async def _meant(self, user_id: int, guild_id: int | None, name: str) -> Style:
        """The style with this name in another spelling, or with its beginning; raises GoneError if it isn't clear."""
        usable = await self._usable(user_id, guild_id)
        found = meant(name, usable)
        if found is None:
            raise GoneError("style.unknown", name=name[:MAX_NAME], near=near_list(name, list(usable)))
        return usable[found]

    async def _usable(self, user_id: int, guild_id: int | None) -> dict[str, Style]:
        """All styles that a member can use, by name: their own, then the server's, then the built-in ones."""
        kept = await self._store.styles.matching(user_id, guild_id, limit=2 * MAX_STYLES)
        styles = [*(Style(one.name, one.prompt, one.negative_prompt) for one in kept), *STYLES.values()]
        usable: dict[str, Style] = {}
        for style in styles:  # an earlier style hides later ones with the same name
            usable.setdefault(fold(style.name), style)
        return {style.name: style for style in usable.values()}


def near_list(typed: str, names: Sequence[str]) -> str:
    """The names that somebody may have meant, in quotes; "none" if there is none."""
    return ", ".join(f"“{name}”" for name in near(typed, names)) or "none"


def choices_of(names: Sequence[str]) -> list[app_commands.Choice[str]]:
    """Names as the choices of an option, as many as Discord shows."""
    return [app_commands.Choice(name=name, value=name) for name in names[:SUGGESTED]]
