"""Options: the types of options that moderators' commands share."""

from typing import Final

import discord
from discord import app_commands

from bot.core.request import MAX_SEED

REASON: Final = 300
"""Characters of a reason."""
Reason = app_commands.Range[str, 0, REASON]
Subject = discord.Member | discord.User | discord.Role
JobNumber = app_commands.Range[int, 1, MAX_SEED]  # the largest integer that Discord takes
