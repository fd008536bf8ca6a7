"""Pictures arrive from the device late, or several at once: none is lost, and none is told of a job that is over."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from torch import Tensor

from bot.core.events import Failed, Painted
from bot.engine.engine import DiffusionEngine
from bot.engine.models.model import Model
from bot.engine.protocol import EngineEvent, Task
from bot.engine.transfers import Arrival
from tests.engine.painters import REQUEST, ROOMY, most_apart, paint


class SlowDevice:
    """Copies to the host that take until they are let through, as they may on CUDA."""

    def __init__(self) -> None:
        self.lets_through = False
        self.waited = 0
        self.on_their_way: list[Arrival] = []

    def copy_to_host(self, *tensors: Tensor) -> Arrival:
        """In the place of the engine's own."""
        arrival = Arrival(tensors, self)  # type: ignore[arg-type]
        self.on_their_way.append(arrival)
        return arrival

    def query(self) -> bool:
        """In the place of a CUDA event's."""
        return self.lets_through

    def synchronize(self) -> None:
        """In the place of a CUDA event's, whose end comes only when a test says so."""
        self.waited += 1


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> SlowDevice:
    device = SlowDevice()
    monkeypatch.setattr("bot.engine.decoding.copy_to_host", device.copy_to_host)
    return device


def until_on_their_way(engine: DiffusionEngine, slow: SlowDevice, count: int) -> None:
    """Step until so many pictures were decoded; none of them may arrive before."""
    while len(slow.on_their_way) < count:
        assert arrived(engine.step()) == []


def arrived(events: Sequence[EngineEvent]) -> list[tuple[int, int] | tuple[int, str]]:
    """The pictures by job and number, and the failures by job and what is wrong."""
    found: list[tuple[int, int] | tuple[int, str]] = []
    for event in events:
        match event:
            case Painted(job_id=job_id, number=number):
                found.append((job_id, number))
            case Failed(job_id=job_id, error=error):
                found.append((job_id, error.key))
    return found


def run(engine: DiffusionEngine) -> list[EngineEvent]:
    events: list[EngineEvent] = []
    while engine.admitted:
        events += engine.step()
    return events


def test_a_picture_that_fails_takes_its_own_job_along_and_no_other(sd: Model, slow: SlowDevice) -> None:
    engine = DiffusionEngine(sd, ROOMY)
    engine.admit(Task(1, replace(REQUEST, images=2), owner=1))
    engine.admit(Task(2, REQUEST, owner=2))
    engine.step()
    engine._jobs[1].active[0].latents *= float("nan")
    until_on_their_way(engine, slow, 3)
    slow.lets_through = True  # all three arrive together
    assert sorted(arrived(run(engine))) == [(1, "painting.numbers"), (2, 0)]


def test_pictures_that_arrive_together_are_all_told_in_their_order(sd: Model, slow: SlowDevice) -> None:
    engine = DiffusionEngine(sd, ROOMY)
    engine.admit(Task(1, replace(REQUEST, images=3)))
    until_on_their_way(engine, slow, 3)
    slow.lets_through = True
    events = engine.step()
    assert arrived(events) == [(1, 0), (1, 1), (1, 2)]
    assert engine.admitted == ()
    alone = paint(DiffusionEngine(sd, ROOMY), replace(REQUEST, seed=REQUEST.seed + 2))[0]
    assert most_apart(next(one.pixels for one in events if isinstance(one, Painted) and one.number == 2), alone) <= 1


def test_an_engine_with_nothing_else_to_do_waits_for_what_is_on_its_way(sd: Model, slow: SlowDevice) -> None:
    engine = DiffusionEngine(sd, ROOMY)
    engine.admit(Task(1, REQUEST))
    until_on_their_way(engine, slow, 1)
    assert slow.waited == 0
    for times in (1, 2, 3):
        assert engine.step() == []
        assert slow.waited == times
    slow.lets_through = True
    assert arrived(engine.step()) == [(1, 0)]


def test_an_engine_that_still_paints_does_not_wait(sd: Model, slow: SlowDevice) -> None:
    engine = DiffusionEngine(sd, ROOMY)
    engine.admit(Task(1, REQUEST, owner=1))
    engine.admit(Task(2, replace(REQUEST, steps=REQUEST.steps + 4), owner=2))
    until_on_their_way(engine, slow, 1)
    for _ in range(3):
        assert arrived(engine.step()) == []
    assert slow.waited == 0
    slow.lets_through = True
    assert sorted(arrived(run(engine))) == [(1, 0), (2, 0)]


def test_a_job_that_was_cancelled_and_comes_again_gets_nothing_of_the_first_time(sd: Model, slow: SlowDevice) -> None:
    engine = DiffusionEngine(sd, ROOMY)
    engine.admit(Task(1, REQUEST))
    until_on_their_way(engine, slow, 1)
    engine.cancel(1)
    again = replace(REQUEST, seed=REQUEST.seed + 1)
    engine.admit(Task(1, again))
    slow.lets_through = True
    [event] = [one for one in run(engine) if isinstance(one, Painted)]
    assert most_apart(event.pixels, paint(DiffusionEngine(sd, ROOMY), again)[0]) == 0


def test_what_arrives_for_a_cancelled_job_is_left_out(sd: Model, slow: SlowDevice) -> None:
    engine = DiffusionEngine(sd, ROOMY)
    for job_id in (1, 2):
        engine.admit(Task(job_id, REQUEST, owner=job_id))
    until_on_their_way(engine, slow, 2)
    engine.cancel(1)
    slow.lets_through = True
    assert arrived(engine.step()) == [(2, 0)]
    assert engine.admitted == ()
