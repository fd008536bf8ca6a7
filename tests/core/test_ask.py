"""An Ask becomes a request: what it leaves out comes from the model."""

from dataclasses import replace

import pytest

from bot.core.ask import Ask, reseeded
from bot.core.errors import RequestError
from bot.core.model_info import ModelInfo
from bot.core.preferences import Preferences
from bot.core.request import MAX_SEED, STRENGTH, ImageRequest
from bot.prompts import choices
from bot.prompts.styles import Style

INFO = ModelInfo("demo", native=64, multiple=16, steps=20, guidance_scale=4.0, scheduler="ddim")


def test_what_is_not_asked_for_comes_from_the_model() -> None:
    request = Ask("a red house").request(INFO)
    assert (request.width, request.height, request.steps, request.guidance_scale) == (64, 64, 20, 4.0)
    assert (request.scheduler, request.model, request.images, request.strength) == ("ddim", "demo", 1, STRENGTH)
    assert request.negative_prompt == ""
    assert 0 <= request.seed <= MAX_SEED


def test_what_is_asked_for_is_kept() -> None:
    ask = Ask("a red house", "blue", 0.5, 9, 2.0, 7, "80x48", "euler", 3)
    request = ask.request(INFO, "hash", (100, 100))
    assert (request.width, request.height, request.steps, request.guidance_scale) == (80, 48, 9, 2.0)
    assert (request.scheduler, request.seed, request.images, request.strength) == ("euler", 7, 3, 0.5)
    assert (request.negative_prompt, request.image) == ("blue", "hash")


def test_an_upload_gives_its_shape() -> None:
    request = Ask("a red house").request(INFO, "hash", (500, 300))
    assert (request.width, request.height) == (80, 48)


def test_two_asks_without_a_seed_get_different_ones() -> None:
    assert Ask("a").request(INFO).seed != Ask("a").request(INFO).seed


@pytest.mark.parametrize("ask", [Ask(""), Ask("a", steps=0), Ask("a", images=0), Ask("a", size="65x64")])
def test_what_cannot_be_painted_is_refused(ask: Ask) -> None:
    with pytest.raises(RequestError):
        ask.request(INFO)


RED = "a {red|blue|green} house"


def test_flags_count_where_no_option_does() -> None:
    ask = Ask("a red house --ar 3:2 --no fog --seed 5 --steps 30 --cfg 2 --n 2 --sampler euler --strength 0.5 --v 6")
    request = ask.request(INFO)
    assert (request.prompt, request.negative_prompt, request.template) == ("a red house", "fog", "")
    assert (request.width, request.height) == INFO.fit(3, 2) == (80, 48)
    assert (request.seed, request.steps, request.guidance_scale, request.images) == (5, 30, 2.0, 2)
    assert (request.scheduler, request.strength) == ("euler", 0.5)
    assert ask.left_out == ("--v 6",)


def test_options_count_before_flags() -> None:
    ask = Ask("a house --ar 3:2 --no fog --seed 5 --steps 30", "", None, 9, None, 7, "64x96")
    request = ask.request(INFO)
    assert (request.negative_prompt, request.steps, request.seed) == ("", 9, 7)
    assert (request.width, request.height) == (64, 96)


@pytest.mark.parametrize(
    ("flags", "size"),
    [
        ("--w 96", (96, 64)),
        ("--h 96", (64, 96)),
        ("--w 96 --h 48", (96, 48)),
        ("--size 96x48 --ar 1:1", (96, 48)),
        ("--ar 1:99", (32, 128)),
    ],
)
def test_flags_give_a_size_before_an_upload_does(flags: str, size: tuple[int, int]) -> None:
    request = Ask(f"a house {flags}").request(INFO, "hash", (500, 300))
    assert (request.width, request.height) == size


def test_a_style_goes_around_the_prompt_without_its_flags() -> None:
    request = Ask("a cat --no fog", style=Style("ink", "ink drawing of {prompt}, paper", "colour")).request(INFO)
    assert (request.prompt, request.negative_prompt) == ("ink drawing of a cat, paper", "fog, colour")


def test_one_picture_of_a_prompt_with_choices_keeps_what_was_typed() -> None:
    request = Ask(f"{RED} --steps 9", seed=3).request(INFO)
    assert request.prompt == choices.resolve(RED, 3)
    assert (request.template, request.variants) == (RED, ())


def test_each_picture_chooses_by_its_own_seed_and_is_what_that_seed_alone_would_paint() -> None:
    request = Ask(RED, seed=3, images=4).request(INFO)
    assert [one.seed for one in request.variants] == [3, 4, 5, 6]
    assert len({one.prompt for one in request.variants}) > 1
    for number in range(4):
        assert request.picture(number) == Ask(RED, seed=3 + number).request(INFO)


def test_several_pictures_without_choices_have_no_variants() -> None:
    request = Ask("a house", seed=3, images=4).request(INFO)
    assert (request.variants, request.template, request.images) == ((), "", 4)


def test_a_matrix_is_all_combinations_of_one_seed() -> None:
    ask = Ask("a {red|blue} {cat|dog} --v 6", seed=3, images=2, style=Style("ink", "ink"), matrix=True)
    request = ask.request(INFO)
    assert [one.prompt for one in request.variants] == [
        "a red cat, ink",
        "a red dog, ink",
        "a blue cat, ink",
        "a blue dog, ink",
    ]
    assert {one.seed for one in request.variants} == {3}
    assert (request.images, request.prompt, request.template) == (4, "a red cat, ink", "a {red|blue} {cat|dog}, ink")
    assert ImageRequest.from_json(request.to_json()) == request


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (Ask("a house", matrix=True), "nothing to choose"),
        (Ask("{a|b|c} {a|b|c} {a|b}", matrix=True), "would make 18 pictures; the limit is 16"),
        (Ask("{a|b|c|d|e|f|g|h|i|j}" * 30, matrix=True), r"make 1e\+30 pictures"),
        (Ask(RED, images=5), "1 to 4 pictures"),
        (Ask("a (house"), "never closed"),
        (Ask("a house", "(fog"), "never closed"),
        (Ask("{a|(b} house", matrix=True), "never closed"),
        (Ask("{a|b house"), "choice at character 1"),
        (Ask("a --n"), "for example `--n 4`"),
        (Ask("--seed 5"), "prompt is empty"),
        (Ask("", style=Style("ink", "ink")), "prompt is empty"),
        (Ask("a" * 2001), "2001 characters"),
        (Ask("a house --w 65"), "multiple of 16"),
        (Ask("a house --steps 900"), "Steps must be"),
        (Ask("a" * 1990, style=Style("ink", "ink drawing of {prompt}")), "2005 characters"),
    ],
)
def test_what_is_wrong_is_told(ask: Ask, sentence: str) -> None:
    with pytest.raises(RequestError, match=sentence):
        ask.request(INFO)


def test_another_seed_makes_the_choices_anew_in_the_same_style() -> None:
    style = Style("ink", "{prompt}, ink")
    one = Ask("a {red|blue|green|white} {cat|boat|house}", seed=1, style=style).request(INFO)
    found = {reseeded(one, seed).prompt for seed in range(30)}
    assert len(found) > 4
    assert all(prompt.endswith(", ink") for prompt in found)
    assert reseeded(one, 1) == one


def test_several_pictures_from_another_seed_are_what_that_seed_would_have_asked_for() -> None:
    ask = Ask("a {red|blue|green|white} cat", seed=1, images=3)
    assert reseeded(ask.request(INFO), 5) == replace(ask, seed=5).request(INFO)
    matrix = Ask("a {red|blue} cat", seed=1, matrix=True)
    assert reseeded(matrix.request(INFO), 5) == replace(matrix, seed=5).request(INFO)


def test_preferences_count_where_the_ask_is_silent() -> None:
    preferences = Preferences(size="64x96", steps=9)
    asked = Ask("a cat").preferring(preferences, None, INFO, sized=True).request(INFO)
    assert (asked.width, asked.height, asked.steps) == (64, 96, 9)
    for ask in (Ask("a cat --steps 5 --ar 1:1"), Ask("a cat", steps=5, size="64x64")):
        own = ask.preferring(preferences, None, INFO, sized=True).request(INFO)
        assert (own.width, own.height, own.steps) == (64, 64, 5)
    assert Ask("a cat").preferring(preferences, None, INFO, sized=False).size is None
    assert Ask("a cat").preferring(Preferences(size="4096x4096"), None, INFO, sized=True).size is None
