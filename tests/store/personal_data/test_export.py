"""An export holds all that is kept about a member and nothing of others, in files that fit."""

import dataclasses
import io
import json
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.core.picture import Picture
from bot.core.preferences import Preferences
from bot.store import Store
from bot.store.audit import NOBODY
from bot.store.personal_data.export import BY_RULE, NOTE, OTHERS, Exported
from bot.store.personal_data.tables import ABOUT_MEMBERS, OF_MEMBERS
from bot.store.personal_data.zip_parts import Parts
from bot.store.reviews import Review
from bot.store.strikes import Sentence
from tests.store.asked import ask, begin
from tests.store.painted import done

LIMIT = 10 << 20


async def uncovered(job_id: int, picture: Picture) -> Picture:
    """Everything may be seen as it is."""
    return picture


def contents(exported: Exported) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for part in exported.parts:
        with zipfile.ZipFile(part) as file:
            assert file.testzip() is None
            assert not found.keys() & set(file.namelist())
            found |= {name: file.read(name) for name in file.namelist()}
    return found


def jobs(found: dict[str, bytes]) -> list[dict[str, Any]]:
    return [job for name in sorted(found) if name.startswith("jobs/") for job in json.loads(found[name])]


async def test_everything_of_theirs_and_nothing_of_others(store: Store, tmp_path: Path) -> None:
    first, second = await done(store, 1, prompt="a red cat"), await ask(store, 1)
    await done(store, 2, prompt="another's boat", data=b"another's")
    await store.preferences.set(1, Preferences(steps=3))
    await store.recipes.keep(1, '{"prompt": "read"}')
    await store.bans.ban(5, 1, 9, "spam")
    exported = await store.export.write(1, tmp_path, LIMIT, "note", uncovered)
    found = contents(exported)
    assert (exported.pictures, exported.left_out, len(exported.parts)) == (1, 0, 1)
    about = json.loads(found["about-you.json"])
    assert about["preferences"][0]["steps"] == 3
    assert about["bans"][0]["reason"] == "spam"
    assert len(about["recipes"]) == len(about["usage_days"]) == 1
    told = jobs(found)
    assert [job["id"] for job in told] == [first.id, second.id]
    assert told[0]["request"]["prompt"] == "a red cat"
    assert told[0]["usage"]["pictures"] == 1
    assert [data for name, data in found.items() if name.startswith("pictures/")] == [b"picture"]
    everything = b"".join(found.values())
    assert b"another" not in everything
    assert b"sec-ret" not in everything  # the token of an interaction


async def test_who_has_nothing_gets_a_file_that_says_so(store: Store, tmp_path: Path) -> None:
    exported = await store.export.write(1, tmp_path, LIMIT, "note", uncovered)
    assert list(contents(exported)) == ["about-you.json"]


async def test_many_jobs_take_several_files_that_all_fit(store: Store, tmp_path: Path) -> None:
    noise = random.Random(1)
    for _ in range(300):
        await done(store, prompt="".join(chr(noise.randrange(33, 0x2FFF)) for _ in range(1500)))
    limit = 300_000
    exported = await store.export.write(1, tmp_path, limit, "note", uncovered)
    assert len(exported.parts) > 2
    assert all(part.stat().st_size <= limit for part in exported.parts)
    assert [job["id"] for job in jobs(contents(exported))] == list(range(1, 301))


async def test_the_oldest_pictures_are_left_out_with_a_note(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.personal_data.export.MOST_PARTS", 2)
    withheld = await done(store)
    await store.reviews.begin(withheld.id)  # and neither in nor left out
    for _ in range(5):
        await done(store, data=random.Random(2).randbytes(60_000))
    exported = await store.export.write(1, tmp_path, 150_000, "no room", uncovered)
    found = contents(exported)
    names = [name for name in found if name.startswith("pictures/")]
    assert exported.pictures + exported.left_out == 5
    assert exported.pictures == len(names) > 0
    assert "pictures/easel-6-1.png" in names
    assert "pictures/easel-2-1.png" not in names
    assert found[NOTE] == b"no room"
    assert all(part.stat().st_size <= 150_000 for part in exported.parts)
    assert [job["id"] for job in jobs(found)] == [1, 2, 3, 4, 5, 6]


def test_a_file_that_fits_nowhere_is_not_put_in(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.effect_noise((64, 64), 90).save(out, "PNG")
    with Parts(tmp_path, "x", 1000) as parts:
        assert not parts.add("large.png", out.getvalue())
        assert parts.add("small.txt", b"small")
    assert [path.name for path in parts.paths] == ["x-1.zip"]


async def test_nothing_is_exported_that_the_member_may_not_see(store: Store, tmp_path: Path) -> None:
    moderator = 987654321
    waiting, shown = await done(store, data=b"withheld"), await done(store, data=b"approved")
    for job in (waiting, shown):
        await store.reviews.begin(job.id)
    await store.reviews.decide(shown, Review.APPROVED, moderator)
    unjudged = await begin(store, await ask(store))
    await store.pictures.keep(unjudged.id, (Picture(b"unjudged", "easel-7.png", 7, 64, 64),))
    await store.bans.ban(5, 1, moderator, "spam")
    await store.blocks.block(1, "user", "flood", moderator)
    await store.strikes.add(5, 1, moderator, "rude", 30, lambda _: None)
    await store.strikes.add(6, 1, NOBODY, "strike: secret*", 30, lambda _: Sentence(60.0))
    found = contents(exported := await store.export.write(1, tmp_path, LIMIT, "note", uncovered))
    assert (exported.pictures, exported.left_out) == (1, 0)
    everything = b"".join(found.values())
    assert b"approved" in everything
    assert b"rude" in everything
    about = json.loads(found["about-you.json"])
    reasons = {name: [one["reason"] for one in about[name]] for name in ("bans", "strikes")}
    assert reasons == {"bans": ["spam", BY_RULE], "strikes": ["rude", BY_RULE]}
    for hidden in (b"withheld", b"unjudged", str(moderator).encode(), b"secret"):
        assert hidden not in everything


@pytest.mark.parametrize("table", [one.table for one in (*OF_MEMBERS, *ABOUT_MEMBERS)])
async def test_every_column_that_may_name_somebody_else_is_left_out(store: Store, table: str) -> None:
    columns = await store.database.rows(f"SELECT name FROM pragma_table_info('{table}')")
    own = {one.column for one in (*OF_MEMBERS, *ABOUT_MEMBERS) if one.table == table} | {"guild_id", "channel_id"}
    ids = {row["name"] for row in columns if row["name"].endswith(("_id", "_by"))} - own
    assert ids <= OTHERS | {"message_id", "job_id"}


async def test_a_picture_is_exported_as_it_may_be_seen(store: Store, tmp_path: Path) -> None:
    hidden, _, plain = [await done(store, data=data) for data in (b"one", b"two", b"three")]

    async def seen(job_id: int, picture: Picture) -> Picture | None:
        if job_id == hidden.id:
            return None
        return picture if job_id == plain.id else dataclasses.replace(picture, data=b"soft", filename="soft.png")

    found = contents(exported := await store.export.write(1, tmp_path, LIMIT, "note", seen))
    pictures = {name: data for name, data in found.items() if name.startswith("pictures/")}
    assert pictures == {"pictures/soft.png": b"soft", f"pictures/easel-{plain.id}-1.png": b"three"}
    assert (exported.pictures, exported.left_out) == (2, 0)
