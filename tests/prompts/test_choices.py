"""Choices are made by the seed alone, counted without being written out, and nested as one likes."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import RequestError
from bot.prompts.choices import combinations, count, escape, resolve, samples
from bot.prompts.wildcards import NO_WILDCARDS, Wildcards

BRACES = st.text(st.sampled_from(list("{}|\\ ab")), max_size=40)
WORDS = st.text(st.sampled_from("abc "), max_size=4)
GROUPS = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map("".join)
        | st.lists(inner, min_size=2, max_size=3).map(lambda options: "{" + "|".join(options) + "}")
    ),
    max_leaves=8,
)


def test_all_combinations_come_with_their_choices_the_last_changing_first() -> None:
    assert combinations("a {red|blue} house by {day|night}") == [
        ("a red house by day", ("red", "day")),
        ("a red house by night", ("red", "night")),
        ("a blue house by day", ("blue", "day")),
        ("a blue house by night", ("blue", "night")),
    ]


def test_nested_choices_belong_to_the_outermost_one() -> None:
    assert combinations("{a|{b|c} d} e") == [("a e", ("a",)), ("b d e", ("b d",)), ("c d e", ("c d",))]


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("a red house", "a red house"),
        ("{a} house", "{a} house"),
        ("{} | }", "{} | }"),
        ("{{{", "{{{"),
        (r"\{a\|b\}", "{a|b}"),
        (r"a \(b\) \\ c\d", r"a \(b\) \\ c\d"),
        ("{|}", ""),
        (r"{\||\|}", "|"),
        ("{a {x|x}}", "{a x}"),
        ("a\\", "a\\"),
    ],
)
def test_what_is_no_choice_stays_text(text: str, resolved: str) -> None:
    assert resolve(text, 1) == resolved


def test_a_seed_always_chooses_the_same() -> None:
    chosen = [resolve("{a|b|c|d} {a|b|c|d}", seed) for seed in range(6)]
    assert chosen == ["b c", "a b", "c b", "a a", "b d", "c c"]


def test_every_choice_is_made_about_as_often_and_neighbouring_seeds_are_independent() -> None:
    chosen = [resolve("{a|b} {c|d}", seed) for seed in range(400)]
    assert all(70 <= chosen.count(one) <= 130 for one in ("a c", "a d", "b c", "b d"))
    changes = sum(one != other for one, other in itertools.pairwise(chosen))
    assert 250 <= changes <= 350


@pytest.mark.parametrize("text", ["{a|b", "a {b {c|d}|", "{a|" * 500, "{{a|b}|"])
def test_a_choice_that_is_never_closed_is_told_with_its_place(text: str) -> None:
    with pytest.raises(RequestError, match=r"The choice at character \d+ .* is never closed"):
        resolve(text, 1)


def test_ever_so_many_are_counted_at_once() -> None:
    assert count("{a|b|c|d|e|f|g|h|i|j}" * 4) == 10_000
    assert count("{|||||||||}" * 180) == 10**180
    assert count("{a|" * 600 + "}" * 600) == 601
    assert resolve("{a|" * 600 + "a" + "}" * 600, 3) == "a"
    assert {resolve("{a|" * 3 + "b" + "}" * 3, seed) for seed in range(100)} == {"a", "b"}


@given(GROUPS)
def test_the_count_is_that_of_the_combinations_and_every_seed_chooses_one_of_them(text: str) -> None:
    if count(text) > 200:
        return
    all_of_them = combinations(text)
    assert len(all_of_them) == count(text)
    assert {resolve(text, seed) for seed in range(5)} <= {prompt for prompt, _ in all_of_them}
    assert len({len(labels) for _, labels in all_of_them}) == 1


@given(BRACES | st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        resolved = resolve(text, 7)
    except RequestError:
        return
    assert count(text) >= 1
    assert resolve(text, 7) == resolved


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("{2$$a|b|c}", ["a, b", "a, c", "b, c"]),
        ("{2$$ and $$a|b|c}", ["a and b", "a and c", "b and c"]),
        ("{1-2$$a|b}", ["a", "b", "a, b"]),
        ("{-2$$a|b}", ["a", "b", "a, b"]),
        ("{1-$$a|b}", ["a", "b", "a, b"]),
        ("{2-1$$a|b}", ["a", "b", "a, b"]),
        ("{0-1$$a} b", [" b", "a b"]),
        ("{2$$$$a|b}", ["ab"]),
        ("{5$$a|b}", ["a, b"]),
        ("{1$$ a | b }", ["a", "b"]),
        ("{2$${a|b}|c|{d|e}}", ["a, c", "b, c", "a, d", "a, e", "b, d", "b, e", "c, d", "c, e"]),
        ("{2$$a|{2$$ $$b|c|d}}", ["a, b c", "a, b d", "a, c d"]),
        ("{0.5::a|3::b|c}", ["a", "b", "c"]),
        ("{0::a|b|c}", ["b", "c"]),
        ("{2$$0::a|b|c}", ["b, c"]),
        ("{0.5::a}", ["{0.5::a}"]),
        ("a::2 b", ["a::2 b"]),
        ("{a$$b|c}", ["a$$b", "c"]),
        (r"\{2$$a\|b\}", ["{2$$a|b}"]),
        ("{[a|b]|c}", ["[a|b]", "c"]),
        ("[a|{b|c}]", ["[a|b]", "[a|c]"]),
        ("{[a|b|c}", ["[a", "b", "c"]),
        ("{[a|b}]", ["[a]", "b]"]),
        (r"[a\|b]", [r"[a\|b]"]),
    ],
)
def test_several_and_weighted_choices_make_these_prompts(text: str, made: list[str]) -> None:
    assert sorted(prompt for prompt, _ in combinations(text)) == sorted(made)
    assert count(text) == len(made)
    assert {resolve(text, seed) for seed in range(200)} == set(made)


def test_weights_decide_how_often_an_option_is_chosen() -> None:
    chosen = [resolve("{8::a|b|1.0::c}", seed) for seed in range(1000)]
    assert [chosen.count(one) // 50 for one in "abc"] == pytest.approx([16, 2, 2], abs=1.5)
    several = [resolve("{2$$98::a|b|c}", seed) for seed in range(300)]
    assert sum("a" in one for one in several) > 280


def test_plain_choices_are_what_they_were_before_there_were_others() -> None:
    text = "{red|blue|green} {cat|dog {big|small}|fox} {x|y}"
    expected = ["green cat x", "blue cat x", "red fox x", "green cat y", "blue dog small x", "blue dog small y"]
    assert [resolve(text, seed) for seed in range(1, 7)] == expected


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("{0::a|0.0::b}", "choices.weights"),
        ("{17$$" + "|".join("abcdefghijklmnopqrstuvw") + "}", "choices.chosen"),
        ("{1-$$" + "|".join("abcdefghijklmnopqrstuvw") + "}", "choices.chosen"),
        ("{2$$a|b", "choices.open"),
    ],
)
def test_choices_that_cannot_be_made_are_refused(text: str, key: str) -> None:
    with pytest.raises(RequestError) as refused:
        count(text)
    assert refused.value.key == key


def test_ever_so_many_subsets_are_counted_at_once() -> None:
    assert count("{16$$" + "|".join(["a"] * 600) + "}") > 10**30
    assert count("{16$$" + "|".join(["{a|b}"] * 200) + "}") > 10**25
    assert len(resolve("{16$$" + "|".join(["a"] * 600) + "}", 5).split(", ")) == 16


SEVERAL = st.recursive(
    st.text(st.sampled_from("abc"), min_size=1, max_size=2),
    lambda inner: st.builds(
        lambda head, options, between: f"{between}{{{head}{'|'.join(options)}}}{between}",
        st.sampled_from(["", "1$$", "2$$", "1-2$$", "-2$$+$$", "0-1$$", "2::", "2$$3::"]),
        st.lists(inner, min_size=2, max_size=3),
        st.sampled_from(["", "x"]),
    ),
    max_leaves=7,
)


@given(SEVERAL)
def test_every_seed_makes_one_of_as_many_combinations_as_are_counted(text: str) -> None:
    if count(text) > 300:
        return
    all_of_them = combinations(text)
    assert len(all_of_them) == count(text)
    assert {resolve(text, seed) for seed in range(5)} <= {prompt for prompt, _ in all_of_them}


@given(st.text(st.sampled_from(list("{}|$$:[]\\_ ab0123-.,")), max_size=50))
def test_any_text_of_signs_is_read_or_refused(text: str) -> None:
    try:
        assert count(text, None) >= 1
    except RequestError:
        return


def test_samples_have_every_option_beside_what_is_around_it() -> None:
    assert samples("a {b|c}", 8) == ["a b", "a c"]
    assert samples("{a|b|c} {d|e|f} {g|h}", 8) == ["a e g", "b f h", "c d g"]
    assert samples("{2$$a|b|c|d|e} {x|y}", 8) == ["a, b y", "b, c x", "c, d y", "d, e x", "a, e y"]
    assert samples("__animal__ {a|b}", 8) == ["__animal__ a", "__animal__ b"]
    assert len(samples("{" + "|".join("abcdefghijklmn") + "}", 8)) == 8


SIGNS = st.text(st.sampled_from(list("{}|$$:[]\\_ ab0123-.,")), max_size=50)


@given(SIGNS, SIGNS)
def test_a_prompt_whose_choices_are_made_can_be_typed_again(text: str, other: str) -> None:
    for one in (text, other.replace("_", "__a__")):
        try:
            made = resolve(one, 7, Wildcards({"a": ("b", "{c}")}))
        except RequestError:
            continue
        assert resolve(escape(made), 8, NO_WILDCARDS) == made


@pytest.mark.parametrize("text", ["a cat", "{ink}, {{gold}}", "[a|b] (c:1.2)", "a | b", "__ {} __"])
def test_what_is_no_choice_is_typed_as_it_is(text: str) -> None:
    assert escape(text) == text
    assert escape("{a|b} __c__") == r"\{a|b\} \__c__"
