"""An ask becomes a draft, once; a draft becomes the request that was checked."""

from dataclasses import replace

import pytest

from bot.core.ask import Ask
from bot.core.errors import RequestError
from bot.core.model_info import ModelInfo
from bot.core.preferences import Preferences
from bot.core.request import MAX_SEED, REVERSE, STRENGTH, ImageRequest
from bot.core.style import Style
from bot.prompts import choices
from bot.prompts.draft import PENDING, Draft, make_draft
from bot.prompts.reseeding import reseeded

INFO = ModelInfo("demo", native=64, multiple=16, steps=20, guidance_scale=4.0, scheduler="ddim")
SEED = 11
RED = "a {red|blue|green} house"
INK = Style("ink", "ink drawing of {prompt}")


def made(prompt: str, /, seed: int = SEED, **given: object) -> ImageRequest:
    """What is painted without an upload."""
    return make_draft(Ask(prompt=prompt, **given), INFO, seed).complete()  # type: ignore[arg-type]


def repainted(ask: Ask, shape: tuple[int, int] = (500, 300)) -> ImageRequest:
    """What is painted from an upload of this shape."""
    return make_draft(ask, INFO, SEED, upload=True).complete("hash", shape)


def test_what_is_not_asked_for_comes_from_the_model() -> None:
    request = made("a red house")
    assert (request.width, request.height, request.steps, request.guidance_scale) == (64, 64, 20, 4.0)
    assert (request.scheduler, request.model, request.images, request.strength) == ("ddim", "demo", 1, STRENGTH)
    assert (request.negative_prompt, request.image, request.seed) == ("", None, SEED)


def test_what_is_asked_for_is_kept() -> None:
    ask = Ask(
        prompt="a red house",
        negative_prompt="blue",
        strength=0.5,
        steps=9,
        guidance_scale=2.0,
        seed=7,
        size="80x48",
        scheduler="euler",
        images=3,
    )
    request = repainted(ask, (100, 100))
    assert (request.width, request.height, request.steps, request.guidance_scale) == (80, 48, 9, 2.0)
    assert (request.scheduler, request.seed, request.images, request.strength) == ("euler", 7, 3, 0.5)
    assert (request.negative_prompt, request.image) == ("blue", "hash")


def test_an_upload_gives_its_shape_where_no_size_is_said() -> None:
    draft = make_draft(Ask(prompt="a red house"), INFO, SEED, upload=True)
    assert (draft.pending, draft.shaped, draft.request.image) == (True, True, PENDING)
    request = draft.complete("hash", (500, 300))
    assert (request.width, request.height, request.image) == (80, 48, "hash")
    assert request == replace(draft.request, image="hash", width=80, height=48)


def test_a_draft_that_waits_for_an_upload_is_not_painted_without_it() -> None:
    draft = make_draft(Ask(prompt="a red house"), INFO, SEED, upload=True)
    with pytest.raises(ValueError, match="waits for an upload"):
        draft.complete()


def test_the_choices_of_a_draft_are_made_once_also_where_an_upload_is_awaited() -> None:
    for seed in range(20):
        ask = Ask(prompt="{a|b|c|d} {e|f|g|h}", images=3)
        draft = make_draft(ask, INFO, seed, upload=True)
        request = draft.complete("hash", (10, 10))
        assert (request.prompt, request.variants, request.seed) == (
            draft.request.prompt,
            draft.request.variants,
            draft.request.seed,
        )
        assert request.prompt == choices.resolve(ask.prompt, seed)


@pytest.mark.parametrize(
    ("ask", "key"),
    [
        (Ask(prompt=""), "prompt.empty"),
        (Ask(prompt="a", steps=0), "steps.range"),
        (Ask(prompt="a", images=0), "images.range"),
        (Ask(prompt="a", size="65x64"), "size.multiple"),
        (Ask(prompt="a", strength=0.05, steps=4), "strength.steps"),
        (Ask(prompt="a", seed=MAX_SEED, images=2), "seed.range"),
        (Ask(prompt="a", scheduler="nonsense"), "scheduler.unknown"),
        (Ask(prompt="a", noise_schedule="cosine"), "noise_schedule.model"),
    ],
)
def test_what_cannot_be_painted_is_refused_before_the_upload_is_there(ask: Ask, key: str) -> None:
    with pytest.raises(RequestError) as refused:
        make_draft(ask, INFO, SEED, upload=True)
    assert refused.value.key == key


def test_what_a_transform_makes_of_it_is_refused_before_the_upload_is_there() -> None:
    info = replace(INFO, least_steps={"pndm": 40})

    def compared(request: ImageRequest) -> ImageRequest:
        return replace(request, scheduler="pndm")

    with pytest.raises(RequestError, match="40 steps"):
        make_draft(Ask(prompt="a cat"), info, SEED, upload=True, transform=compared)


def test_a_transform_is_part_of_the_draft() -> None:
    def study(request: ImageRequest) -> ImageRequest:
        return replace(request, study=REVERSE)

    draft = make_draft(Ask(prompt="a cat --v 6"), INFO, SEED, upload=True, transform=study)
    assert draft.complete("hash", (64, 64)).study == REVERSE
    assert draft.ignored_flags == ("--v 6",)


def test_only_a_size_that_is_too_large_for_memory_is_refused_once_the_upload_is_there() -> None:
    draft = make_draft(Ask(prompt="a cat"), replace(INFO, max_pixels=64 * 64), SEED, upload=True)
    assert draft.complete("hash", (64, 64)).pixels == 64 * 64
    with pytest.raises(RequestError) as refused:
        draft.complete("hash", (32 * 7, 32 * 3))
    assert refused.value.key == "size.memory"


def test_a_known_request_is_a_draft_that_is_complete() -> None:
    request = made("a cat", images=2)
    assert Draft(request, INFO).complete() == request
    with pytest.raises(RequestError) as refused:
        Draft(replace(request, model="other"), INFO)
    assert refused.value.key == "model.other"


def test_flags_count_where_no_option_does() -> None:
    prompt = "a red house --ar 3:2 --no fog --seed 5 --steps 30 --cfg 2 --n 2 --sampler euler --strength 0.5 --v 6"
    draft = make_draft(Ask(prompt=prompt), INFO, SEED)
    request = draft.complete()
    assert (request.prompt, request.negative_prompt, request.template) == ("a red house", "fog", "")
    assert (request.width, request.height) == INFO.fit(3, 2) == (80, 48)
    assert (request.seed, request.steps, request.guidance_scale, request.images) == (5, 30, 2.0, 2)
    assert (request.scheduler, request.strength) == ("euler", 0.5)
    assert draft.ignored_flags == ("--v 6",)


def test_options_count_before_flags() -> None:
    ask = Ask(prompt="a house --ar 3:2 --no fog --seed 5 --steps 30", negative_prompt="", steps=9, seed=7, size="64x96")
    request = make_draft(ask, INFO, SEED).request
    assert (request.negative_prompt, request.steps, request.seed) == ("", 9, 7)
    assert (request.width, request.height) == (64, 96)


@pytest.mark.parametrize(
    ("flags", "size"),
    [
        ("--w 96", (96, 64)),
        ("--h 96", (64, 96)),
        ("--w 96 --h 48", (96, 48)),
        ("--size 96x48 --ar 1:1", (96, 48)),
        ("--ar 1:4", (32, 128)),
    ],
)
def test_flags_give_a_size_before_an_upload_does(flags: str, size: tuple[int, int]) -> None:
    request = repainted(Ask(prompt=f"a house {flags}"))
    assert (request.width, request.height) == size


def test_a_style_goes_around_the_prompt_without_its_flags() -> None:
    request = made("a cat --no fog", style=Style("ink", "ink drawing of {prompt}, paper", "colour"))
    assert (request.prompt, request.negative_prompt) == ("ink drawing of a cat, paper", "fog, colour")


def test_one_picture_of_a_prompt_with_choices_keeps_what_was_typed() -> None:
    request = made(f"{RED} --steps 9", 3)
    assert request.prompt == choices.resolve(RED, 3)
    assert (request.template, request.variants) == (RED, ())


def test_each_picture_chooses_by_its_own_seed_and_is_what_that_seed_alone_would_paint() -> None:
    request = made(RED, 3, images=4)
    assert [one.seed for one in request.variants] == [3, 4, 5, 6]
    assert len({one.prompt for one in request.variants}) > 1
    for number in range(4):
        assert request.picture(number) == made(RED, 3 + number)


def test_several_pictures_without_choices_have_no_variants() -> None:
    request = made("a house", images=4)
    assert (request.variants, request.template, request.images) == ((), "", 4)


def test_a_matrix_is_all_combinations_of_one_seed() -> None:
    request = made("a {red|blue} {cat|dog} --v 6", 3, images=2, style=Style("ink", "ink"), matrix=True)
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
        (Ask(prompt="a house", matrix=True), "nothing to choose"),
        (Ask(prompt="{a|b|c} {a|b|c} {a|b}", matrix=True), "would make 18 pictures; the limit is 16"),
        (Ask(prompt="{a|b|c|d|e|f|g|h|i|j}" * 30, matrix=True), r"make 1e\+30 pictures"),
        (Ask(prompt=RED, images=5), "1 to 4 pictures"),
        (Ask(prompt="a (house:9)"), "must be from 0 to 4"),
        (Ask(prompt="a house", negative_prompt="(fog:9)"), "must be from 0 to 4"),
        (Ask(prompt="{a|(b:9)} house", matrix=True), "must be from 0 to 4"),
        (Ask(prompt="{a|b house"), "choice at character 1"),
        (Ask(prompt="a --n"), "for example `--n 4`"),
        (Ask(prompt="--seed 5"), "prompt is empty"),
        (Ask(prompt="", style=Style("ink", "ink")), "prompt is empty"),
        (Ask(prompt="a" * 2001), "2001 characters"),
        (Ask(prompt="a house --w 65"), "multiple of 16"),
        (Ask(prompt="a house --steps 900"), "Steps must be"),
        (Ask(prompt="a" * 1990, style=INK), "2005 characters"),
    ],
)
def test_what_is_wrong_is_told(ask: Ask, sentence: str) -> None:
    with pytest.raises(RequestError, match=sentence):
        make_draft(ask, INFO, SEED)


def test_another_seed_makes_the_choices_anew_in_the_same_style() -> None:
    one = made("a {red|blue|green|white} {cat|boat|house}", 1, style=Style("ink", "{prompt}, ink"))
    found = {reseeded(one, seed).prompt for seed in range(30)}
    assert len(found) > 4
    assert all(prompt.endswith(", ink") for prompt in found)
    assert reseeded(one, 1) == one


def test_several_pictures_from_another_seed_are_what_that_seed_would_have_asked_for() -> None:
    prompt = "a {red|blue|green|white} cat"
    assert reseeded(made(prompt, 1, images=3), 5) == made(prompt, 5, images=3)
    assert reseeded(made(prompt, 1, matrix=True), 5) == made(prompt, 5, matrix=True)


def test_preferences_count_where_the_ask_is_silent() -> None:
    preferences = Preferences(size="64x96", steps=9)
    request = make_draft(Ask(prompt="a cat"), INFO, SEED, preferences=preferences, style=INK).request
    assert (request.width, request.height, request.steps, request.prompt) == (64, 96, 9, "ink drawing of a cat")
    own = Style("plain", "{prompt}")
    for ask in (
        Ask(prompt="a cat --steps 5 --ar 1:1", style=own),
        Ask(prompt="a cat", steps=5, size="64x64", style=own),
    ):
        request = make_draft(ask, INFO, SEED, preferences=preferences, style=INK).request
        assert (request.width, request.height, request.steps, request.prompt) == (64, 64, 5, "a cat")


def test_a_preferred_size_gives_way_to_an_uploads_shape_and_to_what_the_model_can_paint() -> None:
    preferred = Preferences(size="64x96")
    assert make_draft(Ask(prompt="a cat"), INFO, SEED, preferences=preferred, upload=True).shaped
    large = make_draft(Ask(prompt="a cat"), INFO, SEED, preferences=Preferences(size="4096x4096")).request
    assert (large.width, large.height) == (64, 64)
