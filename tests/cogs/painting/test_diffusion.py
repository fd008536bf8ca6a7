"""What /diffusion makes of a request: one picture's way, or the same seed painted in several ways."""

import pytest

from bot.core.ask import Ask
from bot.core.model_info import ModelInfo
from bot.core.request import REVERSE
from bot.core.samplers import SCHEDULERS
from bot.prompts.draft import make_draft
from cogs.painting.diffusion import STEP_COUNTS, by_sampler, by_steps, rebuilt

INFO = ModelInfo("demo", 64, 16, 20, 4.5, "ddim", {"pndm": 40}, unfit=frozenset({"lcm"}))


@pytest.mark.parametrize("prompt", ["a cat", "a {red|blue} cat", "a cat --n 3", "a {red|blue} cat --n 3"])
def test_one_picture_of_whatever_was_asked_for_is_rebuilt(prompt: str) -> None:
    request = make_draft(Ask(prompt=prompt), INFO, 7, transform=rebuilt).complete()
    assert (request.study, request.images, request.variants, request.seed) == (REVERSE, 1, (), 7)


@pytest.mark.parametrize("prompt", ["a cat", "a {red|blue} cat --n 3"])
def test_samplers_and_step_counts_are_compared_on_one_prompt_and_seed(prompt: str) -> None:
    one = make_draft(Ask(prompt=prompt), INFO, 7).complete().picture(0)
    samplers = make_draft(Ask(prompt=prompt), INFO, 7, transform=lambda request: by_sampler(request, INFO)).complete()
    steps = make_draft(Ask(prompt=prompt), INFO, 7, transform=lambda request: by_steps(request, INFO)).complete()
    for request in (samplers, steps):
        pictures = [request.picture(number) for number in range(request.images)]
        assert {(picture.prompt, picture.seed) for picture in pictures} == {(one.prompt, 7)}
    assert [variant.scheduler for variant in samplers.variants] == [name for name in SCHEDULERS if name != "lcm"]
    assert {variant.scheduler: variant.steps for variant in samplers.variants}["pndm"] == 40
    assert [variant.steps for variant in steps.variants] == list(STEP_COUNTS)
