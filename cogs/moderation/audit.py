"""/mod audit: searches the audit log by moderator, target, action and words."""

from typing import Any, Final

import discord
from discord import app_commands

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.errors import GoneError
from bot.moderation.audit_action import AuditAction
from bot.store import Store
from bot.store.audit import Search
from cogs.common.answers import answer_privately
from cogs.common.ids import parse_id
from cogs.common.places import moderated_guild
from cogs.moderation.audit_lines import deed_key
from cogs.moderation.audit_view import LONGEST, ON_A_PAGE, audit_text, audit_view
from cogs.moderation.options import Subject

LONGEST_ACTION: Final = max(map(len, AuditAction))


class Audit(app_commands.Group):
    """A part of /mod. A page begins below an entry, so that it stays the same when new entries come."""

    def __init__(self, bot: EaselBot, store: Store) -> None:
        super().__init__()
        self._store = store
        bot.on_press("audit", self._turn_audit)

    @app_commands.command(name="audit")
    @app_commands.describe(
        moderator="Who did it",
        target="Whom it was done to: a member or a role",
        action="What was done",
        text="Words in the reason",
    )
    async def audit(
        self,
        interaction: Interaction,
        moderator: discord.User | None = None,
        target: Subject | None = None,
        action: app_commands.Range[str, 1, LONGEST_ACTION] = "",
        text: app_commands.Range[str, 0, LONGEST] = "",
    ) -> None:
        """Search the moderation log of this server."""
        words = " ".join(text.split())
        who, whom = (None if one is None else one.id for one in (moderator, target))
        search = Search(who, whom, action.strip(), words)
        await answer_privately(interaction, **await self._audit_page(interaction, search, None))

    @audit.autocomplete("action")
    async def actions(self, interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        """The actions whose words contain what was typed."""
        localizer = localizer_of(interaction)
        choices = [app_commands.Choice(name=localizer(deed_key(action)), value=action.value) for action in AuditAction]
        wanted = current.strip().lower()
        return [choice for choice in choices if wanted in choice.name.lower()]

    async def _turn_audit(
        self, interaction: Interaction, before: str, moderator: str, target: str, action: str, *text: str
    ) -> None:
        """Show the entries before one. The search may contain colons, which also separate the arguments."""
        search = Search(parse_id(moderator), parse_id(target), action, ":".join(text))
        await interaction.response.edit_message(**await self._audit_page(interaction, search, parse_id(before)))

    async def _audit_page(self, interaction: Interaction, search: Search, before: int | None) -> dict[str, Any]:
        guild_id = moderated_guild(interaction)
        found = await self._store.audit.search(guild_id, search, before, ON_A_PAGE + 1)
        if not found:
            raise GoneError("audit.none")
        localizer, shown = localizer_of(interaction), found[:ON_A_PAGE]
        view = audit_view(search, shown, localizer, older=len(found) > ON_A_PAGE, first=before is None)
        return {"content": audit_text(shown, localizer), "view": view}
