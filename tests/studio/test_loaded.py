"""What the studio knows once the model is loaded, and how much it expects of a job that begins."""

from dataclasses import replace

import pytest

from bot.core.capacity import Room
from bot.core.job import FORWARD, REVERSE, STUDY_FRAMES, Job, Place, Variant
from bot.studio.in_flight import Handed
from tests.executors.echo import ANATOMY
from tests.studio.rig import INFO, REQUEST, Rig


async def test_the_loaded_model_is_known(rig: Rig) -> None:
    assert (rig.studio.device, rig.studio.anatomy) == (None, None)
    rig.executor.load()
    await rig.until(lambda: rig.studio.loading is None)
    assert (rig.studio.info, rig.studio.device, rig.studio.anatomy) == (INFO, "cpu", ANATOMY)


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
    await rig.until(lambda: (now := rig.studio.progress(job.id)) is not None and now.steps == steps)


def test_a_forward_study_is_handed_over_to_a_full_device() -> None:
    handed = Handed()
    handed.free(Room(0, kept=0), ())
    study = Job(2, replace(REQUEST, study=FORWARD, image="0" * 64), 2, None, Place(9))
    handed.add(Job(1, REQUEST, 1, None, Place(9)))
    handed.free(Room(0), (1,))
    handed.add(Job(3, study.request, 3, None, Place(9)))
    assert handed.may_take(study)
    assert not handed.may_take(replace(study, request=REQUEST))
