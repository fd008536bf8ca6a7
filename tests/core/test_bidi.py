"""Bidi controls are taken out of texts, and nothing else is."""

import pytest

from bot.core.bidi import without_bidi


@pytest.mark.parametrize("sign", "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_controls_of_direction_are_taken_out(sign: str) -> None:
    assert without_bidi(f"a{sign}b{sign}") == "ab"


@pytest.mark.parametrize("text", ["👩\u200d🚀", "می\u200cخواهم", "שלום, עולם", "ab\u00adc\u2060", "👍🏽❤\ufe0f", ""])
def test_joiners_and_scripts_stay(text: str) -> None:
    assert without_bidi(text) == text
