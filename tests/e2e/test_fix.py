"""What was refused opens again, filled in with what was typed, and is asked for again as it was meant."""

from typing import Any

import pytest

from bot.app.wiring import Easel
from bot.store.styles import KeptStyle
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.member import Member
from playground.testing.seen import SeenMessage
from playground.wire import JSON
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, parameters, picture_file, settled

TEXTS = {"prompt": "a (red) castle", "negative_prompt": "fog", "steps": "3", "guidance_scale": "2.5", "seed": "7"}
ASKED: dict[str, Any] = {
    "prompt": "a (red) castle",
    "negative_prompt": "fog",
    "steps": 3,
    "guidance_scale": 2.5,
    "seed": 7,
}


def values(modal: JSON) -> dict[str, str]:
    """What the fields of a form hold; of a menu, what is chosen."""
    found: dict[str, str] = {}
    for row in modal["components"]:
        part = row["component"]
        chosen = [option["value"] for option in part.get("options", []) if option.get("default")]
        found[str(part["custom_id"])] = str(part.get("value") or ",".join(chosen))
    return found


async def fixing(member: Member, refusal: SeenMessage) -> dict[str, str]:
    """Press the button beneath a refusal; what the form holds."""
    assert refusal.ephemeral
    return values(await (await member.click(refusal, "Fix")).modal(PATIENCE))


async def told(member: Member, words: str) -> SeenMessage:
    """The refusal with these words; it is a follow-up if the words of the request took long to check."""
    return await member.wait_for(lambda m: words in m.content, PATIENCE)


async def forbidden(playground: Playground, word: str) -> None:
    """Have the server refuse a word."""
    used = await playground.member("alan").slash("admin words add", action="refuse", pattern=word)
    await used.response(PATIENCE)


async def test_a_request_with_a_refused_word_is_mended_and_keeps_its_other_options(
    playground: Playground, easel: Easel
) -> None:
    ada = playground.member("ada")
    await forbidden(playground, "castle")
    options = {**ASKED, "images": 2, "size": "48x80", "scheduler": "euler", "private": True, "style": "ink"}
    await ada.slash("imagine", options, image=Upload("a.png", picture_file()), strength=0.9)
    first = await told(ada, "isn't allowed here")
    assert await fixing(ada, first) == TEXTS
    await ada.delete(first)
    await ada.submit_modal(TEXTS)  # the word is still there
    assert await fixing(ada, await told(ada, "isn't allowed here")) == TEXTS
    sent = await ada.submit_modal({**TEXTS, "prompt": "a (red) boat", "steps": "4"})
    message = await sent.wait_for(painted, PATIENCE)
    facts = parameters(ada.read(message.attachments[0]))
    assert message.ephemeral
    assert len(message.attachments) == 2
    assert (facts["width"], facts["height"], facts["scheduler"], facts["strength"]) == (48, 80, "euler", 0.9)
    assert (facts["steps"], facts["seed"], facts["guidance_scale"]) == (4, 7, 2.5)
    assert str(facts["prompt"]).startswith("ink drawing of a (red) boat")


@pytest.mark.parametrize(
    ("command", "options", "field", "typed", "mended"),
    [
        ("imagine", {"size": "64 by 64"}, "size", "64 by 64", "48x80"),
        ("imagine", {"size": "65x64"}, "size", "65x64", "64x64"),
        ("imagine", {"style": "impressionism"}, "style", "impressionism", "ink"),
        ("imagine", {"scheduler": "pndm"}, "scheduler", "pndm", "euler"),
        ("imagine", {"noise_schedule": "cosine"}, "noise_schedule", "cosine", "own"),
        ("matrix", {"prompt": "a {red|blue} cat", "style": "impressionism"}, "style", "impressionism", "ink"),
        ("matrix", {}, "prompt", "a (red) castle", "a {red|blue} castle"),
        ("imagine", {"prompt": "a {red|blue castle"}, "prompt", "a {red|blue castle", "a {red|blue} castle"),
        ("imagine", {"prompt": "a castle --steps many"}, "prompt", "a castle --steps many", "a castle"),
        ("diffusion reverse", {"prompt": "a {cat|dog", "guidance_scale": None}, "prompt", "a {cat|dog", "a cat"),
        ("diffusion sampler", {"prompt": "a {cat|dog", "compare": "steps"}, "prompt", "a {cat|dog", "a cat"),
    ],
)
async def test_the_form_has_the_option_that_was_wrong(
    playground: Playground,
    easel: Easel,
    command: str,
    options: dict[str, object],
    field: str,
    typed: str,
    mended: str,
) -> None:
    ada = playground.member("ada")
    known = ("prompt", "steps", "seed") if command.startswith("diffusion") else tuple(ASKED)
    asked = {name: ASKED[name] for name in known} | options
    used = await ada.slash(command, {name: value for name, value in asked.items() if value is not None})
    held = await fixing(ada, await used.response(PATIENCE))
    assert held[field] == typed
    assert held["steps"] == "3"
    assert len(held) == 5
    sent = await ada.submit_modal({**held, field: [mended] if field in ("scheduler", "noise_schedule") else mended})
    assert await sent.wait_for(lambda m: bool(m.pictures()) and "easel-" in m.pictures()[0], PATIENCE)


async def test_what_is_refused_after_the_answer_was_deferred_opens_again_too(
    playground: Playground, easel: Easel
) -> None:
    ada = playground.member("ada")
    used = await ada.slash("imagine", ASKED, image=Upload("a.png", b"not a picture"))
    refusal = await used.follow_up(lambda m: "can't read that file" in m.content, PATIENCE)
    assert await fixing(ada, refusal) == TEXTS


async def test_forms_of_every_kind_open_again_with_what_was_typed(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    message = await (await ada.slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)
    await (await ada.click(message, "Edit")).modal(PATIENCE)
    typed = {**TEXTS, "steps": "many"}
    refusal = await (await ada.submit_modal(typed)).response(PATIENCE)
    assert await fixing(ada, refusal) == typed
    edited = await (await ada.submit_modal(TEXTS)).wait_for(painted, PATIENCE)
    assert parameters(ada.read(edited.attachments[0]))["steps"] == 3

    await (await ada.use_on_message("Repaint", message)).modal(PATIENCE)
    refusal = await (await ada.submit_modal({"prompt": "a blue cat", "strength": "a lot"})).response(PATIENCE)
    assert await fixing(ada, refusal) == {"prompt": "a blue cat", "strength": "a lot"}
    await (await ada.submit_modal({"prompt": "a blue cat", "strength": "0,5"})).wait_for(painted, PATIENCE)

    await (await ada.slash("styles add", {"name": "a:b"})).modal(PATIENCE)
    refusal = await (await ada.submit_modal({"template": "{a|b", "negative_prompt": "x"})).response(PATIENCE)
    assert await fixing(ada, refusal) == {"template": "{a|b", "negative_prompt": "x"}
    await (await ada.submit_modal({"template": "{a|b}", "negative_prompt": "x"})).response(PATIENCE)
    assert await easel.store.styles.get(ada.id, None, "a:b") == KeptStyle(ada.id, "a:b", "{a|b}", "x", ada.id)

    panel = await (await ada.slash("settings")).response(PATIENCE)
    await (await ada.click(panel, "Change")).modal(PATIENCE)
    wrong: dict[str, Any] = {"size": "48x80", "steps": "a few", "style": "ink", "model": ["loaded"]}
    refusal = await (await ada.submit_modal(wrong)).response(PATIENCE)
    assert await fixing(ada, refusal) == {**wrong, "model": "loaded"}


async def test_after_a_restart_the_prompt_is_given_back(playground: Playground, boot: Boot) -> None:
    ada = playground.member("ada")
    async with boot():
        first = await (await ada.slash("imagine", prompt="a ```red``` {cat|dog")).response(PATIENCE)
        second = await (await ada.slash("imagine", prompt="a {boat|ship")).response(PATIENCE)
        await fixing(ada, second)
    async with boot():
        sent = await ada.submit_modal({**TEXTS, "prompt": "a ```red``` boat"})
        given = await sent.response(PATIENCE)
        assert given.ephemeral
        assert "```\na '''red''' boat\n```" in given.content
        gone = await (await ada.click(first, "Fix")).response(PATIENCE)
        assert "Use the command again" in gone.content


async def test_after_an_erasure_nothing_that_was_typed_is_left(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    refusal = await (await ada.slash("imagine", prompt="a {cat|dog")).response(PATIENCE)
    panel = await (await ada.slash("privacy")).response(PATIENCE)
    await (await ada.click(panel, "easel:privacy_erase")).modal(PATIENCE)
    await (await ada.submit_modal({"what": ["data"]})).response(PATIENCE)
    gone = await (await ada.click(refusal, "Fix")).response(PATIENCE)
    assert "no longer have what you typed" in gone.content


async def test_whom_typing_does_not_help_is_offered_nothing(playground: Playground, easel: Easel) -> None:
    ada, grace = playground.member("ada"), playground.member("grace")
    await (await grace.slash("mod ban", who=ada.user, duration="1h")).response(PATIENCE)
    refusal = await (await ada.slash("imagine", ASKED)).response(PATIENCE)
    assert "banned" in refusal.content
    assert refusal.buttons == []


async def test_a_quota_is_met_by_asking_for_less(playground: Playground, easel: Easel) -> None:
    ada, alan = playground.member("ada"), playground.member("alan")
    await (await alan.slash("admin limits set", pictures=1)).response(PATIENCE)
    await ada.slash("imagine", ASKED, images=2)
    held = await fixing(ada, await told(ada, "at most 1 picture"))
    assert held["images"] == "2"
    message = await (await ada.submit_modal({**held, "images": "1"})).wait_for(painted, PATIENCE)
    assert parameters(ada.read(message.attachments[0]))["seed"] == 7
    await settled(easel)
