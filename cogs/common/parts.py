"""Parts: the commands of one group, written in several classes that know nothing of each other."""

from collections.abc import Iterable

from discord import app_commands


def add_parts(group: app_commands.Group | None, parts: Iterable[app_commands.Group]) -> None:
    """Add the commands of each part to a group. They stay bound to their part, whose own name nobody sees."""
    assert group is not None  # noqa: S101 - it is a GroupCog's
    for part in parts:
        for command in part.commands:
            group.add_command(command)
