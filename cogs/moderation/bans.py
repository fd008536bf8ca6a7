"""/mod ban, unban and bans: who may not paint here, and for how long."""

from collections.abc import Sequence
from typing import Any, Final

import discord
from discord import app_commands

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.errors import GoneError, NotAllowedError
from bot.moderation.authority import Target, check_reach, check_role
from bot.moderation.durations import FOREVER, seconds_of
from bot.store import Store
from bot.store.bans import Ban
from bot.studio.moderator_actions import ModeratorActions
from cogs.common.actors import actor, member_actor, role_ids, target
from cogs.common.answers import answer_privately
from cogs.common.ids import parse_id
from cogs.common.member_notices import MemberNotices
from cogs.common.places import guild_of, moderated_guild
from cogs.moderation.audit_lines import mention
from cogs.moderation.bans_view import ON_A_PAGE, bans_text, until_words
from cogs.moderation.options import Reason, Subject
from cogs.ui.pages import turning_view

SUGGESTED: Final = ("1h", "6h", "1d", "7d", "30d", FOREVER)


class Bans(app_commands.Group):
    """A part of /mod. Bans of members and roles, for a time or forever."""

    def __init__(self, bot: EaselBot, store: Store, actions: ModeratorActions, notices: MemberNotices) -> None:
        super().__init__()
        self._store = store
        self._actions = actions
        self._notices = notices
        bot.on_press("bans", self._turn_bans)

    @app_commands.command(name="ban")
    @app_commands.describe(
        who="A member, or a role to ban everyone who has it",
        duration="Such as 1h or 7d. Default: forever",
        reason="Why; the member is told",
    )
    async def ban(self, interaction: Interaction, who: Subject, duration: str = "", reason: Reason = "") -> None:
        """Ban a member or role from painting here, and cancel their open jobs."""
        seconds, guild_id = seconds_of(duration), guild_of(interaction)
        await self._check(interaction, who)
        await interaction.response.defer(ephemeral=True, thinking=True)
        if isinstance(who, discord.Role):
            reach = actor(interaction).reach
            ban, count = await self._actions.ban_role(
                guild_id, who.id, interaction.user.id, reason, seconds, reach, lambda: self._holders(who, reach)
            )
            told = "nobody"
        else:
            ban, count = await self._actions.ban(guild_id, who.id, interaction.user.id, reason, seconds)
            told = "yes" if await self._tell_ban(guild_id, ban) else "no"
        localizer = localizer_of(interaction)
        until = until_words(ban, localizer)
        shown = mention(ban.subject_id, is_role=ban.is_role)
        await answer_privately(interaction, localizer("mod.banned", who=shown, until=until, count=count, told=told))

    @ban.autocomplete("duration")
    async def durations(self, interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        """Some durations, to show how they are written."""
        del interaction
        return [app_commands.Choice(name=one, value=one) for one in SUGGESTED if one.startswith(current.strip())]

    @app_commands.command(name="unban")
    @app_commands.describe(who="A member or a role")
    async def unban(self, interaction: Interaction, who: Subject) -> None:
        """Let a member or role paint here again."""
        await self._check(interaction, who)
        await self._actions.unban(guild_of(interaction), who.id, interaction.user.id)
        shown = mention(who.id, is_role=isinstance(who, discord.Role))
        await answer_privately(interaction, localizer_of(interaction)("mod.unbanned", who=shown))

    @app_commands.command(name="bans")
    async def bans(self, interaction: Interaction) -> None:
        """List who is banned from painting here, why, and until when."""
        page = await self._bans_page(interaction, None)
        await answer_privately(interaction, **page)

    async def _turn_bans(self, interaction: Interaction, before: str) -> None:
        """Show the bans that are older than the one with this id."""
        await interaction.response.edit_message(**await self._bans_page(interaction, parse_id(before)))

    async def _bans_page(self, interaction: Interaction, before: int | None) -> dict[str, Any]:
        guild_id = moderated_guild(interaction)
        found: Sequence[Ban] = await self._store.bans.page(guild_id, before, ON_A_PAGE + 1)
        if not found:
            raise GoneError("bans.none") if before is None else GoneError("bans.end")
        localizer, shown = localizer_of(interaction), found[:ON_A_PAGE]
        older, first = len(found) > ON_A_PAGE, before is None
        view = turning_view("bans", shown[-1].id, localizer=localizer, older=older, first=first)
        return {"content": bans_text(shown, localizer), "view": view}

    async def _check(self, interaction: Interaction, who: Subject) -> None:
        """Raise NotAllowedError unless the moderator may ban and unban this member or role.

        Nobody may lift a role's ban that applies to themselves, nor replace it with one that doesn't.
        """
        check_subject(interaction, who)
        if isinstance(who, discord.Role) and who.id in role_ids(interaction.user):
            ban = await self._store.bans.find(guild_of(interaction), who.id)
            if ban is not None and actor(interaction).reached(ban.rank):
                raise NotAllowedError("order.self")

    async def _holders(self, role: discord.Role, reach: int) -> list[int]:
        """Members who have the role and something open in its server; without those whom the ban spares."""
        open_here = [one.user_id for one in await self._store.jobs.waiting() if one.guild_id == role.guild.id]
        found = []
        for user_id in dict.fromkeys(open_here):
            try:
                member = await role.guild.fetch_member(user_id)
            except discord.NotFound:
                continue
            if member.get_role(role.id) is not None and member_actor(member).reached(reach):
                found.append(user_id)
        return found

    async def _tell_ban(self, guild_id: int, ban: Ban) -> bool:
        """Tell a member about their ban; returns whether it arrived."""
        localizer = await self._notices.localizer_for(guild_id, ban.subject_id)
        return await self._notices.tell(
            guild_id, ban.subject_id, "notice.ban", until=until_words(ban, localizer), reason=ban.reason or "-"
        )


def check_subject(interaction: Interaction, who: Subject) -> None:
    """Raise NotAllowedError if this member or role isn't below the moderator."""
    if isinstance(who, discord.Role):
        check_role(actor(interaction), Target(who.id, who.position, who.is_default()))
    else:
        check_reach(actor(interaction), target(who), interaction.application_id)
