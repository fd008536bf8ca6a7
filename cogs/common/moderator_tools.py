"""Moderator tools: what the themes of /mod and /admin share."""

from dataclasses import dataclass

from discord.ext import commands

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.errors import NotAllowedError
from bot.store import Store
from bot.studio import Studio
from bot.studio.moderator_actions import ModeratorActions
from cogs.common.member_notices import MemberNotices


@dataclass(frozen=True, slots=True)
class ModeratorTools:
    """All that moderators' commands work with."""

    bot: EaselBot
    studio: Studio
    store: Store
    actions: ModeratorActions
    member_notices: MemberNotices


class Part(commands.Cog):
    """Some commands of a group; the group's cog is made of several parts."""

    def __init__(self, tools: ModeratorTools) -> None:
        super().__init__()
        self.tools = tools


def guild_of(interaction: Interaction) -> int:
    """The server in which something is done; raises NotAllowedError outside of servers."""
    if interaction.guild_id is None:
        raise NotAllowedError("guild.only")
    return interaction.guild_id


async def answer(interaction: Interaction, key: str, **params: object) -> None:
    """Answer with a sentence, for this member only."""
    text = localizer_of(interaction)(key, **params)
    if interaction.response.is_done():
        await interaction.followup.send(text, ephemeral=True)
    else:
        await interaction.response.send_message(text, ephemeral=True)
