"""What a model knows is found in a prompt, whatever is around it; a prompt that names nothing of it is recognised."""

import pytest

from bot.core.vocabulary import Vocabulary
from bot.prompts.known_words import known_words, names_nothing_known

VOCABULARY = Vocabulary.parse(
    {
        "object": {"cat": ["cat", "kitten", "katze"], "castle": ["castle"]},
        "colour": {"blue": ["blue"], "green": ["green", "grün"], "red": ["red"]},
        "sky": {"day": ["day", "blue sky"], "night": ["night", "c++ (beta)"]},
    }
)


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ("a kitten under a blue sky", ("kitten", "blue sky")),
        ("A Red CASTLE!", ("red", "castle")),
        ("a cyberpunk red castle, trending on artstation, at night", ("red", "castle", "night")),
        ("a (re)d (cat:1.3) [night]", ("red", "cat", "night")),
        ("a {red|blue|mauve} thing", ("red", "blue")),
        ("red, red, red", ("red",)),
        ("GRÜN und gru\u0308n", ("grün",)),
        ("c++ (beta) \\(day\\)", ("day",)),
        ("🔥cat🔥", ("cat",)),
        ("red-cat", ("red", "cat")),
        ("today a reduced catalogue of castles", ()),
        ("Darth Vader", ()),
        ("a ((cat", ("cat",)),
        ("", ()),
    ],
)
def test_known_words_are_found_as_whole_words(prompt: str, words: tuple[str, ...]) -> None:
    assert known_words(VOCABULARY, prompt) == words


@pytest.mark.parametrize(
    ("prompt", "nothing"),
    [("Darth Vader", True), ("🐶", True), ("...", True), ("Darth Vader's cat", False), ("", False), (" \n", False)],
)
def test_a_prompt_that_says_something_else_names_nothing_known(prompt: str, nothing: bool) -> None:
    assert names_nothing_known(VOCABULARY, prompt) is nothing
    assert not names_nothing_known(None, prompt), "a model without a list knows everything"
