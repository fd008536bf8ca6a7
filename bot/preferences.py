"""Preferences: what a member wants where a command leaves it open, and what a server has turned on. Frozen data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preferences:
    """A member's defaults; None is the model's own. `repaintable`: others may repaint their pictures and avatar."""

    model: str | None = None
    size: str | None = None
    steps: int | None = None
    style: str | None = None
    private: bool = False
    spoiler: bool = False
    repaintable: bool = True


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """What a server allows."""

    repaint_avatar: bool = False
