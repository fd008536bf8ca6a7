"""/mod warn and strikes: gives, lists and forgives strikes."""

from typing import Any

import discord
from discord import app_commands

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.errors import GoneError
from bot.moderation.authority import check_forgiving, check_reach
from bot.store import Store
from bot.studio.moderator_actions import ModeratorActions, Warned
from cogs.common.actors import actor, target
from cogs.common.answers import answer_privately
from cogs.common.ids import parse_id
from cogs.common.member_notices import MemberNotices
from cogs.common.places import guild_of, moderated_guild
from cogs.moderation.bans_view import until_words
from cogs.moderation.options import REASON
from cogs.moderation.strikes_view import strikes_text, strikes_view


class Strikes(app_commands.Group):
    """A part of /mod. A strike counts for as many days as the server has set, or until it is forgiven."""

    def __init__(self, bot: EaselBot, store: Store, actions: ModeratorActions, notices: MemberNotices) -> None:
        super().__init__()
        self._store = store
        self._actions = actions
        self._notices = notices
        bot.on_press("forgive", self._forgive)

    @app_commands.command(name="warn")
    @app_commands.describe(member="Whom to warn", reason="Why; the member is told")
    async def warn(
        self,
        interaction: Interaction,
        member: discord.Member | discord.User,
        reason: app_commands.Range[str, 1, REASON],
    ) -> None:
        """Give a member a strike; too many strikes mean a ban."""
        check_reach(actor(interaction), target(member), interaction.application_id)
        guild_id = guild_of(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        warned = await self._actions.warn(guild_id, member.id, interaction.user.id, reason)
        told = "yes" if await self._tell_strike(guild_id, member.id, reason, warned) else "no"
        localizer = localizer_of(interaction)
        until = "" if warned.ban is None else until_words(warned.ban, localizer)
        who, banned = str(member.id), "no" if warned.ban is None else "yes"
        said = localizer("mod.warned", member=who, strikes=warned.strikes, banned=banned, until=until, told=told)
        await answer_privately(interaction, said)

    @app_commands.command(name="strikes")
    @app_commands.describe(member="Whose strikes")
    async def strikes(self, interaction: Interaction, member: discord.Member | discord.User) -> None:
        """List a member's strikes; you can forgive them there."""
        moderated_guild(interaction)
        await answer_privately(interaction, **await self._strikes_list(interaction, member.id))

    async def _forgive(self, interaction: Interaction, strike_id: str) -> None:
        """Forgive a strike."""
        strike = await self._store.strikes.get(moderated_guild(interaction), parse_id(strike_id) or 0)
        if strike is None:
            raise GoneError("strike.forgiven")
        check_forgiving(actor(interaction), strike.user_id)
        await self._actions.forgive(strike, interaction.user.id)
        await interaction.response.edit_message(**await self._strikes_list(interaction, strike.user_id))

    async def _strikes_list(self, interaction: Interaction, user_id: int) -> dict[str, Any]:
        guild_id, localizer = guild_of(interaction), localizer_of(interaction)
        strikes = await self._store.strikes.of(guild_id, user_id)
        if not strikes:
            raise GoneError("strikes.none")
        settings = await self._store.guilds.get(guild_id)
        text = strikes_text(user_id, strikes, settings.strike_days, self._store.bans.clock(), localizer)
        return {"content": text, "view": strikes_view(strikes, localizer)}

    async def _tell_strike(self, guild_id: int, user_id: int, reason: str, warned: Warned) -> bool:
        """Tell a member about their strike, and about a ban that follows; returns whether it arrived."""
        localizer = await self._notices.localizer_for(guild_id, user_id)
        banned, until = "no" if warned.ban is None else "yes", ""
        if warned.ban is not None:
            until = until_words(warned.ban, localizer)
        return await self._notices.tell(
            guild_id, user_id, "notice.warn", reason=reason, strikes=warned.strikes, banned=banned, until=until
        )
