"""StyleLookup: the styles that a member can use: their own, the server's and the built-in ones."""

from typing import Final

from discord import app_commands

from bot.client import Interaction
from bot.core.errors import GoneError
from bot.core.request import check_text
from bot.core.style import Style
from bot.prompts.styles import MAX_NAME, STYLES
from bot.store import Store
from bot.store.styles import fold

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
        style = STYLES.get(name.casefold())
        if style is None:
            raise GoneError("style.unknown", name=name[:MAX_NAME])
        return style

    async def suggest(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """The styles whose names contain what was typed."""
        kept = await self._store.styles.matching(interaction.user.id, interaction.guild_id, typed, SUGGESTED)
        own: dict[str, str] = {}
        for style in kept:  # a member's style comes first and hides the server's with the same name
            own.setdefault(fold(style.name), style.name)
        names = list(own.values())
        wanted = typed.casefold().strip()
        names += [name for name in STYLES if wanted in name and name not in own]
        return [app_commands.Choice(name=name, value=name) for name in names[:SUGGESTED]]
