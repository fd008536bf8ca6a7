"""Many expressions are searched at once, and none is missed where memory for that is short."""

import random
import string

import pytest

from bot.moderation.words.expressions import TOGETHER, Expressions
from bot.moderation.words.rules import parse_rule


@pytest.mark.parametrize("repeats", [1, 20, 35, 60])
def test_an_expression_is_found_among_many_that_repeat(repeats: int) -> None:
    letters = string.ascii_lowercase
    parts = (f"{letters[n % 26]}{letters[n // 26]}" for n in range(TOGETHER + 1))
    gap = rf"[^\n]{{0,{repeats}}}"
    rules = [parse_rule(f"log: /{part}{gap}[a-m]{gap}z{n}q/", n) for n, part in enumerate(parts)]
    text = "".join(random.Random(1).choices(letters + " ", k=1_900)) + "aa"
    found = [(rule.id, start, end) for rule, start, end in Expressions(rules).found(text + "bz0q")]
    assert found == [(0, 1_900, 1_906)]


def test_half_a_character_is_one_sign() -> None:
    rule = parse_rule("log: /castle/")
    assert list(Expressions([rule]).found("\ud83c Castle")) == [(rule, 2, 8)]
