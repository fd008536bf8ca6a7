"""Wording: a request's own texts, and those of several wordings, each once."""

from dataclasses import replace

from bot.core.request import Variant
from bot.core.wording import NOTHING, Wording
from tests.studio.rig import REQUEST


def test_all_prompts_of_a_request_are_its_wording() -> None:
    request = replace(REQUEST, images=2, variants=(Variant(7, "a blue cat"), Variant(8)), template="a {red|blue} cat")
    assert Wording.of(request) == Wording(("a red cat", "a blue cat", "a {red|blue} cat"))
    assert Wording.of(replace(REQUEST, negative_prompt="fog")) == Wording(("a red cat",), ("fog",))


def test_of_two_wordings_each_text_is_there_once() -> None:
    assert Wording(("a",), ("b",)) + Wording(("a", "c"), ("b",), ("d",)) == Wording(("a", "c"), ("b",), ("d",))
    assert Wording(("a",)) + NOTHING == Wording(("a",))
