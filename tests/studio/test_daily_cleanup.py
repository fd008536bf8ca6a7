"""Once a day goes what servers want kept for so many days only; a day on which that fails is not the last one."""

import asyncio
import time

import pytest
from structlog.testing import capture_logs

from bot.core.preferences import GuildSettings
from bot.core.redaction import REDACTED
from bot.pictures.files.png_chunks import wordless
from bot.store import Store
from bot.store.personal_data.retention import DAY
from bot.studio.daily_cleanup import RECIPE_DAYS, DailyCleanup, retention_of
from tests.store.painted import count, done


async def prompt_of(store: Store, job_id: int) -> str:
    """A job's prompt, as it is kept."""
    job = await store.jobs.get(job_id)
    assert job is not None
    return job.request.prompt


async def test_pictures_and_prompts_go_after_a_servers_own_days(store: Store) -> None:
    for guild_id in (5, 6):
        await store.servers.joined(guild_id)
    await store.guilds.set(5, GuildSettings(retention_picture_days=3, retention_prompt_days=7), 99)
    ages = {age: await done(store, age=age * DAY) for age in (8, 6, 2)}
    elsewhere = await done(store, guild_id=6, age=8 * DAY)
    await DailyCleanup(store, wordless).tidy(time.time())
    assert {age: len(await store.pictures.of(job.id)) for age, job in ages.items()} == {8: 0, 6: 0, 2: 1}
    assert [age for age, job in ages.items() if await prompt_of(store, job.id) == REDACTED] == [8]
    assert len(await store.pictures.of(elsewhere.id)) == 1
    assert await prompt_of(store, elsewhere.id) != REDACTED


@pytest.mark.parametrize(
    ("settings", "pictures", "prompt"),
    [
        (GuildSettings(retention_picture_days=3), 0, "a red cat"),
        (GuildSettings(retention_prompt_days=3), 1, REDACTED),
        (GuildSettings(), 1, "a red cat"),
    ],
)
async def test_what_a_server_says_nothing_of_is_kept_for_good(
    store: Store, settings: GuildSettings, pictures: int, prompt: str
) -> None:
    await store.servers.joined(5)
    await store.guilds.set(5, settings, 99)
    job = await done(store, age=999 * DAY)
    await DailyCleanup(store, wordless).tidy(time.time())
    assert (len(await store.pictures.of(job.id)), await prompt_of(store, job.id)) == (pictures, prompt)


async def test_what_was_read_from_a_file_is_kept_for_a_month(store: Store) -> None:
    number = await store.recipes.keep(1, "{}")
    await DailyCleanup(store, wordless).tidy(time.time() + (RECIPE_DAYS - 1) * DAY)
    assert await store.recipes.get(number, 1) == "{}"
    await DailyCleanup(store, wordless).tidy(time.time() + (RECIPE_DAYS + 1) * DAY)
    assert await store.recipes.get(number, 1) is None


def test_days_are_told_in_the_order_of_pictures_and_prompts() -> None:
    assert retention_of(GuildSettings(retention_picture_days=3, retention_prompt_days=7)) == (3, 7)


class Failing(DailyCleanup):
    """Has a full disk on its first day."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, wordless)
        self.tried = asyncio.Event()

    async def tidy(self, now: float) -> None:
        await super().tidy(now)
        self.tried.set()
        raise OSError("disk full")


async def test_a_day_on_which_it_fails_is_logged_and_not_the_last(store: Store) -> None:
    await store.servers.joined(5)
    await store.guilds.set(5, GuildSettings(retention_picture_days=3), 99)
    job, cleanup = await done(store, age=8 * DAY), Failing(store)
    with capture_logs() as logs:
        running = asyncio.create_task(cleanup.run())
        await cleanup.tried.wait()
        await asyncio.sleep(0)
    assert not running.done()
    assert [(entry["log_level"], entry["event"]) for entry in logs][-1:] == [("error", "tidying up failed")]
    assert await count(store, "pictures", f"job_id = {job.id}") == 0
    running.cancel()


async def test_a_server_that_is_forgotten_is_logged(store: Store) -> None:
    await store.servers.left(5)
    with capture_logs() as logs:
        await DailyCleanup(store, wordless).tidy(time.time() + 31 * DAY)
    assert [(entry["event"], entry["guild"]) for entry in logs] == [("a server's data is gone", 5)]
