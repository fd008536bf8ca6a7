"""/wildcards: lists of a member and of a server, of which `__name__` in a prompt takes one entry."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.errors import GoneError, NotAllowedError
from bot.core.request import check_text
from bot.i18n.localizer import Localizer
from bot.prompts.choices import check_list
from bot.prompts.wildcards import MAX_NAME, check_name, read_entries
from bot.store import Store
from bot.store.wildcards import KeptWildcard
from cogs.common.answers import answer_privately
from cogs.common.places import managed_guild
from cogs.common.style_lookup import SUGGESTED
from cogs.common.wildcard_lookup import WildcardLookup, bare
from cogs.members.styles import SCOPES
from cogs.members.styles_view import MINE, SERVER
from cogs.members.wildcards_view import wildcard_form, wildcard_text, wildcards_text
from cogs.ui.forms import filled
from cogs.ui.lines import shown_text

Name = app_commands.Range[str, 1, MAX_NAME + 4]  # with the underscores around it


class Wildcards(commands.GroupCog, group_name="wildcards", group_description="Lists for __name__ in prompts"):
    """Members look after their own lists, server managers after the server's. Answers are private."""

    def __init__(self, bot: EaselBot, store: Store, wildcard_lookup: WildcardLookup) -> None:
        super().__init__()
        self._store = store
        self._wildcard_lookup = wildcard_lookup
        bot.on_form("wildcard", self._keep, blank_wildcard_form)

    @app_commands.command(name="list")
    async def shelf(self, interaction: Interaction) -> None:
        """List the wildcards that you can use here."""
        user_id, guild_id = interaction.user.id, interaction.guild_id
        kept = await self._store.wildcards.matching(user_id, guild_id)
        mine = [one for one in kept if one.owner_id == user_id]
        server = [one for one in kept if one.owner_id == guild_id]
        await answer_privately(interaction, wildcards_text(mine, server, localizer_of(interaction)))

    @app_commands.command(name="show")
    @app_commands.describe(name="Which list")
    async def show(self, interaction: Interaction, name: Name) -> None:
        """Show the entries of a list."""
        check_text(name)
        kept = await self._wildcard_lookup.find(interaction.user.id, interaction.guild_id, name)
        if kept is None:
            raise GoneError("wildcards.missing", name=bare(name))
        await answer_privately(interaction, wildcard_text(kept, localizer_of(interaction)))

    @app_commands.command(name="add")
    @app_commands.describe(name="The list's name; use an existing one to change it", scope="Whose list it is")
    @app_commands.choices(scope=SCOPES)
    async def add(self, interaction: Interaction, name: Name, scope: str = MINE) -> None:
        """Add a list, or change one."""
        owner_id, name = owner(interaction, scope), bare(name)
        check_name(name)
        kept = await self._store.wildcards.get(owner_id, None, name)
        entries = "" if kept is None else kept.entries
        await interaction.response.send_modal(wildcard_form(name, entries, scope, localizer_of(interaction)))

    @app_commands.command(name="remove")
    @app_commands.describe(name="Which list", scope="Whose list it is")
    @app_commands.choices(scope=SCOPES)
    async def remove(self, interaction: Interaction, name: Name, scope: str = MINE) -> None:
        """Remove a list."""
        owner_id, name = owner(interaction, scope), bare(name)
        check_name(name)
        if not await self._store.wildcards.remove(owner_id, name):
            raise GoneError("wildcards.missing", name=name)
        await answer_privately(interaction, localizer_of(interaction)("wildcards.removed", name=shown_text(name)))

    @show.autocomplete("name")
    @add.autocomplete("name")
    async def names(self, interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        """The lists that the member can use here."""
        return await self._wildcard_lookup.suggest(interaction, current)

    @remove.autocomplete("name")
    async def removable(self, interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        """The lists that the member can remove."""
        server = interaction.namespace.scope == SERVER
        owner_id = interaction.guild_id if server else interaction.user.id
        if owner_id is None:
            return []
        kept = await self._store.wildcards.matching(owner_id, None, bare(current), SUGGESTED)
        return [app_commands.Choice(name=one.name, value=one.name) for one in kept]

    async def _keep(self, interaction: Interaction, scope: str, name: str) -> None:
        """Store what the form sent."""
        owner_id, text = owner(interaction, scope), filled(interaction).get("entries", "")
        check_name(name)
        entries = read_entries(text)
        usable = await self._wildcard_lookup.lists(interaction.user.id, interaction.guild_id, text)
        check_list(name, entries, usable)
        kept = KeptWildcard(owner_id, name, "\n".join(entries), interaction.user.id)
        await self._store.wildcards.keep(kept)
        text = localizer_of(interaction)("wildcards.kept", name=shown_text(name), count=len(entries))
        await answer_privately(interaction, text)


def owner(interaction: Interaction, scope: str) -> int:
    """The owner of a scope's lists; raises NotAllowedError if the member may not change them."""
    if scope != SERVER:
        return interaction.user.id
    return managed_guild(interaction, NotAllowedError("wildcards.managers"))


def blank_wildcard_form(localizer: Localizer, scope: str, name: str) -> discord.ui.Modal:
    """The form for a list, with nothing in it."""
    return wildcard_form(name, "", SERVER if scope == SERVER else MINE, localizer)
