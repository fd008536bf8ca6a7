"""An ask becomes a draft, once; a draft becomes the request that was checked."""

from dataclasses import replace

import pytest

from bot.core.ask import Ask
from bot.core.errors import RequestError
from bot.core.model_info import ModelInfo
from bot.core.preferences import Preferences
from bot.core.request import MAX_SEED, REVERSE, STRENGTH, ImageRequest, Variant
from bot.core.style import Style
from bot.prompts import choices
from bot.prompts.draft import PENDING, Draft, make_draft
from bot.prompts.reseeding import reseeded
from bot.prompts.schedule import readings_of
from bot.prompts.wildcards import Wildcards

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
        (Ask(prompt="a house --ar 99:1"), r"the shape 99:1: .* at most 4 times .* from 1:4 to 4:1"),
        (Ask(prompt="a house --ar 1:99"), "the shape 1:99"),
        (Ask(prompt="a [house:boat:1.5]"), "1.5 is more than all the steps"),
        (Ask(prompt="[" + "|".join("abcdefghijklmnopqrst") + "]"), "more than 16 different texts"),
        (Ask(prompt="a house", negative_prompt="[" + "|".join("abcdefghijklmnopqrst") + "]"), "more than 16 different"),
        (Ask(prompt="() --seed 5"), "no words"),
        (Ask(prompt="<lora:x:1>, AND BREAK"), "no words"),
        (Ask(prompt="...!", style=Style("ink", "ink")), "no words"),
        (Ask(prompt="{()|(.)}"), "no words"),
        (Ask(prompt="{{|}|}"), "no words"),
        (Ask(prompt="__animal__"), "no list called “animal” here"),
        (Ask(prompt="__animal__", matrix=True), "no list called “animal” here"),
        (Ask(prompt="a", style=Style("ink", "__animal__")), "no list called “animal” here"),
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


LISTS = Wildcards({"animal": ("cat", "dog", "fox", "whale", "owl")})


def listed(prompt: str, /, seed: int = SEED, **given: object) -> ImageRequest:
    """What is painted by somebody who has lists."""
    return make_draft(Ask(prompt=prompt, **given), INFO, seed, wildcards=LISTS).complete()  # type: ignore[arg-type]


def test_each_picture_takes_its_own_entry_of_a_list() -> None:
    request = listed("a __animal__", 3, images=4)
    assert request.template == "a __animal__"
    assert len({one.prompt for one in request.variants}) > 1
    assert all(request.picture(number) == listed("a __animal__", 3 + number) for number in range(4))
    assert ImageRequest.from_json(request.to_json()) == request


def test_a_matrix_paints_all_entries_and_keeps_what_tells_them_apart() -> None:
    request = listed("{a|the} __animal__", matrix=True)
    assert (request.images, request.template) == (10, "{a|the} __animal__")
    assert [one.choices for one in request.variants][4:6] == [("a", "owl"), ("the", "cat")]
    assert ImageRequest.from_json(request.to_json()) == request
    assert listed("{2$$__animal__}", matrix=True).images == 10


def test_again_chooses_from_todays_list_and_keeps_the_words_if_it_is_gone() -> None:
    for request in (listed("a __animal__", 3), listed("a __animal__", 3, images=3)):
        assert reseeded(request, 3, LISTS) == request
        changed = reseeded(request, 3, Wildcards({"animal": ("bear",)}))
        assert (changed.prompt, changed.template) == ("a bear", "a __animal__")
        gone = reseeded(request, 8)
        assert [gone.picture(n).prompt for n in range(gone.images)] == [
            request.picture(n).prompt for n in range(gone.images)
        ]
        assert [gone.picture(n).seed for n in range(gone.images)] == [8 + n for n in range(gone.images)]
    matrix = listed("{a|the} __animal__", 3, matrix=True)
    assert [one.prompt for one in reseeded(matrix, 8).variants] == [one.prompt for one in matrix.variants]


def test_tags_are_taken_out_and_told_with_the_flags() -> None:
    ask = Ask(
        prompt="a {cat <lora:x:0.8>|dog <lora:y:1>} AND a boat --v 6", negative_prompt="fog <embedding>", images=4
    )
    draft = make_draft(ask, INFO, SEED)
    assert {one.prompt for one in draft.request.variants} == {"a cat, a boat", "a dog, a boat"}
    assert draft.request.negative_prompt == "fog"
    assert draft.ignored_flags[0] == "--v 6"
    assert set(draft.ignored_flags[1:]) == {"<lora:x:0.8>", "<lora:y:1>", "AND", "<embedding>"}
    assert reseeded(draft.request, SEED) == draft.request


@pytest.mark.parametrize(
    "ask", [Ask(prompt="a", seed=-1), Ask(prompt="a --seed -1"), Ask(prompt="a --seed 5", seed=-1)]
)
def test_the_seed_minus_one_is_a_random_one(ask: Ask) -> None:
    assert make_draft(ask, INFO, SEED).request.seed == SEED


@pytest.mark.parametrize("shape", ["1:4", "4:1", "3:2", "1000:250"])
def test_shapes_up_to_what_the_sides_allow_are_painted(shape: str) -> None:
    made(f"a cat --ar {shape}")


def test_a_prompt_that_changes_is_kept_as_it_was_typed_and_checked_for_every_picture() -> None:
    request = made("a [red:blue:0.5] (cat) :) BREAK ((snow)")
    assert (request.prompt, request.template) == ("a [red:blue:0.5] (cat) :) BREAK ((snow)", "")
    letters = "|".join("abcdefghijklmnopqrst")

    def compared(request: ImageRequest) -> ImageRequest:
        return replace(request, images=2, variants=(Variant(1, steps=9), Variant(1, steps=40)))

    make_draft(Ask(prompt=f"[{letters}]", steps=9), INFO, SEED)
    with pytest.raises(RequestError, match="more than 16"):
        make_draft(Ask(prompt=f"[{letters}]", steps=9), INFO, SEED, transform=compared)


PASTED = [
    "masterpiece, best quality, 1girl, solo, (looking at viewer:1.2), <lora:add_detail:0.6>, smile :), outdoors",
    "((masterpiece)), (((best quality))), ultra-detailed, {{{ink}}}, [[lowres]]",
    "score_9, score_8_up, score_7_up, BREAK 1boy, standing, (score_4:0.5)",
    "photo of a woman, (8k, RAW photo, best quality:1.25), f/1.8, 85mm, 16:9",
    "a cat :3, (^_^), >:(, T_T, xD, \\(o_o)/",
    "hatsune miku \\(vocaloid\\), 1girl, long hair, [bad hands:0.3]",
    "portrait of [emma|anna], [oil painting:photo:0.4], by {greg|alphonse|2::ilya}",
    "RAW photo, subject, (high detailed skin:1.2), 8k uhd, dslr <lora:epi_noiseoffset2:1> <lora:LowRA:0.5:0.2>",
    "(Star Wars: A New Hope), movie poster (1977), (a:b), ratio 3:1",
    "best quality, (photorealistic:1.4, 1girl, smile",
    "castle in the sky --ar 16:9 --v 5.2 --style raw --q 2 --seed -1",
    "a cat AND a dog:0.8 AND <hypernet:x:0.4> a bird",
    "1girl,(white background:1.3), {solo}, ((full body)), [signature]]",
    "embedding:easynegative, (worst quality:2), (low quality:2), nsfw",
    "A dog wearing a (red hat:1.1)(blue scarf:1.1), at 12:30, I <3 dogs",
    "{2$$red|green|blue} flowers, {1-2$$ and $$bees|birds}",
    "🦊🌲 --ar 2:3",
    "夕焼けの海、(鳥:1.2)、[船|島]",
    "портрет (девушки:1.1), закат",
    "(masterpiece:1.2) , (best quality) , \n BREAK \n forest, river \n BREAK deer",
    "cute [cat:dog:10] [in a hat::0.8] [with a balloon:0.2]",
    "a house (with a red roof), [a garden], {a fence}, <a gate>",
    "cyberpunk city, neon, rain, 4k, hdr, (depth of field:0.8), ((((film grain))))",
    'text that says ("HELLO":1.3), BREAKING NEWS, SALT AND PEPPER',
    "((a)), (b)), ((c), [d, e], (f:1.2",
    "1.5::cat::dog, a|b, __ , $$$, {}, [], ()",
    "line one\nline two (x:1.1)\n\nNegative things",
    "https://example.com/a?b=c:8080 poster",
    "(((((((((((((((((((((((((((((deep",
    "wlop, artgerm, (by Krenz Cushart:1.1), \\[sketch\\]",
]


@pytest.mark.parametrize("prompt", PASTED)
def test_prompts_as_people_paste_them_are_painted(prompt: str) -> None:
    request = made(prompt, images=4)
    assert readings_of(request)
    assert reseeded(request, SEED) == request
