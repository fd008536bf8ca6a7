"""The GPU rows on a narrow model on the CPU: what they count is right, whatever the figures are."""

import math
import time
from dataclasses import replace

import numpy
import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from benchmarks.gpu import accelerations, painting, reproducible
from benchmarks.gpu.part import measure, reason
from benchmarks.gpu.plan import Row
from benchmarks.gpu.result import MARK
from benchmarks.gpu.subject import Subject
from benchmarks.workload import engine, together
from bot.engine.protocol import Pixels


def picture(value: int) -> Pixels:
    return numpy.full((8, 8, 3), value, numpy.uint8)


def test_the_worst_pair_decides_how_far_pictures_are_apart() -> None:
    assert math.isinf(painting.worst_psnr([picture(7)], [picture(7)]))
    worst = painting.worst_psnr([picture(7), picture(7)], [picture(8), picture(9)])
    assert worst == pytest.approx(20 * math.log10(255 / 2))


def test_operations_are_counted_for_every_step(subject: Subject) -> None:
    request = replace(subject.single()[0], steps=4)
    counted = painting.flops(subject.model, request)
    counter = FlopCounterMode(display=False)
    with counter:  # the text is known by now, as it is to what was counted
        together(engine(subject.model, 1), subject.model, [request])
    assert counted == counter.get_total_flops()


def test_a_late_arrival_waits_one_step(subject: Subject) -> None:
    assert painting.late(subject).text == "1"


def test_requests_have_prompts_that_no_cache_has_seen(subject: Subject) -> None:
    seen = [one.prompt for _ in range(2) for make in (subject.mixed, subject.uniform, subject.single) for one in make()]
    assert len(set(seen)) == len(seen)


def test_reproducible_mode_is_compared_to_the_bit(subject: Subject) -> None:
    small = replace(subject, load=replace(subject.load, count=2, jobs=2))
    assert reproducible.equal(small).text == "equal"
    assert not torch.backends.cudnn.deterministic  # as it was before


@pytest.mark.slow
def test_a_compiled_call_is_held_against_the_eager_one(subject: Subject) -> None:
    found = accelerations.blocks(subject, 2)
    assert found.outcome == "measured"
    assert found.values["off"] == 0
    assert set(found.values) == {"eager", "this", "ready", "off"}


def test_the_share_is_measured_where_the_uniform_requests_were_not(subject: Subject) -> None:
    assert painting.share(subject).values["seconds"] > 0
    subject.uniform_seconds = 123.0
    assert painting.share(subject).values["seconds"] == 123.0


def test_a_row_that_fails_or_does_not_fit_is_said_and_the_next_goes_on(
    subject: Subject, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [Row("graph-2", "needs CUDA", 1), Row("call-16", "too long", 1000), Row("call-2", "a call", 1)]
    measure(rows, subject, time.time() + 60)
    failed, left_out, measured = [line for line in capsys.readouterr().out.split("\n") if line.startswith(MARK)]
    assert '"outcome": "failed"' in failed
    assert "CUDAGraph" in failed
    assert '"outcome": "left out"' in left_out
    assert '"outcome": "measured"' in measured


def test_an_error_is_told_in_a_line_with_its_cause() -> None:
    error = RuntimeError("it failed\nand here is advice")
    error.__cause__ = ValueError("a number")
    assert reason(error) == "RuntimeError: it failed (from ValueError: a number)"
    assert reason(KeyError()) == "KeyError"
