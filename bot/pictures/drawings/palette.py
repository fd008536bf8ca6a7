"""Palette: the colours of drawings, on a dark panel that works in Discord's light and dark themes."""

from typing import Final

PANEL: Final = "#1e1f22"
TILE: Final = "#2b2d31"
"""A box on the panel."""
LINE: Final = "#6d7178"
INK: Final = "#f2f3f5"
MUTED: Final = "#b5bac1"
BLUE: Final = "#7fb2ff"
AMBER: Final = "#f5b84b"
TEAL: Final = "#4fd1b5"
