"""Bidi: the invisible signs that change the direction of writing, with which a text can look like another."""

import re
from typing import Final

CONTROLS: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Unicode's bidirectional controls (UAX #9). Joiners, as in emoji and in Persian, are none of them."""


def without_bidi(text: str) -> str:
    """A text without them; right-to-left scripts are shown from right to left all the same."""
    return CONTROLS.sub("", text)
