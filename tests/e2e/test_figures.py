"""/admin export and charts: all rows of the server and no others, however many, and what can't be sent is told."""

import csv
import io
import random
import time
import zipfile
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.app.wiring import Easel
from bot.core.job import Place
from bot.i18n.localizer import Localizer
from bot.moderation.audit_action import AuditAction
from bot.store.audit import Note
from cogs.administration import figures
from playground.errors import RefusedError
from playground.server import Playground
from playground.testing.seen import SeenMessage
from tests.e2e.looks import PATIENCE
from tests.store.asked import PICTURES, REQUEST

LIMIT = 20_000
"""Bytes that a message may carry."""
DAY = 86400.0


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    """A Discord that takes small files only."""
    async with Playground(attachment_size_limit=LIMIT) as running:
        yield running


async def warned(easel: Easel, guild_id: int, *details: str) -> None:
    """Deeds in a server's audit log."""
    for detail in details:
        await easel.store.audit.log(Note(guild_id, 1, AuditAction.WARN, 2, detail))


async def painted(easel: Easel, guild_id: int, user_id: int, days_ago: float = 0.0) -> int:
    """A job that was finished so many days ago; its id."""
    store = easel.store
    job = await store.jobs.insert(replace(REQUEST, images=2), user_id, guild_id, Place(9))
    assert await store.jobs.begin(job.id) is not None
    assert await store.pictures.keep(job.id, PICTURES)
    assert await store.usage.finish(job, None)
    async with store.database.transaction():
        await store.database.write(
            "UPDATE usage SET finished_at = ? WHERE job_id = ?", (time.time() - days_ago * DAY, job.id)
        )
    return job.id


def table(playground: Playground, message: SeenMessage) -> list[list[str]]:
    """The rows of an exported file, unzipped where it was zipped."""
    [file] = message.attachments
    data = playground.member("alan").read(file)
    if str(file["filename"]).endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            [name] = archive.namelist()
            data = archive.read(name)
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


async def exported(playground: Playground, what: str, **options: object) -> list[list[str]]:
    used = await playground.member("alan").slash("admin export", {"what": what} | options)
    return table(playground, await used.wait_for(lambda message: bool(message.attachments), PATIENCE))


async def test_more_rows_than_are_read_at_once_all_come_in_their_order(
    playground: Playground, easel: Easel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "AT_ONCE", 3)
    guild_id = playground.world.guild.id
    await warned(easel, guild_id, *(f"deed {number}" for number in range(8)))
    await warned(easel, guild_id + 1, "elsewhere")
    heads, *rows = await exported(playground, "audit")
    assert heads == list(figures.AUDIT_HEADS)
    assert [row[heads.index("detail")] for row in rows] == [f"deed {number}" for number in range(8)]
    jobs = [await painted(easel, guild_id, 7) for _ in range(7)]
    await painted(easel, guild_id + 1, 7)
    heads, *rows = await exported(playground, "usage")
    assert heads == list(figures.USAGE_HEADS)
    assert [int(row[heads.index("job_id")]) for row in rows] == jobs
    assert {row[heads.index("pictures")] for row in rows} == {"2"}


@pytest.mark.parametrize("member", ["alan", "vera"])
async def test_more_rows_than_can_be_exported_are_told_with_what_to_do(
    playground: Playground, easel: Easel, monkeypatch: pytest.MonkeyPatch, member: str
) -> None:
    monkeypatch.setattr(figures, "MOST", 4)
    guild = playground.world.guild
    guild.members[playground.member("vera").id].role_ids += guild.members[playground.member("grace").id].role_ids
    guild.roles[guild.members[playground.member("grace").id].role_ids[0]].permissions |= 1 << 5
    await warned(easel, guild.id, *"abcde")
    one = playground.member(member)
    answer = await (await one.slash("admin export", what="audit")).follow_up(timeout=PATIENCE)
    locale = one.user.settings.locale
    assert (answer.content, answer.ephemeral) == (Localizer(locale)("export.many", limit=4), True)
    assert answer.attachments == []


async def test_exactly_as_many_rows_as_can_be_exported_come(
    playground: Playground, easel: Easel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "MOST", 4)
    await warned(easel, playground.world.guild.id, *"abcd")
    assert len(await exported(playground, "audit")) == 5


async def test_a_file_that_is_too_large_even_zipped_is_told(
    playground: Playground, easel: Easel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cogs.administration.spreadsheet.LARGE", 10_000)
    alan, guild_id = playground.member("alan"), playground.world.guild.id
    await warned(easel, guild_id, *("a" * 200 for _ in range(200)))
    assert len(await exported(playground, "audit")) == 201  # zipped, it fits
    source = random.Random(1)
    await warned(easel, guild_id, *(f"{source.getrandbits(600):x}" for _ in range(400)))
    answer = await (await alan.slash("admin export", what="audit")).follow_up(timeout=PATIENCE)
    assert answer.content == Localizer()("export.large", limit=LIMIT >> 20)
    assert await (await alan.slash("admin export", what="usage")).wait_for(lambda m: bool(m.attachments), PATIENCE)


@pytest.mark.parametrize(("days", "kept"), [(1, [0]), (7, [0, 1]), (30, [0, 1, 2]), (3650, [0, 1, 2, 3])])
async def test_only_so_many_days_back_are_exported(
    playground: Playground, easel: Easel, days: int, kept: list[int]
) -> None:
    jobs = [await painted(easel, playground.world.guild.id, 7, ago) for ago in (0.5, 6, 29, 400)]
    heads, *rows = await exported(playground, "usage", days=days)
    assert [int(row[heads.index("job_id")]) for row in rows] == [jobs[number] for number in kept]


async def test_a_server_in_which_nothing_happened_gets_its_heads_alone(playground: Playground, easel: Easel) -> None:
    assert await exported(playground, "usage") == [list(figures.USAGE_HEADS)]
    assert await exported(playground, "audit") == [list(figures.AUDIT_HEADS)]


@pytest.mark.parametrize("command", ["export", "charts"])
async def test_figures_are_for_those_who_manage_the_server(playground: Playground, easel: Easel, command: str) -> None:
    options = {"what": "usage"} if command == "export" else {}
    for member in ("ada", "grace"):
        with pytest.raises(RefusedError):
            await playground.member(member).slash(f"admin {command}", options)
    playground.service.commands.permit("admin", playground.member("ada").id, True)
    refusal = await (await playground.member("ada").slash(f"admin {command}", options)).response(PATIENCE)
    assert (refusal.ephemeral, refusal.attachments) == (True, [])
    assert refusal.content == Localizer("en-GB")("admin.only")
