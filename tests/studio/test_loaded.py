"""What the studio knows once the model is loaded, and how much it expects of a job that begins."""

from dataclasses import replace

import pytest

from bot.core.capacity import Capacity
from bot.core.job import Job, Place
from bot.core.progress import Running
from bot.core.request import FORWARD, REVERSE, STUDY_FRAMES, Variant
from bot.studio.in_flight import InFlight
from tests.executors.echo import UNET_SUMMARY
from tests.studio.rig import INFO, REQUEST, Rig


async def test_the_loaded_model_is_known(rig: Rig) -> None:
    assert (rig.studio.device, rig.studio.unet_summary) == (None, None)
    rig.executor.load()
    await rig.until(lambda: rig.studio.loading is None)
    assert (rig.studio.info, rig.studio.device, rig.studio.unet_summary) == (INFO, "cpu", UNET_SUMMARY)


@pytest.mark.parametrize(
    ("values", "steps"),
    [
        ({"images": 2, "variants": (Variant(7), Variant(7, steps=9))}, 13),
        ({"study": REVERSE}, 4 + 2 * STUDY_FRAMES[REVERSE]),
    ],
)
async def test_progress_begins_with_the_steps_of_all_pictures_and_frames(
    rig: Rig, values: dict[str, object], steps: int
) -> None:
    rig.executor.load()
    job = await rig.ask(**values)  # type: ignore[arg-type]
    await rig.shown(job, Running(0, steps))


def test_a_forward_study_is_handed_over_to_a_full_device() -> None:
    in_flight = InFlight()
    in_flight.change_capacity(Capacity(0, kept=0))
    study = Job(2, replace(REQUEST, study=FORWARD, image="0" * 64), 2, None, Place(9))
    in_flight.add(Job(1, REQUEST, 1, None, Place(9)))
    in_flight.begin(1, 10.0)
    in_flight.add(Job(3, study.request, 3, None, Place(9)))
    assert in_flight.may_take(study)
    assert not in_flight.may_take(replace(study, request=REQUEST))
