"""Weights and long prompts are compel's sums to the bit; plain short text is none of its business."""

from dataclasses import replace
from typing import Any

import numpy
import pytest
import torch
from compel import Compel, ReturnedEmbeddingsType
from compel.prompt_parser import FlattenedPrompt
from diffusers import DiffusionPipeline, StableDiffusionXLPipeline
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from torch import Tensor

from bot.core.errors import RequestError
from bot.core.request import MAX_PROMPT
from bot.engine.engine import DiffusionEngine
from bot.engine.models.model import Model
from bot.engine.protocol import Pixels
from bot.engine.weighting import MOST_WINDOWS
from bot.prompts import weights
from tests.engine.painters import REQUEST, ROOMY, expect, load, paint

# diffusers hands torch tensors to numpy.array, which NumPy 2 warns of
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")

LONG = "a red cat on the snow, a blue boat by day. " * 12
WEIGHTED = "a (red:1.5) cat on the (snow)"


def readers(pipeline: DiffusionPipeline) -> list[Compel]:
    """compel's own readers of each text encoder, as its wrappers make them."""
    kind = ReturnedEmbeddingsType.LAST_HIDDEN_STATES_NORMALIZED
    pairs = [(pipeline.tokenizer, pipeline.text_encoder)]
    if isinstance(pipeline, StableDiffusionXLPipeline):
        kind = ReturnedEmbeddingsType.PENULTIMATE_HIDDEN_STATES_NON_NORMALIZED
        pairs.append((pipeline.tokenizer_2, pipeline.text_encoder_2))
    return [Compel(*pair, truncate_long_prompts=False, returned_embeddings_type=kind) for pair in pairs]


@torch.no_grad()
def embeds(pipeline: DiffusionPipeline, prompt: str, negative: str) -> dict[str, Tensor]:
    """What diffusers' pipelines take for these texts, by compel's own call on its parser's data structures."""
    found = []
    for reader in readers(pipeline):
        both = [
            FlattenedPrompt([(one.text, one.weight) for one in weights.parse(text)] or [("", 1.0)])
            for text in (prompt, negative)
        ]
        states = [reader.build_conditioning_tensor_for_prompt_object(one)[0][0] for one in both]
        found.append(reader.pad_conditioning_tensors_to_same_length(states))
    positive, negated = (torch.cat([one[index] for one in found], dim=-1) for index in (0, 1))
    if len(found) == 1:
        return {"prompt_embeds": positive, "negative_prompt_embeds": negated}
    provider = readers(pipeline)[1].conditioning_provider
    pooled = [provider.get_pooled_embeddings([weights.plain(text)]) for text in (prompt, negative)]
    if not negative:  # SDXL's own pipeline puts zeros there
        return {"prompt_embeds": positive, "pooled_prompt_embeds": pooled[0]}
    return {
        "prompt_embeds": positive,
        "negative_prompt_embeds": negated,
        "pooled_prompt_embeds": pooled[0],
        "negative_pooled_prompt_embeds": pooled[1],
    }


@pytest.mark.parametrize("negative", ["", "blurry", LONG + "blurry", "(blurry:1.2)"])
@pytest.mark.parametrize("prompt", [LONG, WEIGHTED, LONG + WEIGHTED, "cat " * 100])
def test_what_diffusers_cannot_read_is_painted_with_compels_embeddings(
    loaded: Model, prompt: str, negative: str
) -> None:
    request = replace(REQUEST, prompt=prompt, negative_prompt=negative)
    [painted] = paint(DiffusionEngine(loaded, ROOMY), request)
    assert numpy.array_equal(painted, expect(loaded.pipeline, request, None, embeds(loaded.pipeline, prompt, negative)))


def test_without_guidance_a_long_prompt_equals_compel_too(loaded: Model) -> None:
    request = replace(REQUEST, prompt=LONG, guidance_scale=1.0)
    given = {key: value for key, value in embeds(loaded.pipeline, LONG, "").items() if "negative" not in key}
    [painted] = paint(DiffusionEngine(loaded, ROOMY), request)
    assert numpy.array_equal(painted, expect(loaded.pipeline, request, None, given))


def test_a_long_negative_prompt_beside_a_short_prompt_equals_compel(loaded: Model) -> None:
    request = replace(REQUEST, negative_prompt=LONG)
    [painted] = paint(DiffusionEngine(loaded, ROOMY), request)
    expected = expect(loaded.pipeline, request, None, embeds(loaded.pipeline, request.prompt, LONG))
    assert numpy.array_equal(painted, expected)


@pytest.mark.parametrize("family", ["sd_folder", "xl_folder"])
def test_half_precision_equals_compel_too(request: pytest.FixtureRequest, family: str) -> None:
    model = load(request.getfixturevalue(family), torch.bfloat16)
    for prompt in (LONG, WEIGHTED, LONG + WEIGHTED):
        one = replace(REQUEST, prompt=prompt)
        [painted] = paint(DiffusionEngine(model, ROOMY), one)
        assert numpy.array_equal(painted, expect(model.pipeline, one, None, embeds(model.pipeline, prompt, "")))


def painted(model: Model, prompt: str, **options: Any) -> Pixels:
    return paint(DiffusionEngine(model, ROOMY), replace(REQUEST, prompt=prompt, guidance_scale=9.0, **options))[0]


def test_a_weight_changes_the_picture_and_more_so_the_further_it_is_from_1(loaded: Model) -> None:
    pictures = [painted(loaded, f"a (red:{weight}) cat").astype(int) for weight in (0.1, 0.7, 1, 1.5, 3)]
    apart = [int(numpy.abs(one - pictures[2]).sum()) for one in pictures]
    assert apart[0] > apart[1] > 0
    assert apart[4] > apart[3] > 0


@pytest.mark.parametrize("prompt", ["a (red:1) cat", "([a red cat])", "a (red:1.0)() cat"])
def test_a_weight_of_1_is_none(loaded: Model, prompt: str) -> None:
    assert numpy.array_equal(painted(loaded, prompt), painted(loaded, "a red cat"))


def test_escaped_brackets_are_painted_as_brackets(sd: Model) -> None:
    request = replace(REQUEST, prompt="a (red) cat")
    [expected] = paint(DiffusionEngine(sd, ROOMY), replace(REQUEST, prompt=r"a \(red\) cat"))
    assert numpy.array_equal(expected, expect(sd.pipeline, request, None))


def test_what_lies_beyond_77_tokens_counts(loaded: Model) -> None:
    assert not numpy.array_equal(painted(loaded, LONG), painted(loaded, LONG + "boat"))


@pytest.mark.parametrize("prompt", ["()", "[]", "( )", "a [ ] cat", "(:1.3)", "[]" * 500, "[a]b" * 500])
def test_weights_around_nothing_and_ever_so_many_are_painted(loaded: Model, prompt: str) -> None:
    assert painted(loaded, prompt, steps=1).any()


@pytest.mark.parametrize("character", ["🦊", "狐", "ب", "é", "\u200b", "~", "<|endoftext|>"])
def test_a_prompt_of_2000_characters_of_any_script_is_painted(loaded: Model, character: str) -> None:
    prompt = (character * MAX_PROMPT)[:MAX_PROMPT] if len(character) == 1 else character * (MAX_PROMPT // 13)
    conditioning = loaded.condition(replace(REQUEST, prompt=prompt))
    assert conditioning.states.shape[1] <= 77 * MOST_WINDOWS
    assert painted(loaded, f"{prompt[:-7]} ({prompt[0]})", steps=1).any()


@given(st.text(max_size=200))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_conditioned_or_refused_with_a_sentence(sd: Model, text: str) -> None:
    try:
        conditioning = sd.condition(replace(REQUEST, prompt=f"a {text}"))
    except RequestError:
        return
    assert torch.isfinite(conditioning.states).all()
    assert conditioning.states.shape[1] % 77 == 0


def test_a_weight_that_is_too_large_fails_that_job_with_a_sentence(engine: DiffusionEngine) -> None:
    with pytest.raises(RequestError, match="must be from 0 to 4"):
        paint(engine, replace(REQUEST, prompt="a (red:9) cat"))
