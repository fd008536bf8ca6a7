"""Tags of other tools are taken out and told; what only looks like one stays text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.prompts.tags import Tag, take_out


@pytest.mark.parametrize(
    ("text", "left", "left_out"),
    [
        ("a cat <lora:x:0.8>", "a cat", ["<lora:x:0.8>"]),
        ("a cat, <lora:x:0.8>, red", "a cat, red", ["<lora:x:0.8>"]),
        ("<lora:x:1>, a cat", "a cat", ["<lora:x:1>"]),
        ("a <lora:My LoRA v2.1:0.8> cat", "a cat", ["<lora:My LoRA v2.1:0.8>"]),
        ("a,<lora:x:1>,<lora:y:1:0.5>,b", "a,b", ["<lora:x:1>", "<lora:y:1:0.5>"]),
        ("<lora:x:1><lora:x:1> a", "a", ["<lora:x:1>"]),
        ("<hypernet:foo:0.4> a <embedding> b", "a b", ["<hypernet:foo:0.4>", "<embedding>"]),
        ("<:wave:123> a <a:wave:45> b", "a b", ["<:wave:123>", "<a:wave:45>"]),
        ("(a <lora:x:1>:1.2)", "(a :1.2)", ["<lora:x:1>"]),
        ("a cat AND a dog", "a cat, a dog", ["AND"]),
        ("a cat :1.2 AND a dog, :0.8", "a cat, a dog", ["AND"]),
        ("a cat, AND\na dog AND  AND b", "a cat, a dog, b", ["AND"]),
        ("AND a", "a", ["AND"]),
        ("<lora:x:1> a AND b", "a, b", ["<lora:x:1>", "AND"]),
    ],
)
def test_tags_are_taken_out(text: str, left: str, left_out: list[str]) -> None:
    found = take_out(text)
    assert (found.text, list(found.left_out)) == (left, left_out)


@pytest.mark.parametrize(
    "text",
    [
        "I <3 you", "a < b > c", "a<b", "1 < 2 and 3 > 2", "<", "<>", "< lora:x:1 >", "a -> b <- c", "<|endoftext|>",
        "<@12> <#3>",         "SALT AND PEPPER", "a sign: DO AND DON'T", "sand, ANDROID, and",
        "a\n<3\nb >", "", "  two  spaces  ",
    ],
)  # fmt: skip
def test_what_is_no_tag_stays_text(text: str) -> None:
    assert take_out(text) == type(take_out(""))(text)


def test_tags_are_kept_as_data() -> None:
    found = take_out("<LoRA: a b :0.8> <lora:c> <lora:d:high> <x> <lora:e:-.5:1>")
    assert found.tags == (
        Tag("<LoRA: a b :0.8>", "lora", "a b", 0.8),
        Tag("<lora:c>", "lora", "c"),
        Tag("<lora:d:high>", "lora", "d"),
        Tag("<x>"),
        Tag("<lora:e:-.5:1>", "lora", "e", -0.5),
    )


@given(st.text(st.sampled_from(list("<>:, ANDab01.")), max_size=60) | st.text(max_size=60))
def test_any_text_is_read_and_nothing_is_added_but_commas(text: str) -> None:
    found = take_out(text)
    assert len(found.text) <= len(text)
    assert not found.tags or found.text == found.text.strip()
    assert set(found.text) <= set(text) | set(", ")


@pytest.mark.parametrize("part", ["<a:", "<lora:x:1>", " AND", ":1 AND ", "<", "a:1", " ", "<a", "AND "])
def test_the_longest_prompts_are_read_in_a_moment(part: str) -> None:
    take_out((part * 2000)[:2000])
