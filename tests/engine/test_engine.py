"""What the engine says of its jobs, in which order they begin, and that a cancelled one leaves nothing behind."""

from dataclasses import replace

import numpy
import pytest

from bot.core.errors import RequestError
from bot.core.events import Begun, Stepped
from bot.engine.engine import DiffusionEngine
from bot.engine.models.model import Model
from bot.engine.protocol import EngineEvent, Pixels, Task
from tests.engine.painters import REQUEST, ROOMY, UPLOAD, paint, paint_all, tasks

NARROW = replace(ROOMY, rows=4)


def begun(events: list[EngineEvent]) -> list[int]:
    return [event.job_id for event in events if isinstance(event, Begun)]


def stepped(events: list[EngineEvent]) -> list[int]:
    return [event.job_id for event in events if isinstance(event, Stepped)]


@pytest.mark.parametrize("steps_before", range(6))
def test_a_job_cancelled_between_any_two_steps_leaves_nothing_behind(sd: Model, steps_before: int) -> None:
    engine = DiffusionEngine(sd, ROOMY)
    expected = paint(engine, REQUEST)[0]
    engine.admit(Task(2, replace(REQUEST, seed=8, images=2)))
    for _ in range(steps_before):
        engine.step()
    engine.cancel(3)
    engine.cancel(2)
    assert engine.admitted == ()
    assert engine.capacity.rows == ROOMY.rows
    assert engine.step() == []
    assert numpy.array_equal(paint(engine, REQUEST)[0], expected)


def test_steps_are_counted_over_all_pictures_and_some_show_a_preview(engine: DiffusionEngine) -> None:
    engine.admit(Task(1, replace(REQUEST, images=2, steps=5)))
    steps = []
    while engine.admitted:
        steps += [event for event in engine.step() if isinstance(event, Stepped)]
    assert [event.step for event in steps] == list(range(1, 11))
    assert {event.steps for event in steps} == {10}
    previews = [event.preview for event in steps if event.preview is not None]
    assert [preview.shape for preview in previews] == [(16, 16, 3)]


def test_a_request_for_another_model_is_refused(engine: DiffusionEngine) -> None:
    with pytest.raises(RequestError) as refused:
        engine.admit(Task(1, replace(REQUEST, model="other")))
    assert refused.value.key == "model.other"
    assert engine.admitted == ()


def test_a_job_beyond_the_room_waits_for_it(sd: Model) -> None:
    engine = DiffusionEngine(sd, NARROW)
    for number in range(3):
        engine.admit(Task(number, replace(REQUEST, steps=2 + number), owner=number))
    assert engine.capacity.rows == 4
    assert begun(engine.step()) == [0, 1]
    assert engine.capacity.rows == 0
    engine.step()  # the first is done
    assert begun(engine.step()) == [2]
    assert len(paint_all(engine)) == 1  # the second was done in that step


def test_the_last_rows_are_kept_for_another_owner(sd: Model) -> None:
    engine = DiffusionEngine(sd, replace(ROOMY, rows=8))
    engine.admit(Task(1, replace(REQUEST, images=4, steps=9), owner=1))
    engine.step()
    assert engine.capacity.rows == 2
    engine.admit(Task(2, replace(REQUEST, images=4, steps=9), owner=1))
    assert begun(engine.step()) == []
    engine.admit(Task(3, REQUEST, owner=2))
    events = engine.step()
    assert begun(events) == [3]
    assert 3 in stepped(events)


def test_first_pictures_come_before_further_ones(sd: Model) -> None:
    engine = DiffusionEngine(sd, replace(ROOMY, rows=8))
    engine.admit(Task(1, replace(REQUEST, images=4), owner=1))
    engine.step()
    engine.admit(Task(2, REQUEST, owner=2))
    assert begun(engine.step()) == [2]


def test_a_cancelled_job_is_forgotten_while_its_picture_is_on_its_way(sd: Model) -> None:
    engine = DiffusionEngine(sd, ROOMY)
    engine.admit(Task(1, replace(REQUEST, steps=1)))
    [run] = engine._jobs.values()
    engine._land = list  # type: ignore[method-assign]  # nothing arrives yet, as on a device that is behind
    engine.step()
    del engine._land
    assert len(engine._decoding.landings) == 1
    engine.cancel(1)
    assert engine.step() == []
    assert engine._decoding.landings == []
    assert run.painted == 0


def test_nothing_begins_while_many_pictures_wait_to_be_decoded(sd: Model) -> None:
    engine = DiffusionEngine(sd, ROOMY)
    for number in range(40):
        engine.admit(Task(number, replace(REQUEST, steps=1, guidance_scale=1.0, seed=number), owner=number))
    most = 0
    while engine.admitted:
        engine.step()
        most = max(most, len(engine._decoding.pictures))
    assert most <= 2 * ROOMY.rows


def test_one_upload_is_encoded_a_step(sd: Model, picture: Pixels) -> None:
    engine = DiffusionEngine(sd, ROOMY)
    for number, task in enumerate(tasks([replace(REQUEST, image=UPLOAD)] * 3, picture)):
        assert task.owner == number
        engine.admit(task)
    assert [begun(engine.step()) for _ in range(3)] == [[0], [1], [2]]


def test_a_picture_too_large_for_the_budget_is_painted_alone(sd: Model) -> None:
    engine = DiffusionEngine(sd, replace(ROOMY, bytes=10))
    engine.admit(Task(1, REQUEST, owner=1))
    engine.admit(Task(2, replace(REQUEST, seed=8), owner=2))
    assert begun(engine.step()) == [1]
    assert len(paint_all(engine)) == 2
