"""Prompts that change over the steps paint what diffusers paints if its embeddings are exchanged at these steps."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy
import pytest
import torch
from diffusers import DiffusionPipeline, StableDiffusionXLPipeline
from torch import Tensor

from bot.core.events import Begun
from bot.core.request import REVERSE, ImageRequest, Variant
from bot.core.samplers import SCHEDULERS, TWO_CALLS
from bot.engine.engine import DiffusionEngine
from bot.engine.models.model import Model
from bot.engine.protocol import Pixels, Task
from tests.engine.painters import REQUEST, ROOMY, UPLOAD, expect, most_apart, paint, paint_all
from tests.engine.test_batch import Guest, batch

# diffusers hands torch tensors to numpy.array, which NumPy 2 warns of
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")

FIXED = replace(ROOMY, rows=8)
LONG = "a red cat on the snow, a blue boat by day. " * 12
EDITED = replace(REQUEST, prompt="a [red:blue:0.5] cat", negative_prompt="[dark|blurry]")
PROMPTS = [("a red cat", "dark"), ("a red cat", "blurry"), ("a blue cat", "dark"), ("a blue cat", "blurry")]
"""What EDITED is in each of its four steps."""


@torch.no_grad()
def encoded(pipeline: DiffusionPipeline, prompt: str, negative: str, *, guided: bool) -> dict[str, Tensor]:
    """What diffusers' loops attend to for two texts, by the names of their variables."""
    made = pipeline.encode_prompt(
        prompt, device=pipeline.device, num_images_per_prompt=1, do_classifier_free_guidance=guided,
        negative_prompt=negative,
    )  # fmt: skip
    rows = [torch.cat([one[1], one[0]]) if guided else one[0] for one in (made[:2], made[2:]) if one]
    return dict(zip(("prompt_embeds", "add_text_embeds"), rows, strict=False))


def exchanged(model: Model, request: ImageRequest, texts: Sequence[tuple[str, str]], image: Pixels | None) -> Pixels:
    """What diffusers paints if it reads these texts, one pair for each call of the U-Net."""
    pipeline, guided = model.pipeline, request.guided
    names = ["prompt_embeds", "add_text_embeds"][: 1 + isinstance(pipeline, StableDiffusionXLPipeline)]

    def ended(_: Any, call: int, __: Any, now: dict[str, Tensor]) -> dict[str, Tensor]:
        following = texts[min(call + 1, len(texts) - 1)]
        return now | encoded(pipeline, *following, guided=guided)

    first = replace(request, prompt=texts[0][0], negative_prompt=texts[0][1])
    return expect(
        pipeline, first, image, more={"callback_on_step_end": ended, "callback_on_step_end_tensor_inputs": names}
    )


def of_calls(scheduler: str, texts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The texts of each call: Heun makes two a step but for the last, PNDM one more in the first."""
    if scheduler in TWO_CALLS:
        return [one for one in texts for _ in range(2)][:-1]
    return [texts[0], *texts] if scheduler == "pndm" else list(texts)


@pytest.mark.parametrize(
    ("scheduler", "guidance"), [*((name, 4.0) for name in SCHEDULERS), ("euler", 1.0), ("heun", 1.0), ("pndm", 1.0)]
)
def test_each_step_reads_its_own_text_as_with_diffusers(loaded: Model, scheduler: str, guidance: float) -> None:
    request = replace(EDITED, scheduler=scheduler, guidance_scale=guidance)
    [painted] = paint(DiffusionEngine(loaded, ROOMY), request)
    assert numpy.array_equal(painted, exchanged(loaded, request, of_calls(scheduler, PROMPTS), None))
    assert not numpy.array_equal(
        painted, paint(DiffusionEngine(loaded, ROOMY), replace(request, prompt="a red cat"))[0]
    )


@pytest.mark.parametrize("scheduler", ["ddim", "heun", "pndm", "euler_a", "dpm++_2m_karras"])
def test_from_an_image_shares_are_of_the_painted_steps(loaded: Model, picture: Pixels, scheduler: str) -> None:
    request = replace(EDITED, scheduler=scheduler, image=UPLOAD, strength=0.75, prompt="a [red:blue:0.34] cat")
    image = numpy.ascontiguousarray(picture[:64, :64])
    [painted] = paint(DiffusionEngine(loaded, ROOMY), request, image)
    texts = [("a red cat", "dark"), ("a blue cat", "blurry"), ("a blue cat", "dark")]
    assert request.painted_steps == len(texts)
    assert numpy.array_equal(painted, exchanged(loaded, request, of_calls(scheduler, texts), image))


@pytest.mark.parametrize(
    ("prompt", "plain"),
    [
        ("a [red:blue:0] cat", "a blue cat"),
        ("a [red:blue:99] cat", "a red cat"),
        ("a [red|red] cat", "a red cat"),
        ("a [red::1.0] cat", "a red cat"),
        ("[12:30]", "[12:30]"),
    ],
)
def test_what_never_changes_is_the_text_alone(sd: Model, prompt: str, plain: str) -> None:
    edited, alone = (paint(DiffusionEngine(sd, ROOMY), replace(REQUEST, prompt=one))[0] for one in (prompt, plain))
    assert numpy.array_equal(edited, alone)


def test_each_different_text_is_encoded_once(sd: Model) -> None:
    calls: list[int] = []
    handle = sd.pipeline.text_encoder.register_forward_pre_hook(lambda module, args: calls.append(1))
    try:
        request = replace(
            REQUEST, prompt="[one|two] [three:four:0.5] of its own", negative_prompt="own", steps=8, images=2
        )
        paint(DiffusionEngine(sd, ROOMY), request)
    finally:
        handle.remove()
    assert len(calls) == 4 + 1


def crowd(count: int = 6) -> list[ImageRequest]:
    """Requests that change at different steps, and between lengths of one window, two and more."""
    prompts = [
        "a [red:blue:0.5] cat",
        f"[a red cat|{LONG}]",
        f"a cat [{LONG}:0.5] (red:1.3)",
        "a red cat",
        "a cat BREAK [red|blue|(green:1.2)] snow",
    ]
    return [
        replace(
            REQUEST,
            prompt=prompts[number % len(prompts)],
            negative_prompt=["", "[dark|blurry]", f"[{LONG}::2]"][number % 3],
            scheduler=[*SCHEDULERS][number % len(SCHEDULERS)],
            steps=3 + number % 4,
            seed=number,
            guidance_scale=[4.0, 1.0, 7.5][number % 3],
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("family", ["sd", pytest.param("xl", marks=pytest.mark.slow)])
@pytest.mark.parametrize("fixed_rows", [8, None])
def test_a_crowd_of_changing_prompts_changes_rounding_at_most(
    request: pytest.FixtureRequest, family: str, fixed_rows: int | None, picture: Pixels
) -> None:
    model: Model = request.getfixturevalue(family)
    requests = crowd()
    painted = batch(
        DiffusionEngine(model, FIXED, fixed_rows), [Guest(one, comes=n // 2) for n, one in enumerate(requests)], picture
    )
    for number, one in enumerate(requests):
        [alone] = paint(DiffusionEngine(model, FIXED, fixed_rows), one)
        assert most_apart(painted[number], alone) <= (0 if fixed_rows else 1), one


def test_pictures_and_variants_of_a_changing_prompt_are_what_they_are_alone(sd: Model) -> None:
    several = replace(EDITED, images=3, scheduler="euler_a")
    variants = (Variant(7), Variant(7, steps=7), Variant(7, "a [blue|red] boat", "heun", 3), Variant(9, "a boat"))
    for request in (several, replace(EDITED, images=len(variants), variants=variants)):
        together = paint(DiffusionEngine(sd, FIXED, 8), request)
        for number, pixels in enumerate(together):
            [alone] = paint(DiffusionEngine(sd, FIXED, 8), request.picture(number))
            assert numpy.array_equal(pixels, alone)


def test_only_one_picture_that_reads_several_texts_begins_with_a_step(sd: Model) -> None:
    engine = DiffusionEngine(sd, ROOMY)
    for number, prompt in enumerate(["a [red|blue] cat", "a [red|blue] boat", "a cat", "a boat"]):
        engine.admit(Task(number, replace(REQUEST, prompt=prompt, steps=6), owner=number))
    begun = [[event.job_id for event in engine.step() if isinstance(event, Begun)] for _ in range(3)]
    assert begun == [[0], [1], [2, 3]]
    assert len(paint_all(engine)) == 4


def test_a_job_keeps_few_texts_however_many_its_pictures_read(sd: Model) -> None:
    engine = DiffusionEngine(sd, replace(ROOMY, rows=4))
    letters = "|".join("abcdefghijkl")
    variants = tuple(Variant(7, f"[{letters}] {number}") for number in range(4))
    engine.admit(Task(1, replace(REQUEST, steps=12, images=4, variants=variants, guidance_scale=1.0)))
    kept = []
    while engine.admitted:
        engine.step()
        kept += [len(job.conditioning) for job in engine._jobs.values()]
    assert max(kept) == 24


def test_a_study_of_a_changing_prompt_ends_with_its_picture(sd: Model) -> None:
    engine = DiffusionEngine(sd, ROOMY)
    [painted] = paint(engine, replace(EDITED, steps=6))
    engine.admit(Task(1, replace(EDITED, steps=6, study=REVERSE)))
    frames: list[Pixels] = []
    while engine.admitted:
        frames += [event.study.frames[-1].pixels for event in engine.step() if hasattr(event, "study")]
    assert numpy.array_equal(frames[-1], painted)


@pytest.mark.parametrize("prompt", ["a cat BREAK on the snow", "BREAK a cat", "(a BREAK cat:1.3)"])
def test_break_pads_the_first_part_to_a_whole_window(loaded: Model, prompt: str) -> None:
    condition: Callable[[ImageRequest], Any] = loaded.condition
    states = condition(replace(REQUEST, prompt=prompt, guidance_scale=1.0)).states
    assert states.shape[1] == 2 * 77
    first, second = prompt.replace("(", "").replace(":1.3)", "").split("BREAK")
    if "(" not in prompt:
        parts = [
            condition(replace(REQUEST, prompt=one.strip() or "()", guidance_scale=1.0)).states
            for one in (first, second)
        ]
        assert torch.equal(states, torch.cat(parts, dim=1))
