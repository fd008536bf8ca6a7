"""Words are found through brackets, weights, unusual spaces, tags, emoji and turned text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.moderation.words.matcher import Matcher
from bot.moderation.words.minors import PROTECTED
from bot.moderation.words.rules import parse_rules
from bot.moderation.words.verdict import check_texts
from bot.moderation.words.wrappings import unwrapped

MATCHER = Matcher.compile(parse_rules("refuse: castle"))
TAGGED = "".join(chr(0xE0000 + ord(letter)) for letter in "castle")


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("a cas()tle", "cas()tle"),
        ("a cas{}tle", "cas{}tle"),
        ("cas[]tle (now)", "cas[]tle"),
        ("cas<>tle", "cas<>tle"),
        ("(cas:1)(tle:1)", "cas:1)(tle"),
        ("((cas: 1.3 ))tle", "cas: 1.3 ))tle"),
        ("(cas:1.2)tle", "cas:1.2)tle"),
        ("cas\\(\\)tle", "cas\\(\\)tle"),
        ("[cas|tle]", "cas|tle"),
        ("{cas|tle}", "cas|tle"),
        ("c(a)s[t]l(e:1.1)", "c(a)s[t]l(e"),
        ("（cas）（tle）", "cas）（tle"),
        ("cas(\u200b)tle", "cas(\u200b)tle"),
        ("cas\u00a0tle", "cas\u00a0tle"),
        ("cas\u2028tle", "cas\u2028tle"),
        ("ca\u2009s\u202ftle", "ca\u2009s\u202ftle"),
        ("a \u202eeltsac", "eltsac"),
        ("a \u202eeltsac x\u202c y", "eltsac"),
        ("\u202eelt()sac", "elt()sac"),
        (TAGGED, TAGGED),
        ("ca💲tle", "ca💲tle"),
        ("c/\\stle", "c/\\stle"),
        ("c/\\s(tl)e", "c/\\s(tl)e"),
        ("a castle을 본다", "castle"),
        ("жcastle", "castle"),
        ("𓏲castle", "castle"),
        ("الcastle", "castle"),
    ],
)
def test_a_wrapped_word_is_found_where_it_was_typed(text: str, typed: str) -> None:
    assert {text[hit.start : hit.end] for hit in MATCHER.check(text)} == {typed}


@pytest.mark.parametrize("text", ["nu()de child", "(nu:1)(de:1), a chi[]ld", "\u202eedun\u202c, child"])
def test_the_rule_that_is_always_on_looks_through_wrappings_too(text: str) -> None:
    assert check_texts([text], MATCHER).refused == PROTECTED


@pytest.mark.parametrize(
    "text", ["a (red) cat", "a (red:1.2) cat, [old]", "{red|blue } house :1", "castle\u3000hill"[6:], "and/or", "a: 1"]
)
def test_what_stands_around_words_is_no_wrapping(text: str) -> None:
    assert [letters.exact for letters in unwrapped(text) if "redblue" not in letters.exact] == []


@pytest.mark.parametrize("text", ["castle❌", "castle❗", "⭕castle", "castle (old)", "(castle:1.2)", "castle|hill"])
def test_a_word_beside_them_is_found_as_before(text: str) -> None:
    assert MATCHER.check(text)


@example("\u202e" * 9 + "a(")
@given(st.text(st.sampled_from("ab()[]{}<>|:1.\\/ \u202e\u202c\u00a0\u200b💲\U000e0061"), max_size=40) | st.text())
def test_every_letter_was_read_from_a_place_of_the_text(text: str) -> None:
    for letters in unwrapped(text):
        assert len(letters.exact) == len(letters.at)
        assert all(0 <= at < len(text) for at in letters.at)
    for hit in MATCHER.check(text + "cas()tle"):
        assert 0 <= hit.start < hit.end <= len(text) + 8
