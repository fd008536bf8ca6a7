"""/help: what Easel can do, generated from the command tree, and how to write prompts."""

from collections.abc import Iterator

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselBot, Interaction, localizer_of
from bot.i18n.localizer import Localizer
from bot.studio import Studio
from cogs.common.actors import is_guest
from cogs.common.answers import answer_privately
from cogs.members.help_view import Visitor, by_theme, command_lines, example_lines, menu_names
from cogs.ui.lines import LISTED
from cogs.ui.vocabulary_lines import vocabulary_lines


class Help(commands.Cog):
    """The command that explains the others."""

    def __init__(self, bot: EaselBot, studio: Studio) -> None:
        self._bot = bot
        self._studio = studio

    @app_commands.command(name="help")
    async def help(self, interaction: Interaction) -> None:
        """Show what I can do and how to write a prompt."""
        visitor = Visitor(interaction.permissions, interaction.guild_id is not None, is_guest(interaction))
        pages = commands.Paginator(prefix=None, suffix=None, max_size=LISTED)
        for line in self._lines(visitor, localizer_of(interaction)):
            pages.add_line(line)
        for text in pages.pages:
            await answer_privately(interaction, text)

    def _lines(self, visitor: Visitor, localizer: Localizer) -> Iterator[str]:
        tree = self._bot.tree
        usable = [one for one in tree.walk_commands() if visitor.may_use(one.root_parent or one)]
        yield from example_lines(usable, self._bot.command_ids, localizer)
        yield from vocabulary_lines(self._studio.info.vocabulary, localizer)
        for theme, of_theme in by_theme(usable):
            yield ""
            yield localizer(f"help.theme.{theme}")
            yield from command_lines(of_theme, self._bot.command_ids, localizer)
        messages, members = (
            menu_names([one for one in tree.get_commands(type=kind) if visitor.may_use(one)], localizer)
            for kind in (discord.AppCommandType.message, discord.AppCommandType.user)
        )
        if messages:
            yield localizer("help.on-message", names=messages)
        if members:
            yield localizer("help.on-member", names=members)
        yield from (
            "",
            localizer("help.buttons"),
            localizer("help.mentions"),
            localizer("help.replies"),
            localizer("help.weights"),
            localizer("help.choices"),
            localizer("help.edits"),
            localizer("help.flags"),
        )
