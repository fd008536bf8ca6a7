"""Parts: lets several independent classes provide the commands of one group."""

from collections.abc import Iterable

from discord import app_commands


def add_parts(group: app_commands.Group | None, parts: Iterable[app_commands.Group]) -> None:
    """Add each part's commands to a group. They stay bound to their part, whose own name is never shown."""
    assert group is not None  # noqa: S101 - a GroupCog has a group
    for part in parts:
        for command in part.commands:
            group.add_command(command)
