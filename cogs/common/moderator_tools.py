"""Moderator tools: what the themes of /mod and /admin share."""

from dataclasses import dataclass

from discord.ext import commands

from bot.client import EaselBot
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
