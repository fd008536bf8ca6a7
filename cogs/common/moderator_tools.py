"""Part: what the themes of /mod and /admin share."""

from dataclasses import dataclass

from discord.ext import commands

from bot.client import Answer, EaselBot, voice_of
from bot.core.errors import NotAllowedError
from bot.store import Store
from bot.studio import Studio
from bot.studio.moderator_actions import Order
from cogs.common.member_notices import Notices


@dataclass(frozen=True, slots=True)
class Tools:
    """All that moderators' commands work with."""

    bot: EaselBot
    studio: Studio
    store: Store
    order: Order
    notices: Notices


class Part(commands.Cog):
    """Some commands of a group; the group's cog is made of several parts."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.tools = tools


def guild_of(interaction: Answer) -> int:
    """The server in which something is done; raises NotAllowedError outside of servers."""
    if interaction.guild_id is None:
        raise NotAllowedError("guild.only")
    return interaction.guild_id


async def answer(interaction: Answer, key: str, **params: object) -> None:
    """Answer with a sentence, for this member only."""
    text = voice_of(interaction)(key, **params)
    if interaction.response.is_done():
        await interaction.followup.send(text, ephemeral=True)
    else:
        await interaction.response.send_message(text, ephemeral=True)
