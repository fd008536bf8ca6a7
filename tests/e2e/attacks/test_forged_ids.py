"""An id in a button, menu or form is only a claim: what counts is what its sender may see."""

import asyncio

from bot.app.wiring import Easel
from bot.core.errors import GoneError
from bot.core.job import Job, Place
from bot.core.request import ImageRequest
from bot.i18n.localizer import Localizer
from playground.rules.permissions import Permission
from playground.server import Playground
from playground.testing.member import Member
from tests.e2e.attacks.forgery import SECRET, another_server, channel_named, forged, painted_job, planted, text
from tests.e2e.looks import PATIENCE, painted, settled

BUTTONS = ("again", "edit", "vary_weak", "vary_strong", "upscale", "steps", "open", "delete", "cancel")
EDITED = [
    text("prompt", "a cat"),
    text("negative_prompt", ""),
    text("steps", "2"),
    text("guidance_scale", "4"),
    text("seed", ""),
]
GONE, NO_BUTTON = Localizer()("job.gone"), Localizer()("button.gone")


async def hidden_jobs(playground: Playground, easel: Easel) -> dict[str, Job]:
    """Ada's jobs that Mallory may not see, by why not."""
    ada, guild_id = playground.member("ada").id, playground.world.guild.id
    studio, gallery = (channel_named(playground, name) for name in ("studio", "gallery"))
    playground.world.restrict(gallery, guild_id, deny=int(Permission.VIEW_CHANNEL))
    here, there = Place(studio.id, 3), Place(gallery.id, 3)
    theirs = await another_server(playground, easel)
    jobs = {
        "private": await painted_job(easel, ada, guild_id, Place(studio.id, 3, private=True)),
        "a hidden channel": await painted_job(easel, ada, guild_id, there),
        "a deleted channel": await painted_job(easel, ada, guild_id, Place(12345, 3)),
        "a direct message": await painted_job(easel, ada, None, Place(playground.world.dms[ada].id, 3)),
        "another server": await painted_job(easel, ada, theirs.guild.id, Place(theirs.id, 3)),
        "another server, it claims": await painted_job(easel, ada, theirs.guild.id, here),
        "withheld": await painted_job(easel, ada, guild_id, here),
        "withdrawn": await painted_job(easel, ada, guild_id, here),
        "erased": await painted_job(easel, ada, guild_id, here),
    }
    await easel.store.reviews.begin(jobs["withheld"].id)
    await easel.store.pictures.delete(jobs["withdrawn"].id)
    async with easel.store.database.transaction():
        await easel.store.database.write("DELETE FROM jobs WHERE id = ?", (jobs["erased"].id,))
    return jobs


async def refusal(playground: Playground, member: Member, custom_id: str, **how: object) -> str:
    """What a member reads who sends something forged."""
    answer = await forged(playground, member, custom_id, **how).response(PATIENCE)  # type: ignore[arg-type]
    assert answer.ephemeral
    assert answer.attachments == []
    assert SECRET not in answer.content
    return answer.content


async def test_no_forged_button_menu_or_form_reaches_a_job_that_its_sender_may_not_see(
    playground: Playground, easel: Easel
) -> None:
    mallory, jobs = playground.member("mallory"), await hidden_jobs(playground, easel)
    last = (await easel.store.database.rows("SELECT MAX(id) FROM jobs"))[0][0]
    for why, job in jobs.items():
        buttons = [f"{action}:{job.id}" for action in BUTTONS]
        menus = ["gallery_open", f"upscale:{job.id}"]
        notice = await planted(playground, easel, mallory, *buttons, menus=menus)
        for action in BUTTONS:
            if action in ("delete", "cancel") and why in ("withheld", "withdrawn"):
                continue  # the channel saw that there is such a job; only its pictures are hidden
            said = await refusal(playground, mallory, f"easel:{action}:{job.id}", under=notice)
            assert said == GONE, (why, action)
        said = await refusal(playground, mallory, "easel.menu:gallery_open", values=[str(job.id)], under=notice)
        assert said == GONE, why
        said = await refusal(playground, mallory, f"easel.menu:upscale:{job.id}", values=["0"], under=notice)
        assert said == GONE, why
        assert await refusal(playground, mallory, f"easel.form:edit:{job.id}", fields=EDITED) == GONE, why
        said = (await (await mallory.slash("cancel", job=job.id)).response(PATIENCE)).content
        assert said == GoneError("job.unknown", job=job.id).localized(Localizer()), why
    assert (await easel.store.database.rows("SELECT MAX(id) FROM jobs"))[0][0] == last
    for why, job in jobs.items():
        assert len(await easel.store.pictures.of(job.id, withheld=True)) == (why not in ("withdrawn", "erased"))


async def test_an_action_comes_only_in_the_way_it_is_offered(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    odd = ["upscale:1:9", "upscale:1:x", "open:1:-1", "vary_weak:1:²", "again:٣", "open:99999999999999999999"]
    none = ["purge:1:2", "report:1:2", "style:mine:x", "again:1:2:3"]
    message = await planted(playground, easel, ada, *odd, *none)
    for action in (*BUTTONS[:1], *BUTTONS[2:], "approve", "deny", "gallery_open", "privacy_export", "redo", "forgive"):
        assert await refusal(playground, ada, f"easel.form:{action}:1", fields=[]) == NO_BUTTON, action
    for arguments in none:
        assert await refusal(playground, ada, f"easel:{arguments}", under=message) == NO_BUTTON, arguments
    for broken in ("again", "again:1:2:3", "nothing:1", ""):
        assert await refusal(playground, ada, f"easel.form:{broken}", fields=[]) == NO_BUTTON, broken
    for arguments in odd:
        assert await refusal(playground, ada, f"easel:{arguments}", under=message) == GONE, arguments


async def test_what_may_be_seen_may_be_used_from_anywhere_it_can_be_read(playground: Playground, easel: Easel) -> None:
    ada, mallory, guild = playground.member("ada"), playground.member("mallory"), playground.world.guild
    gallery = channel_named(playground, "gallery")
    job = await painted_job(easel, ada.id, guild.id, Place(gallery.id, 3))
    notice = await planted(playground, easel, mallory, f"open:{job.id}", f"delete:{job.id}")
    opened = await forged(playground, mallory, f"easel:open:{job.id}", under=notice).response(PATIENCE)
    assert SECRET in opened.content
    assert await refusal(playground, mallory, f"easel:delete:{job.id}", under=notice) == Localizer()("owner.only")
    # What counts is what they may see now: the same press is refused once the channel is closed to them.
    playground.world.restrict(gallery, mallory.id, deny=int(Permission.VIEW_CHANNEL))
    assert await refusal(playground, mallory, f"easel:open:{job.id}", under=notice) == GONE


async def test_a_moderator_sees_private_jobs_of_their_own_server_only(playground: Playground, easel: Easel) -> None:
    ada, grace, guild = playground.member("ada"), playground.member("grace"), playground.world.guild
    studio = channel_named(playground, "studio")
    here = await painted_job(easel, ada.id, guild.id, Place(studio.id, 3, private=True))
    notice = await planted(playground, easel, grace, f"open:{here.id}")
    opened = await forged(playground, grace, f"easel:open:{here.id}", under=notice).response(PATIENCE)
    assert SECRET in opened.content
    theirs = await another_server(playground, easel)
    for guild_id, place in ((theirs.guild.id, Place(studio.id, 3)), (None, Place(studio.id, 3, private=True))):
        job = await painted_job(easel, ada.id, guild_id, place)
        actions = ("open", "delete", "edit", "approve", "deny")
        notice = await planted(playground, easel, grace, *[f"{action}:{job.id}" for action in actions])
        for action in ("open", "delete", "edit"):
            assert await refusal(playground, grace, f"easel:{action}:{job.id}", under=notice) == GONE
        for action in ("approve", "deny"):
            said = await refusal(playground, grace, f"easel:{action}:{job.id}", under=notice)
            assert said == GoneError("job.here", job=job.id).localized(Localizer())
    guest = await painted_job(easel, ada.id, guild.id, Place(studio.id, 3, private=True, guest=True))
    notice = await planted(playground, easel, grace, f"open:{guest.id}")
    assert await refusal(playground, grace, f"easel:open:{guest.id}", under=notice) == GONE


async def test_what_another_member_looked_at_is_not_opened(playground: Playground, easel: Easel) -> None:
    mallory = playground.member("mallory")
    number = await easel.store.recipes.keep(playground.member("ada").id, '{"prompt": "a secret"}')
    fields = [text("prompt", "a cat"), text("strength", "0.5")]
    said = await refusal(playground, mallory, f"easel.form:repaint:{number}:0", fields=fields)
    assert said == Localizer()("repaint.gone")
    notice = await planted(playground, easel, mallory, f"redo:{number}")
    said = await refusal(playground, mallory, f"easel:redo:{number}", under=notice)
    assert said == Localizer()("recipe.gone")


async def test_the_queue_shows_no_job_that_its_reader_could_not_see(playground: Playground, easel: Easel) -> None:
    ada, mallory, guild = playground.member("ada"), playground.member("mallory"), playground.world.guild
    gallery = channel_named(playground, "gallery")
    playground.world.restrict(gallery, mallory.id, deny=int(Permission.VIEW_CHANNEL))
    long = {"prompt": SECRET, "steps": 100, "images": 4}
    for job_id, more in ((1, {"private": True}), (2, {"channel": "gallery"}), (3, {})):
        await (await ada.slash("imagine", **long, **more)).acknowledged(PATIENCE)  # type: ignore[arg-type]
        async with asyncio.timeout(PATIENCE):
            while await easel.store.jobs.get(job_id) is None:  # noqa: ASYNC110 - the store has no event to wait for
                await asyncio.sleep(0.01)
    theirs = await another_server(playground, easel)
    request = ImageRequest(SECRET, 64, 64, 100, 4.5, "ddim", "demo", 7, images=4)
    elsewhere = await easel.store.jobs.insert(request, ada.id, theirs.guild.id, Place(theirs.id, 3))
    for name, count in (("mallory", 1), ("grace", 3)):
        shown = await (await playground.member(name).slash("queue")).response(PATIENCE)
        assert shown.content.count(f"<@{ada.id}>") == count, name
        assert shown.content.count(SECRET) == (count if name == "grace" else 0), "moderators read what waits here"
    for job_id, said in ((1, "job.unknown"), (2, "job.unknown"), (3, "owner.only")):
        answer = await (await mallory.slash("cancel", job=job_id)).response(PATIENCE)
        assert answer.content == GoneError(said, job=job_id).localized(Localizer())
    said = (await (await playground.member("grace").slash("cancel", job=elsewhere.id)).response(PATIENCE)).content
    assert said == GoneError("job.unknown", job=elsewhere.id).localized(Localizer())
    assert await easel.studio.cancel_all(guild.id) == 3


async def test_a_moderator_sees_nothing_of_what_the_bot_did_as_a_members_guest(
    playground: Playground, easel: Easel
) -> None:
    ada, grace, guild = playground.member("ada"), playground.member("grace"), playground.world.guild
    place = Place(channel_named(playground, "studio").id, 3, private=True, guest=True)
    job = await painted_job(easel, ada.id, guild.id, place)
    for command in ("mod inspect", "mod cancel"):
        said = await (await grace.slash(command, job=job.id)).response(PATIENCE)
        assert said.content == GoneError("job.here", job=job.id).localized(Localizer())
    recent = await (await grace.slash("mod recent", member=ada.user)).response(PATIENCE)
    assert recent.content == Localizer()("recent.none")


async def test_who_may_not_read_what_was_said_before_gets_nothing_of_it(playground: Playground, easel: Easel) -> None:
    ada, mallory = playground.member("ada"), playground.member("mallory")
    job = await painted_job(easel, ada.id, playground.world.guild.id, Place(channel_named(playground, "studio").id))
    studio = channel_named(playground, "studio")
    for denied, gone in ((Permission.READ_MESSAGE_HISTORY, True), (Permission(0), False)):
        playground.world.restrict(studio, mallory.id, deny=int(denied))
        sent = forged(playground, mallory, f"easel.form:edit:{job.id}:", fields=EDITED)
        await sent.acknowledged(PATIENCE)
        playground.world.restrict(studio, mallory.id)  # only so that the answer can be read below
        assert ((await sent.response(PATIENCE)).content == GONE) is gone
