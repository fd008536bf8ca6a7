"""Sizes are read, checked against what a model can paint, and fitted to a picture's shape."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import RequestError
from bot.core.model_info import ModelInfo
from bot.core.request import ImageRequest

SMALL = ModelInfo("small", 64, 16, 20, 4.0, "ddim")
LARGE = ModelInfo("large", 512, 8, 25, 7.0, "ddim")
REQUEST = ImageRequest("a cat", 64, 64, 4, 4.0, "ddim", "small", 7)


@pytest.mark.parametrize("text", ["512x768", " 512 x 768 ", "512X768", "512×768", "512*768"])
def test_a_size_is_read_in_the_forms_people_write(text: str) -> None:
    assert LARGE.parse_size(text) == (512, 768)


@pytest.mark.parametrize("text", ["", "512", "x", "512x", "-512x512", "512x768x3", "5.5x6", "big", "999999x512"])
def test_what_is_no_size_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(RequestError) as refused:
        LARGE.parse_size(text)
    assert refused.value.key == "size.form"
    assert "512x512" in str(refused.value)


@pytest.mark.parametrize("text", ["248x512", "512x1032", "0x0", "99999x512"])
def test_a_size_out_of_range_is_refused_with_the_range(text: str) -> None:
    with pytest.raises(RequestError) as refused:
        LARGE.parse_size(text)
    assert refused.value.key == "size.range"
    assert "256 to 1024" in str(refused.value)


@given(st.integers(256, 1024), st.integers(256, 1024))
def test_a_side_that_does_not_divide_is_refused_with_one_that_does(width: int, height: int) -> None:
    if width % 8 == height % 8 == 0:
        LARGE.check_size(width, height)
        return
    with pytest.raises(RequestError) as refused:
        LARGE.check_size(width, height)
    assert refused.value.key == "size.multiple"
    near = re.search(r"Try (\d+x\d+)", str(refused.value))
    assert near is not None
    LARGE.parse_size(near[1])


@pytest.mark.parametrize("info", [SMALL, LARGE])
def test_every_offered_size_can_be_painted(info: ModelInfo) -> None:
    for size in info.sizes:
        info.check_size(*size)


def test_a_request_is_checked_for_its_model_and_size() -> None:
    SMALL.check(REQUEST)
    with pytest.raises(RequestError, match="isn't loaded"):
        LARGE.check(REQUEST)
    with pytest.raises(RequestError) as refused:
        SMALL.check(replace(REQUEST, width=72))
    assert refused.value.key == "size.multiple"


@given(st.sampled_from([SMALL, LARGE]), st.integers(1, 10000), st.integers(1, 10000))
def test_a_fitted_size_can_be_painted_and_keeps_the_shape(info: ModelInfo, width: int, height: int) -> None:
    fitted = info.fit(width, height)
    info.check_size(*fitted)
    if width != height:
        assert (fitted[0] >= fitted[1]) == (width > height) or fitted[0] == fitted[1]
    if 0.4 <= width / height <= 2.5:  # within the bounds, each side is off by half a multiple at most
        scale = (info.native**2 / (width * height)) ** 0.5
        assert fitted[0] == pytest.approx(width * scale, abs=info.multiple / 2 + 1e-6)
        assert fitted[1] == pytest.approx(height * scale, abs=info.multiple / 2 + 1e-6)


def test_a_sampler_that_needs_more_steps_is_refused() -> None:
    info = replace(SMALL, least_steps={"heun": 15})
    info.check(replace(REQUEST, scheduler="heun", steps=15))
    info.check(replace(REQUEST, scheduler="ddim", steps=1))
    with pytest.raises(RequestError) as refused:
        info.check(replace(REQUEST, scheduler="heun", steps=14))
    assert str(refused.value).startswith("Heun needs at least 15 steps with this model, not 14")


def test_a_sampler_that_the_model_can_not_use_is_refused() -> None:
    info = replace(SMALL, unfit=frozenset({"pndm"}))
    info.check(REQUEST)
    with pytest.raises(RequestError) as refused:
        info.check(replace(REQUEST, scheduler="pndm"))
    assert refused.value.key == "scheduler.model"
    assert "PNDM" in str(refused.value)


def test_a_noise_schedule_is_refused_where_the_model_has_its_own() -> None:
    asked = replace(REQUEST, noise_schedule="cosine")
    replace(SMALL, noise_schedules=("linear", "cosine")).check(asked)
    with pytest.raises(RequestError, match="its own noise schedule"):
        SMALL.check(asked)
    with pytest.raises(RequestError, match=r"fp16. Choose one of these: linear\."):
        replace(SMALL, noise_schedules=("linear",)).check(asked)


def test_a_picture_beyond_the_devices_memory_is_refused() -> None:
    info = replace(SMALL, max_pixels=64 * 64)
    info.check(REQUEST)
    with pytest.raises(RequestError, match="at most 4096 pixels"):
        info.check(replace(REQUEST, width=80))
