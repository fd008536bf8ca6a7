"""Flags from other painters become settings, are told as left out, or stay text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import RequestError
from bot.core.samplers import SCHEDULERS
from bot.prompts.flags import ELSEWHERE, FORMS, NAMES, Flags, parse


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("a cat --ar 3:2", Flags("a cat", aspect=(3, 2))),
        ("a cat —ar 16:9", Flags("a cat", aspect=(16, 9))),
        ("a cat –AR 2/3", Flags("a cat", aspect=(2, 3))),
        ("a cat --no fog, people", Flags("a cat", negative_prompt="fog, people")),
        ("a cat --no fog --no people --seed 5", Flags("a cat", negative_prompt="fog, people", seed=5)),
        ("--steps 30 a cat --cfg 7.5", Flags("a cat", steps=30, guidance_scale=7.5)),
        ("a --scale 3 cat --n 4", Flags("a cat", guidance_scale=3.0, images=4)),
        ("a cat --guidance 2 --images 2", Flags("a cat", guidance_scale=2.0, images=2)),
        ("a cat --size 512x768", Flags("a cat", size="512x768")),
        ("a cat --w 512 --h 768", Flags("a cat", width=512, height=768)),
        ("a cat --sampler euler_a", Flags("a cat", scheduler="euler_a")),
        ('a cat --sampler "Euler a" by day', Flags("a cat by day", scheduler="euler_a")),
        ("a cat --sampler “EULER A”", Flags("a cat", scheduler="euler_a")),
        ("a cat --sampler DPM++ 2M Karras --seed 1", Flags("a cat", scheduler="dpm++_2m_karras", seed=1)),
        ("a cat --strength 0.4", Flags("a cat", strength=0.4)),
        ("a cat --seed 1 --seed 2", Flags("a cat", seed=2)),
        ("a cat\n--seed 1", Flags("a cat", seed=1)),
    ],
)
def test_flags_become_settings(text: str, flags: Flags) -> None:
    assert parse(text) == flags


@pytest.mark.parametrize(
    ("text", "ignored", "rest"),
    [
        ("a cat --v 6", ("--v 6",), "a cat"),
        ("a cat --v 6.1 --style raw --ar 1:1", ("--v 6.1", "--style raw"), "a cat"),
        ("a cat --niji", ("--niji",), "a cat"),
        ("a cat --niji 5 --s 250 --c 10 --q 2", ("--niji 5", "--s 250", "--c 10", "--q 2"), "a cat"),
        ("a --fast cat --tile by day", ("--fast", "--tile"), "a cat by day"),
        ("a cat --weird 30 —raw", ("--weird 30", "—raw"), "a cat"),
        ("a cat --v and a dog", ("--v",), "a cat and a dog"),
        ("a cat --iw 2", ("--iw 2",), "a cat"),
    ],
)
def test_what_means_nothing_here_is_taken_out_and_told(text: str, ignored: tuple[str, ...], rest: str) -> None:
    assert (parse(text).ignored, parse(text).text) == (ignored, rest)


@pytest.mark.parametrize("text", ["a --foo bar", "well--known", "a -- b", "a --ar3:2", "  two  spaces ", "—", "a—no b"])
def test_what_only_looks_like_a_flag_stays_text(text: str) -> None:
    assert parse(text) == Flags(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a --ar wide", "`--ar` needs a valid value, for example `--ar 3:2`."),
        ("a --ar 0:2", "`--ar` needs"),
        ("a --ar", "`--ar` needs"),
        ("a --seed -2", "`--seed` needs a whole number, for example `--seed 5`."),
        ("a --seed ٣", "`--seed` needs"),
        ("a --steps many", "`--steps` needs a whole number, for example `--steps 30`."),
        ("a —cfg nan", "`—cfg` needs a number, for example `--cfg 7`."),
        ("a --n 1.5", "for example `--n 4"),
        ("a --sampler best", "for example `--sampler"),
        ("a --no", "for example `--no fog, people"),
        ("a --no --seed 4", "for example `--no fog, people"),
        ('a --size ""', "for example `--size"),
    ],
)
def test_a_flag_with_a_wrong_value_says_how_it_is_written(text: str, sentence: str) -> None:
    with pytest.raises(RequestError) as caught:
        parse(text)
    assert sentence in str(caught.value)


@pytest.mark.parametrize(("name", "label"), SCHEDULERS.items())
def test_every_sampler_is_known_by_name_and_label(name: str, label: str) -> None:
    for written in (name, label, label.upper(), label.lower()):
        assert parse(f"a cat --sampler {written}") == Flags("a cat", scheduler=name), written


@pytest.mark.parametrize("form", FORMS.values())
def test_the_forms_that_are_shown_are_right(form: str) -> None:
    assert parse(f"a cat {form}").text == "a cat"
    assert parse(f"a cat {form}") != Flags("a cat")


def test_no_flag_means_something_and_nothing() -> None:
    assert set(NAMES) & set(ELSEWHERE) == set()


PIECES = st.sampled_from(
    [*(f"--{name}" for name in [*NAMES, *ELSEWHERE]), "—ar", "3:2", "5", "cat", '"', "--x", "“", "\n"]
)


@given(st.lists(PIECES, max_size=8).map(" ".join) | st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        flags = parse(text)
    except RequestError:
        return
    assert parse(flags.text) == Flags(flags.text)
