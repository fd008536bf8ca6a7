"""Whether a text says anything, in whatever script."""

import pytest

from bot.prompts.words import has_words


@pytest.mark.parametrize(
    "text", ["a", "7", "雨", "кот", "قطة", "ไก่", "🦊", "❤", "♥️", "(red:1.2)", "é", "√2", "<3", "∞", "👍🏽"]
)
def test_texts_that_say_something(text: str) -> None:
    assert has_words(text)


@pytest.mark.parametrize(
    "text", ["", " ", "()", "((,))", "...", "!?", "[|]", "{}", "—", "。、", "\u200b", "BREAK", "*_*", "$", "``", "< >"]
)
def test_texts_that_say_nothing(text: str) -> None:
    assert not has_words(text)
