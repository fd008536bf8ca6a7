"""/quota: a member's limits where they are, and when they reset."""

import time

from discord import app_commands
from discord.ext import commands

from bot.client import Interaction, localizer_of
from bot.store import Store
from cogs.common.actors import asker
from cogs.common.answers import answer_privately
from cogs.members.quota_view import quota_text


class Quota(commands.Cog):
    """The command that shows limits. Only the member sees the answer."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @app_commands.command(name="quota")
    async def quota(self, interaction: Interaction) -> None:
        """See how many pictures you have left today, and your other limits here."""
        who = asker(interaction)
        terms = await self._store.limits.terms(who.guild_id, who.role_ids)
        counts = await self._store.counts.of(who.user_id, who.guild_id)
        text = quota_text(terms, counts, time.time(), localizer_of(interaction))
        await answer_privately(interaction, text)
