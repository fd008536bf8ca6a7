"""Pictures of one job that differ in prompt, sampler and steps: each is what its own request paints."""

from dataclasses import replace

import numpy
import pytest

from bot.core.errors import RequestError
from bot.core.events import Stepped
from bot.core.request import ImageRequest, Variant
from bot.core.samplers import SCHEDULERS
from bot.engine.conditioning import Conditioning
from bot.engine.engine import DiffusionEngine
from bot.engine.models.model import Model
from bot.engine.protocol import Pixels, Task
from bot.prompts.schedule import Texts
from tests.engine.painters import REQUEST, ROOMY, UPLOAD, most_apart, paint

FIXED = replace(ROOMY, rows=8)
VARIANTS = (
    Variant(7),
    Variant(7, "a blue boat"),
    Variant(7, "a blue boat", "heun", 3),
    Variant(9, scheduler="pndm", steps=6),
    Variant(9, None, "euler_a"),
)


def varied(*variants: Variant, image: str | None = None) -> ImageRequest:
    return replace(REQUEST, images=len(variants), variants=variants, image=image, strength=0.75)


@pytest.mark.parametrize("family", ["sd", "xl"])
@pytest.mark.parametrize("fixed_rows", [8, None])
def test_each_variant_is_what_its_own_request_paints(
    request: pytest.FixtureRequest, family: str, fixed_rows: int | None
) -> None:
    model: Model = request.getfixturevalue(family)
    job = varied(*VARIANTS)
    together = paint(DiffusionEngine(model, FIXED, fixed_rows), job)
    for number, pixels in enumerate(together):
        [alone] = paint(DiffusionEngine(model, FIXED, fixed_rows), job.picture(number))
        assert most_apart(pixels, alone) <= (0 if fixed_rows else 1)
    assert not any(numpy.array_equal(together[0], other) for other in together[1:])


@pytest.mark.parametrize("image", [None, UPLOAD])
def test_steps_are_the_true_total_from_the_first_on(sd: Model, picture: Pixels, image: str | None) -> None:
    engine = DiffusionEngine(sd, replace(ROOMY, rows=4))
    variants = [Variant(7, scheduler=name, steps=3 + number % 3) for number, name in enumerate(SCHEDULERS)]
    job = varied(*variants, image=image)
    engine.admit(Task(1, job, None if image is None else numpy.ascontiguousarray(picture[:64, :64])))
    steps = []
    while engine.admitted:
        steps += [event for event in engine.step() if isinstance(event, Stepped)]
    assert [event.step for event in steps] == list(range(1, len(steps) + 1))
    assert {event.steps for event in steps} == {len(steps)}


def test_a_prompt_of_several_variants_is_encoded_once(sd: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    encoded: list[str] = []
    condition = sd.condition

    def noted(request: ImageRequest, read: Texts) -> Conditioning:
        encoded.append(read.prompt)
        return condition(request, read)

    monkeypatch.setattr(sd, "condition", noted)
    prompts = (None, "a blue boat", None, "a blue boat")
    paint(DiffusionEngine(sd, ROOMY), varied(*(Variant(seed, prompt) for seed, prompt in enumerate(prompts))))
    assert encoded == [REQUEST.prompt, "a blue boat"]


def test_a_variant_with_too_few_steps_for_its_sampler_is_refused(sd: Model) -> None:
    info = replace(sd.info, least_steps={"heun": 4})
    info.check(varied(Variant(7), Variant(7, scheduler="heun")))
    with pytest.raises(RequestError) as refused:
        info.check(varied(Variant(7), Variant(7, scheduler="heun", steps=3)))
    assert refused.value.key == "scheduler.steps"
