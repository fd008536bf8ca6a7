"""A job and its place come back from the database as they were, whatever they hold and whoever wrote them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.job import Job, JobState, Place
from bot.core.request import MAX_SEED, REVERSE, ImageRequest, Variant
from bot.i18n.localizer import ENGLISH
from bot.store import Store
from bot.store.rows import job_from_row, place_to_json
from tests.store.asked import REQUEST, ask

IDS = st.integers(1, 2**63 - 1)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
PLACES = st.builds(
    Place,
    IDS,
    st.none() | IDS,
    st.none() | TEXTS,
    st.floats(0, 2e9),
    st.none() | IDS,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.none() | st.integers(0, 2**40),
    st.sampled_from(["en-US", "en-GB", "de", "xx"]),
    st.integers(1, 101),
)


@given(PLACES)
def test_a_place_comes_back_from_its_text(place: Place) -> None:
    text = place_to_json(place)
    assert Place(**json.loads(text)) == place
    assert " " not in text.replace(json.dumps(place.token), "")


def test_a_place_of_an_older_easel_has_the_defaults_of_what_it_did_not_know() -> None:
    assert Place(**json.loads('{"channel_id":9}')) == Place(9)
    assert (Place(9).locale, Place(9).private, Place(9).unsafe_limit) == (ENGLISH, False, 50)


@pytest.mark.parametrize(
    "request_",
    [
        REQUEST,
        replace(REQUEST, prompt="猫 🐈 'quoted' \"twice\" \\ \n", negative_prompt="; DROP TABLE jobs", seed=MAX_SEED),
        replace(REQUEST, image="f" * 64, strength=0.333, steps=9, noise_schedule="cosine", scheduler="heun"),
        replace(REQUEST, study=REVERSE),
        ImageRequest(
            "a cat", 64, 64, 9, 4.0, "ddim", "demo", 7, images=2, template="a {cat|dog}",
            variants=(Variant(7, "a cat"), Variant(8, "a dog", "euler", 5)),
        ),
    ],
)  # fmt: skip
async def test_any_request_comes_back_from_the_database(store: Store, request_: ImageRequest) -> None:
    place = Place(2**63 - 1, 10, "tök'en\";--", 1.5, private=True, locale="de")
    job = await store.jobs.insert(request_, 2**63 - 1, 2**63 - 1, place)
    assert (job.request, job.place, job.user_id, job.guild_id) == (request_, place, 2**63 - 1, 2**63 - 1)
    assert await store.jobs.get(job.id) == job


async def test_a_job_outlives_the_process_with_all_that_happened_to_it(store: Store, tmp_path: Path) -> None:
    first, second, third = [await ask(store, user_id) for user_id in (1, 2, 3)]
    await store.jobs.begin(first.id)
    await store.jobs.begin(second.id)
    await store.jobs.end(second.id, JobState.FAILED, "because")
    before = [await store.jobs.get(one.id) for one in (first, second, third)]
    await store.close()
    again = await Store.open(tmp_path)
    after = [await again.jobs.get(one.id) for one in (first, second, third)]
    await again.close()
    assert after == before
    states = [(one.state, one.attempts, one.error) for one in after if one is not None]
    assert states == [(JobState.RUNNING, 1, None), (JobState.FAILED, 1, "because"), (JobState.QUEUED, 0, None)]


async def test_a_row_says_who_asked_when_and_in_which_class(store: Store) -> None:
    job = await ask(store, 7, None)
    row = await store.database.row("SELECT * FROM jobs WHERE id = ?", (job.id,))
    assert row is not None
    assert isinstance(job_from_row(row), Job)
    assert job_from_row(row) == job
    assert (row["prompt"], row["cost"], row["channel_id"]) == (REQUEST.prompt, REQUEST.cost, 9)
    assert (job.guild_id, job.priority, job.started_at, job.finished_at, job.error) == (None, 1, None, None, None)
