"""How many rows are painted at once, from what was measured."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from bot.engine.budget import Budget
from bot.engine.engine import DiffusionEngine
from bot.engine.models.memory import PeakMeter, container_bytes, free_bytes, measure, peak_bytes
from bot.engine.models.model import Model, probe_request
from bot.engine.protocol import EngineOptions
from tests.engine.painters import REQUEST

PIXELS = 64 * 64
BUDGET = Budget(rows=16, bytes=10 * PIXELS, bytes_a_pixel=1.0)


def test_pictures_in_the_making_take_room() -> None:
    capacity = BUDGET.capacity([REQUEST, replace(REQUEST, images=4, guidance_scale=1.0)])
    assert (capacity.rows, capacity.bytes) == (13, 7 * PIXELS)  # a request stands for one picture in the making


def test_a_call_has_no_more_rows_than_fit() -> None:
    assert BUDGET.rows_a_call(PIXELS) == 10
    assert BUDGET.rows_a_call(4 * PIXELS) == 2
    assert BUDGET.rows_a_call(100 * PIXELS) == 1
    assert replace(BUDGET, rows=4).rows_a_call(PIXELS) == 4


def test_running_out_halves_the_rows_that_were_too_many() -> None:
    assert BUDGET.after_running_out(10, PIXELS).rows_a_call(PIXELS) == 5
    assert BUDGET.after_running_out(1, PIXELS).rows_a_call(PIXELS) == 1
    for rows in range(2, 17):  # whatever the rounding
        uneven = replace(BUDGET, bytes_a_pixel=822.3769).after_running_out(rows, 48 * 80)
        assert uneven.rows_a_call(48 * 80) == rows // 2
        assert uneven.capacity([]).takes(replace(REQUEST, width=48, height=80, guidance_scale=1.0), newcomer=True)


def test_rows_are_kept_for_newcomers_in_pairs() -> None:
    assert [replace(BUDGET, rows=rows).capacity([]).kept for rows in (2, 4, 8, 12, 16)] == [0, 0, 2, 2, 4]


def test_a_container_may_take_what_its_bound_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.engine.models.memory.CGROUP", tmp_path)
    assert container_bytes() > 2**50
    (tmp_path / "memory.max").write_text("3000\n")
    (tmp_path / "memory.current").write_text("1000\n")
    assert container_bytes() == 2000
    (tmp_path / "memory.max").write_text("max\n")
    assert container_bytes() > 2**50


def test_the_rows_of_reproducible_mode_fit_and_are_at_least_a_guided_picture() -> None:
    assert BUDGET.fixed_rows(PIXELS) == 8
    assert replace(BUDGET, bytes=0).fixed_rows(PIXELS) == 2


def test_what_a_row_takes_is_measured(sd: Model) -> None:
    budget = measure(sd.pipeline, sd.info, sd.condition(probe_request(sd.info)))
    smaller = measure(sd.pipeline, replace(sd.info, native=32), sd.condition(probe_request(sd.info)))
    assert 0 < budget.bytes < free_bytes(torch.device("cpu"))
    assert 0.5 < budget.bytes_a_pixel / smaller.bytes_a_pixel < 2  # by the pixel, whatever the size


def test_the_meter_counts_what_lives_at_once() -> None:
    def work() -> None:
        for _ in range(3):
            torch.zeros(1000, dtype=torch.float32)
        pair = [torch.zeros(1000), torch.zeros(1000)]
        del pair

    meter = PeakMeter()
    with meter:
        work()
    assert meter.peak == 8000
    assert peak_bytes(work, torch.device("cpu")) == 16000


def test_reproducible_mode_settles_its_rows_and_the_largest_picture_at_the_start(sd_folder: Path) -> None:
    engine = DiffusionEngine.load(EngineOptions(str(sd_folder), "cpu", "float32", reproducible=True))
    assert engine.capacity.rows == 16
    assert engine.info.max_pixels is not None
    free = DiffusionEngine.load(EngineOptions(str(sd_folder), "cpu", "float32"))
    assert free.info.max_pixels is None
