"""A vocabulary keeps the order of its file, and what isn't a vocabulary is refused."""

import pytest

from bot.core.vocabulary import Attribute, Meaning, Vocabulary


def test_attributes_and_words_keep_their_order() -> None:
    vocabulary = Vocabulary.parse(
        {"sky": {"night": ["night", "Midnight"]}, "object": {"star": ["star"], "cat": ["cat"]}}
    )
    assert vocabulary.attributes[0] == Attribute("sky", (Meaning("night", ("night", "midnight")),))
    assert vocabulary.names("object") == ("star", "cat")
    assert vocabulary.names("smell") == ()
    assert hash(vocabulary)


@pytest.mark.parametrize(
    "data",
    [
        None, [], "cat", 1, {}, {"object": {}}, {"object": ["cat"]}, {"object": {"cat": "cat"}},
        {"object": {"cat": []}}, {"object": {"cat": [1]}}, {"object": {"cat": [" "]}}, {"object": {"cat": None}},
        {" ": {"cat": ["cat"]}}, {"object": {"": ["cat"]}},
    ],
)  # fmt: skip
def test_anything_else_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="isn't"):
        Vocabulary.parse(data)
