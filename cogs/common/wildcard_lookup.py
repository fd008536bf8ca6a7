"""WildcardLookup: the lists that a member can use in a prompt: their own and the server's."""

from discord import app_commands

from bot.client import Interaction
from bot.prompts.wildcards import NO_WILDCARDS, WILDCARD, Wildcards, key_of
from bot.store import Store
from bot.store.wildcards import KeptWildcard
from cogs.common.style_lookup import SUGGESTED


class WildcardLookup:
    """Finds lists by name: a member's own first, then the server's."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def lists(self, user_id: int, guild_id: int | None, *texts: str) -> Wildcards:
        """The lists of a member and a server, if one of the texts names a list; otherwise none, without looking."""
        if not any(WILDCARD.search(text) for text in texts):
            return NO_WILDCARDS
        kept = await self._store.wildcards.matching(user_id, guild_id)
        # The member's come first, so that they overwrite the server's.
        return Wildcards({key_of(one.name): tuple(one.entries.splitlines()) for one in reversed(kept)})

    async def find(self, user_id: int, guild_id: int | None, name: str) -> KeptWildcard | None:
        """The list with this name, with or without the underscores around it."""
        return await self._store.wildcards.get(user_id, guild_id, bare(name))

    async def suggest(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """The lists whose names contain what was typed."""
        kept = await self._store.wildcards.matching(interaction.user.id, interaction.guild_id, bare(typed), SUGGESTED)
        names = dict.fromkeys(one.name for one in kept)
        return [app_commands.Choice(name=name, value=name) for name in names]


def bare(name: str) -> str:
    """A list's name without spaces and underscores around it."""
    return name.strip().strip("_")
