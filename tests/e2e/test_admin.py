"""/admin: a server's settings, its part of the queue, and its figures."""

import csv
import io

from bot.app.wiring import Easel
from bot.moderation.audit_action import AuditAction
from bot.store.audit import Note
from playground.server import Playground
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, settled


async def test_a_paused_queue_waits_over_a_restart_until_it_is_resumed(playground: Playground, boot: Boot) -> None:
    alan, ada = playground.member("alan"), playground.member("ada")
    async with boot():
        assert "paused until" in (await (await alan.slash("admin pause")).response(PATIENCE)).content
        await (await ada.slash("imagine", prompt="a cat", steps=2)).wait_for(
            lambda m: "have paused the queue" in m.content, PATIENCE
        )
        assert "paused" in (await (await ada.slash("queue")).response(PATIENCE)).content
    async with boot() as easel:
        assert len(await easel.store.jobs.waiting()) == 1
        await alan.wait_for(lambda m: "have paused the queue" in m.content, PATIENCE)
        again = await (await alan.slash("admin pause")).response(PATIENCE)
        assert "already paused" in again.content
        assert "running again" in (await (await alan.slash("admin resume")).response(PATIENCE)).content
        await ada.wait_for(painted, PATIENCE)
        await settled(easel)
        await (await alan.slash("admin pause")).response(PATIENCE)
        used = await ada.slash("imagine", prompt="a cat", steps=2)
        await used.wait_for(lambda m: "have paused the queue" in m.content, PATIENCE)
        assert "1 job cancelled" in (await (await alan.slash("admin clear")).response(PATIENCE)).content


async def test_what_a_server_sets_is_kept_and_what_makes_no_sense_is_told(playground: Playground, easel: Easel) -> None:
    alan = playground.member("alan")
    shown = await (
        await alan.slash("admin settings", ladder="5=FOREVER 2=1h", retention_picture_days=7, strike_days=10)
    ).response(PATIENCE)
    assert "`2=1h 5=forever`" in shown.content
    assert "Pictures are kept: 7 days" in shown.content
    assert "Prompts are kept: forever" in shown.content
    wrong = await (await alan.slash("admin settings", ladder="soon")).response(PATIENCE)
    assert "“soon” doesn't work in `ladder`" in wrong.content
    shown = await (await alan.slash("admin settings", ladder="off", retention_picture_days=0)).response(PATIENCE)
    assert "Bans by number of strikes: none" in shown.content
    assert "Pictures are kept: forever" in shown.content
    assert "10 days" in shown.content


async def test_exports_run_no_formulas(playground: Playground, easel: Easel) -> None:
    alan, ada, guild = playground.member("alan"), playground.member("ada"), playground.world.guild
    await (await ada.slash("imagine", prompt="=1+1", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    for detail in ('=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\tx", 'plain, with "quotes"\nand lines'):
        await easel.store.audit.log(Note(guild.id, alan.id, AuditAction.WARN, ada.id, detail))
    await easel.store.audit.log(Note(guild.id + 1, alan.id, AuditAction.WARN, ada.id, "elsewhere"))

    async def export(what: str) -> list[list[str]]:
        used = await alan.slash("admin export", what=what)
        answer = await used.wait_for(lambda m: bool(m.attachments), PATIENCE)
        return list(csv.reader(io.StringIO(alan.read(answer.attachments[0]).decode("utf-8-sig"), newline="")))

    heads, *rows = await export("audit")
    details = [row[heads.index("detail")] for row in rows]
    assert details == ['\'=HYPERLINK("http://x")', "'+1", "'-1", "'@SUM(A1)", "'\tx", 'plain, with "quotes"\nand lines']
    heads, *rows = await export("usage")
    assert [(row[heads.index("user_id")], row[heads.index("steps")]) for row in rows] == [(str(ada.id), "2")]


async def test_charts_by_day_member_and_model(playground: Playground, easel: Easel) -> None:
    alan, ada = playground.member("alan"), playground.member("ada")
    await (await ada.slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    answer = await (await alan.slash("admin charts")).wait_for(lambda m: bool(m.attachments), PATIENCE)
    assert [file["filename"] for file in answer.attachments] == ["charts.png"]
    assert answer.attachments[0]["description"] == "Pictures by day, member and model"
    assert answer.ephemeral


async def test_members_who_are_gone_stand_in_the_charts_too(playground: Playground, easel: Easel) -> None:
    alan, ada, guild = playground.member("alan"), playground.member("ada"), playground.world.guild
    await (await ada.slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    here = await (await alan.slash("admin charts")).wait_for(lambda m: bool(m.attachments), PATIENCE)
    del guild.members[ada.id]
    gone = await (await alan.slash("admin charts")).wait_for(lambda m: bool(m.attachments), PATIENCE)
    assert alan.read(here.attachments[0]) != alan.read(gone.attachments[0]), "of members' names, hers is gone"
