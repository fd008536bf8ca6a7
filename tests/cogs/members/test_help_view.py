"""/help shows only what a visitor may use, with clickable commands, in texts that fit."""

from typing import Any

import discord
import pytest
from discord import app_commands

from bot.client import Interaction
from bot.i18n.localizer import Localizer
from cogs.members.help_view import Root, Visitor, command_lines, menu_names

NOBODY = discord.Permissions.none()
MODERATOR = discord.Permissions(moderate_members=True)


@app_commands.command(name="queue")
async def queue(interaction: Interaction) -> None:
    """Show what waits."""


@app_commands.guild_only()
@app_commands.guild_install()
@app_commands.default_permissions(moderate_members=True)
class Mod(app_commands.Group):
    """Keep order."""

    @app_commands.command(name="ban")
    async def ban(self, interaction: Interaction) -> None:
        """Stop a member."""


@app_commands.context_menu(name="Repaint this")
async def repaint(interaction: Interaction, message: discord.Message) -> None:
    """For the menu of a message."""


MOD = Mod(name="mod")
ALL: list[Any] = [queue, MOD, *MOD.walk_commands()]


@pytest.mark.parametrize(
    ("root", "visitor", "offered"),
    [
        (queue, Visitor(NOBODY, in_guild=False, guest=True), True),
        (MOD, Visitor(MODERATOR, in_guild=True, guest=False), True),
        (MOD, Visitor(NOBODY, in_guild=True, guest=False), False),
        (MOD, Visitor(MODERATOR, in_guild=False, guest=False), False),
        (MOD, Visitor(MODERATOR, in_guild=True, guest=True), False),
        (repaint, Visitor(NOBODY, in_guild=True, guest=False), True),
    ],
)
def test_a_command_is_told_to_those_who_may_use_it(root: Root, visitor: Visitor, *, offered: bool) -> None:
    assert visitor.may_use(root) is offered


def test_known_commands_can_be_clicked_on_and_others_are_written_out() -> None:
    assert command_lines(ALL, {"mod": 7}, Localizer()) == ["</mod ban:7> Stop a member.", "`/queue` Show what waits."]


def test_names_and_descriptions_are_in_the_members_language() -> None:
    first, second = command_lines(ALL, {"queue": 5}, Localizer("de"))
    assert first.startswith("`/mod sperren` Verbietet einem Mitglied")
    assert second.startswith("</queue:5> (`/warteschlange`) Zeigt der Reihe nach")


def test_menus_are_named() -> None:
    assert menu_names([repaint, repaint], Localizer()) == "**Repaint this**, **Repaint this**"
    assert menu_names([], Localizer()) == ""
