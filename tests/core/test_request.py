"""Requests are made only valid, keep their values through JSON, and know what they cost."""

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.core.errors import RequestError
from bot.core.redaction import redacted
from bot.core.request import (
    FORWARD,
    FRAME_COST,
    MAX_PROMPT,
    MAX_SEED,
    REVERSE,
    STUDY_FRAMES,
    ImageRequest,
    Variant,
    random_seed,
)

REQUEST = ImageRequest("a red cat", 64, 48, 20, 4.0, "ddim", "demo", 7)
HASH = "a" * 64


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"prompt": ""}, "prompt.empty"),
        ({"prompt": " \n\t"}, "prompt.empty"),
        ({"prompt": "a" * (MAX_PROMPT + 1)}, "prompt.long"),
        ({"negative_prompt": "a" * (MAX_PROMPT + 1)}, "prompt.long"),
        ({"prompt": "half a \ud83d"}, "prompt.text"),
        ({"negative_prompt": "half a \ud83d"}, "prompt.text"),
        ({"steps": 0}, "steps.range"),
        ({"steps": 101}, "steps.range"),
        ({"guidance_scale": -0.1}, "guidance.range"),
        ({"guidance_scale": 30.1}, "guidance.range"),
        ({"guidance_scale": float("nan")}, "guidance.range"),
        ({"strength": 0.0}, "strength.range"),
        ({"strength": 1.1}, "strength.range"),
        ({"strength": float("nan")}, "strength.range"),
        ({"image": HASH, "strength": 0.04}, "strength.steps"),
        ({"images": 0}, "images.range"),
        ({"images": 5}, "images.range"),
        ({"seed": -1}, "seed.range"),
        ({"seed": MAX_SEED + 1}, "seed.range"),
        ({"seed": MAX_SEED, "images": 2}, "seed.range"),
        ({"scheduler": "best"}, "scheduler.unknown"),
    ],
)
def test_a_value_out_of_bounds_is_refused_with_its_reason(values: dict[str, Any], key: str) -> None:
    with pytest.raises(RequestError) as refused:
        replace(REQUEST, **values)
    assert refused.value.key == key
    assert str(refused.value)


@pytest.mark.parametrize(
    "values",
    [
        {"prompt": "a" * MAX_PROMPT},
        {"steps": 1},
        {"steps": 100},
        {"guidance_scale": 0.0},
        {"guidance_scale": 30.0},
        {"strength": 1.0},
        {"strength": 0.01},
        {"images": 4},
        {"seed": 0},
        {"seed": MAX_SEED},
        {"seed": MAX_SEED - 1, "images": 2},
    ],
)
def test_a_value_at_a_bound_is_accepted(values: dict[str, Any]) -> None:
    made = replace(REQUEST, **values)
    assert {name: getattr(made, name) for name in values} == values


def test_a_request_comes_back_from_json() -> None:
    request = replace(REQUEST, prompt="ein „Kätzchen“ 🐈\n<@1>", image=HASH, strength=0.3, images=2)
    assert ImageRequest.from_json(request.to_json()) == request


def test_a_row_of_an_older_version_is_read() -> None:
    older = {**json.loads(REQUEST.to_json()), "mask": None, "adapters": []}
    assert ImageRequest.from_json(json.dumps(older)) == REQUEST


def test_from_an_image_a_share_of_the_steps_is_painted() -> None:
    assert REQUEST.painted_steps == 20
    assert replace(REQUEST, strength=0.1).painted_steps == 20
    assert replace(REQUEST, image=HASH, strength=0.7).painted_steps == 14
    assert replace(REQUEST, image=HASH, strength=1.0).painted_steps == 20
    assert replace(REQUEST, image=HASH, strength=0.999).painted_steps == 19


def test_the_cost_counts_pictures_rows_steps_and_pixels() -> None:
    base = REQUEST.cost
    assert base == pytest.approx(2 * 20 * 64 * 48 / 1e6)
    assert replace(REQUEST, images=3).cost == pytest.approx(3 * base)
    assert replace(REQUEST, guidance_scale=1.0).cost == pytest.approx(base / 2)
    assert replace(REQUEST, width=128).cost == pytest.approx(2 * base)
    assert replace(REQUEST, image=HASH, strength=0.5).cost == pytest.approx(base / 2)


def test_progress_counts_what_each_picture_and_each_frame_of_a_study_takes() -> None:
    assert replace(REQUEST, images=3).all_steps == 60
    assert replace(REQUEST, images=3, variants=(Variant(1), Variant(1, steps=5), Variant(2))).all_steps == 45
    assert replace(REQUEST, study=REVERSE).all_steps == 20 + 2 * STUDY_FRAMES[REVERSE]
    forward = replace(REQUEST, study=FORWARD, image=HASH)
    assert forward.all_steps == 2 * STUDY_FRAMES[FORWARD]
    assert forward.rows == 0
    assert forward.cost == pytest.approx(forward.all_steps * FRAME_COST * forward.pixels / 1e6)


def test_a_random_seed_leaves_room_for_all_pictures() -> None:
    assert 0 <= random_seed() < MAX_SEED - 4


def test_a_sampler_that_calls_the_unet_twice_costs_twice() -> None:
    assert replace(REQUEST, scheduler="heun").cost == 2 * replace(REQUEST, scheduler="euler").cost


def test_a_noise_schedule_that_nobody_knows_is_refused() -> None:
    with pytest.raises(RequestError, match="one of these: linear, scaled_linear, cosine"):
        replace(REQUEST, noise_schedule="quadratic")


def test_a_row_that_an_older_version_wrote_is_read() -> None:
    text = REQUEST.to_json().replace(
        '"variants":[]', '"variants":[{"seed":7,"prompt":"a","scheduler":null,"steps":null}]'
    )
    assert ImageRequest.from_json(text).variants == (Variant(7, "a"),)


def test_what_tells_a_picture_apart_survives_the_database_and_is_redacted() -> None:
    request = replace(REQUEST, variants=(Variant(7, "a cat", choices=("cat",)),))
    assert ImageRequest.from_json(request.to_json()) == request
    assert "cat" not in redacted(request).to_json()
