"""What is withheld is handed to nobody until it is approved, and is decided once."""

from bot.core.picture import UNREADABLE, Picture
from bot.store import Store
from bot.store.reviews import Review
from tests.store.asked import ask, begin
from tests.store.deeds import deeds

PICTURES = (Picture(b"one", "easel-7.png", 7, 64, 64, 0.25), Picture(b"two", "easel-8.png", 8, 64, 64, UNREADABLE))


async def test_what_a_classifier_found_is_kept_with_the_picture(store: Store) -> None:
    job = await begin(store, await ask(store))
    await store.pictures.keep(job.id, PICTURES)
    assert [one.unsafe for one in await store.pictures.of(job.id)] == [0.25, UNREADABLE]


async def test_withheld_pictures_are_handed_out_once_approved(store: Store) -> None:
    job = await begin(store, await ask(store))
    await store.pictures.keep(job.id, PICTURES)
    assert await store.reviews.get(job.id) is None
    await store.reviews.begin(job.id)
    await store.reviews.begin(job.id)  # taken up again by the next process
    assert await store.reviews.get(job.id) is Review.WAITING
    assert await store.pictures.of(job.id) == ()
    assert await store.pictures.one(job.id, 0) is None
    assert await store.reviews.decide(job, Review.APPROVED, 99)
    assert not await store.reviews.decide(job, Review.DENIED, 98)
    assert len(await store.pictures.of(job.id)) == 2
    [entry] = await deeds(store, 5)
    assert (entry.action, entry.moderator_id, entry.target_id) == ("approved", 99, job.user_id)


async def test_an_approval_that_could_not_be_delivered_waits_again(store: Store) -> None:
    job = await begin(store, await ask(store))
    await store.reviews.begin(job.id)
    await store.reviews.decide(job, Review.APPROVED, 99)
    await store.reviews.reopen(job.id)
    assert await store.reviews.decide(job, Review.DENIED, 98)
    assert await store.pictures.of(job.id) == ()


async def test_an_approved_job_is_found_by_its_message(store: Store) -> None:
    job = await begin(store, await ask(store))
    await store.reviews.delivered(job.id, 77)
    found = await store.jobs.by_message(77)
    assert found is not None
    assert found.id == job.id
