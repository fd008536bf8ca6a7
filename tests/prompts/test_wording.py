"""All that a request makes a model read is held against rules for words, however it is spread over it."""

import pytest

from bot.core.ask import Ask
from bot.core.style import Style
from bot.core.wording import Wording
from bot.moderation.words.matcher import Matcher
from bot.moderation.words.minors import PROTECTED
from bot.moderation.words.rules import Rule, parse_rules
from bot.moderation.words.verdict import check_wording
from bot.prompts.draft import make_draft
from bot.prompts.wording import SAMPLES
from tests.prompts.test_draft import INFO

MATCHER = Matcher.compile(parse_rules("refuse: castle\nrefuse: red house\nrefuse: cas"))
CASTLE, HOUSE = MATCHER.check("castle")[0].rule, MATCHER.check("red house")[0].rule
KNOWN = Matcher.compile([CASTLE, HOUSE])


def wording(prompt: str, style: tuple[str, str] | None = None, negative: str | None = None, seed: int = 1) -> Wording:
    ask = Ask(prompt=prompt, negative_prompt=negative, style=Style("own", *style) if style else None)
    return make_draft(ask, INFO, seed).wording


def refusing(wording: Wording) -> Rule | None:
    return check_wording(wording, KNOWN).refused


@pytest.mark.parametrize(
    ("prompt", "style", "negative"),
    [
        ("a castle", None, None),
        ("cas --steps 4 tle", None, None),
        ("c --steps 4 a --seed 1 stle", None, None),
        ("cas --v 6 tle", None, None),
        ("a cat --no castle", None, None),
        ("cas --no tle", None, None),
        ("a cas", None, "tle, fog"),
        ("castle", ("xx{prompt}xx", ""), None),
        ("tle", ("a cas{prompt}", ""), None),
        ("cas", ("{prompt}tle at night", ""), None),
        ("a cat", ("cas{prompt}tle", ""), None),
        ("(tle:1)", ("(cas:1){prompt}", ""), None),
        ("a cat", ("{prompt}, castle", ""), None),
        ("a cat", ("{prompt}", "castle"), None),
        ("a cat", ("{prompt}", "tle, fog"), "fog, cas"),
        ("a {cas|x}tle", None, None),
        ("a {cas|x|y|z}{u|v|w}-{q|r|s|castle}", None, None),
        ("a cas()tle", None, None),
        ("(cas:1)(tle:1)", None, None),
        ("cas{}tle", None, None),
        ("[cas|tle]", None, None),
        ("[cas:tle:0.5]", None, None),
        ("ca(st:1.2)le", None, None),
        ("\u202eeltsac", None, None),
        ("cas\u202etle", None, None),
    ],
)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_word_spread_over_a_request_is_found(
    prompt: str, style: tuple[str, str] | None, negative: str | None, seed: int
) -> None:
    assert refusing(wording(prompt, style, negative, seed)) == CASTLE


def test_the_rows_of_a_matrix_are_read_each() -> None:
    draft = make_draft(Ask(prompt="a {x|cas}{y|tle}", matrix=True), INFO, 1)
    assert "a castle" in draft.wording.wanted
    assert refusing(draft.wording) == CASTLE


@pytest.mark.parametrize(
    ("prompt", "style", "negative"),
    [
        ("a red cat", ("{prompt}, house", ""), None),
        ("a cat, red --no house", None, None),
        ("a cat, red", None, "house"),
        ("a {red|blue} cat beside a house", None, None),
        ("a cat --ar 3:2 --steps 5", ("oil painting of {prompt}", "photograph"), "fog"),
    ],
)
def test_words_that_only_lie_in_different_texts_are_no_phrase(
    prompt: str, style: tuple[str, str] | None, negative: str | None
) -> None:
    assert refusing(wording(prompt, style, negative)) is None


def test_minors_and_sex_in_prompt_and_style_come_together_and_in_the_negative_prompt_do_not() -> None:
    assert refusing(wording("a child", ("{prompt}, nude", ""))) == PROTECTED
    assert refusing(wording("(12:1) year old, nude")) == PROTECTED
    assert refusing(wording("nude, 12 --steps 4 years old")) == PROTECTED
    assert refusing(wording("{nu|re}de child")) == PROTECTED
    for prompt, negative in (("a child --no nude", None), ("a child", "nsfw, nude"), ("a nude statue", "child")):
        assert refusing(wording(prompt, None, negative)) is None


def test_a_template_is_read_in_few_ways_only() -> None:
    assert len(wording("{a|b|c|d}" * 9).wanted) <= 3 * SAMPLES


def test_controls_of_direction_are_taken_out_of_prompts() -> None:
    draft = make_draft(Ask(prompt="a \u202ecat\u2069 👩\u200d🚀 --no \u202afog"), INFO, 1)
    assert draft.request.prompt == "a cat 👩\u200d🚀"
    assert draft.request.negative_prompt == "fog"
    ask = Ask(prompt="a cat", negative_prompt="\u2066fog", style=Style("own", "{prompt}\u202e, ink", "\u200fblur"))
    draft = make_draft(ask, INFO, 1)
    assert (draft.request.prompt, draft.request.negative_prompt) == ("a cat, ink", "fog, blur")


def test_prompts_are_read_with_their_weights_and_without() -> None:
    read = wording("a (red:1.2) \\(cat\\)", None, "(fog)")
    assert read.wanted == ("a (red:1.2) \\(cat\\)", "a red (cat)")
    assert read.unwanted == ("(fog)", "fog")


def test_parts_of_a_word_in_two_groups_count_where_they_come_together() -> None:
    found = {wording("a {ca|do}{stle|g}", seed=seed).wanted[0]: seed for seed in range(40)}
    assert refusing(wording("a {ca|do}{stle|g}", seed=found["a castle"])) == CASTLE
    assert refusing(wording("a {ca|do}{stle|g}", seed=found["a dog"])) is None
