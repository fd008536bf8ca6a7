"""/styles: named prompt templates of a member, of a server, and those that come with Easel."""

import io
from typing import Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.errors import GoneError, NotAllowedError, RequestError
from bot.core.style import Style
from bot.prompts.near_names import ranked
from bot.prompts.styles import MAX_NAME, PLACE, STYLES, check
from bot.store import Store
from bot.store.styles import MAX_STYLES, KeptStyle, fold
from cogs.common.answers import answer_privately
from cogs.common.places import managed_guild
from cogs.common.style_lookup import StyleLookup, choices_of, near_list
from cogs.members.styles_view import (
    MINE,
    SERVER,
    is_cut,
    style_form,
    style_text,
    styles_by_owner,
    styles_file,
    styles_text,
)
from cogs.ui.forms import filled
from cogs.ui.lines import shown_text

SCOPES: Final = [app_commands.Choice(name=MINE, value=MINE), app_commands.Choice(name=SERVER, value=SERVER)]
Name = app_commands.Range[str, 1, MAX_NAME]


class Styles(commands.GroupCog, group_name="styles", group_description="Named prompt templates, for /imagine style"):
    """Members look after their own styles, server managers after the server's. Answers are private."""

    def __init__(self, bot: EaselBot, store: Store, style_lookup: StyleLookup) -> None:
        super().__init__()
        self._store = store
        self._style_lookup = style_lookup
        bot.on_form("style", self._keep, style_form)

    @app_commands.command(name="list")
    async def shelf(self, interaction: Interaction) -> None:
        """List the styles that you can use here."""
        user_id, guild_id = interaction.user.id, interaction.guild_id
        kept = await self._store.styles.matching(user_id, guild_id, limit=2 * MAX_STYLES)
        mine = [_style(one) for one in kept if one.owner_id == user_id]
        server = [_style(one) for one in kept if one.owner_id == guild_id]
        localizer = localizer_of(interaction)
        parts = styles_by_owner(mine, server, STYLES.values(), localizer)
        text, whole = styles_text(parts, localizer), styles_file(parts)
        file = discord.utils.MISSING
        if is_cut(parts):
            file = discord.File(io.BytesIO(whole.encode()), "styles.txt", description=localizer("styles.file"))
        await answer_privately(interaction, text, file=file)

    @app_commands.command(name="show")
    @app_commands.describe(name="Which style")
    async def show(self, interaction: Interaction, name: str) -> None:
        """Show a style in full."""
        kept = await self._style_lookup.find(interaction.user.id, interaction.guild_id, name)
        if kept is None:
            raise RequestError("style.name", limit=MAX_NAME)
        await answer_privately(interaction, style_text(kept, localizer_of(interaction)))

    @app_commands.command(name="add")
    @app_commands.describe(name="The style's name; use an existing one to change it", scope="Whose style it is")
    @app_commands.choices(scope=SCOPES)
    async def add(self, interaction: Interaction, name: Name, scope: str = MINE) -> None:
        """Add a style, or change one."""
        owner_id, name = owner(interaction, scope), name.strip()
        check(Style(name, PLACE))  # checked at once, before anyone types a template
        kept = await self._store.styles.get(owner_id, None, name)
        before = STYLES.get(name.casefold()) if kept is None else _style(kept)
        form = style_form(localizer_of(interaction), scope, name, before=before, new=kept is None)
        await interaction.response.send_modal(form)

    @app_commands.command(name="remove")
    @app_commands.describe(name="Which style", scope="Whose style it is")
    @app_commands.choices(scope=SCOPES)
    async def remove(self, interaction: Interaction, name: str, scope: str = MINE) -> None:
        """Remove a style."""
        owner_id, name = owner(interaction, scope), name.strip()
        check(Style(name, PLACE))
        if not await self._store.styles.remove(owner_id, name):
            if name.casefold() in STYLES:
                raise NotAllowedError("style.builtin", name=name)
            own = [one.name for one in await self._store.styles.matching(owner_id, None, limit=MAX_STYLES)]
            raise GoneError("style.missing", name=name, near=near_list(name, own))
        text = localizer_of(interaction)("styles.removed", name=shown_text(name))
        await answer_privately(interaction, text)

    @show.autocomplete("name")
    async def names(self, interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        """The styles that the member can use here."""
        return await self._style_lookup.suggest(interaction, current)

    @add.autocomplete("name")
    async def changeable(self, interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        """The styles that the member can change, and the built-in ones, which theirs replace."""
        own = await self._own(interaction)
        taken = {fold(name) for name in own}
        return choices_of(ranked(current, [*own, *(name for name in STYLES if name not in taken)]))

    @remove.autocomplete("name")
    async def removable(self, interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        """The styles that the member can remove."""
        return choices_of(ranked(current, await self._own(interaction)))

    async def _own(self, interaction: Interaction) -> list[str]:
        """The names of the styles that belong to whom the command's scope says."""
        server = interaction.namespace.scope == SERVER
        owner_id = interaction.guild_id if server else interaction.user.id
        kept = [] if owner_id is None else await self._store.styles.matching(owner_id, None, limit=MAX_STYLES)
        return [one.name for one in kept]

    async def _keep(self, interaction: Interaction, scope: str, *parts: str) -> None:
        """Store what the form sent. Everything after the scope is the name, even if it contains colons."""
        owner_id, texts = owner(interaction, scope), filled(interaction)
        style = Style(":".join(parts), texts.get("template", "").strip(), texts.get("negative_prompt", "").strip())
        check(style)
        kept = KeptStyle(owner_id, style.name, style.prompt, style.negative_prompt, interaction.user.id)
        await self._store.styles.keep(kept)
        key = "styles.kept.server" if scope == SERVER else "styles.kept"
        text = localizer_of(interaction)(key, name=shown_text(style.name))
        await answer_privately(interaction, text)


def owner(interaction: Interaction, scope: str) -> int:
    """The owner of a scope's styles; raises NotAllowedError if the member may not change them."""
    return managed_guild(interaction, NotAllowedError("managers.only")) if scope == SERVER else interaction.user.id


def _style(kept: KeptStyle) -> Style:
    return Style(kept.name, kept.prompt, kept.negative_prompt)
