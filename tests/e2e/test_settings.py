"""A member's defaults are shown, changed in place, kept after a restart, and used in requests."""

import pytest

from bot.app.wiring import Easel
from bot.core.preferences import Preferences
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.member import Member
from playground.testing.seen import SeenMessage
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, parameters, picture_file

UPDATE = 7
"""https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type"""


async def panel_of(member: Member) -> SeenMessage:
    return await (await member.slash("settings")).response(PATIENCE)


async def sent(member: Member, panel: SeenMessage, **values: object) -> SeenMessage:
    """Send the form with these values; the panel, or what is said instead of it."""
    await (await member.click(panel, "Change")).modal(PATIENCE)
    return await (await member.submit_modal(values)).response(PATIENCE)


async def test_a_new_member_sees_the_models_own(playground: Playground, easel: Easel) -> None:
    panel = await panel_of(playground.member("ada"))
    assert panel.ephemeral
    info = easel.studio.info
    for text in (
        f"Size: the model's default, **{info.native}x{info.native}**",
        f"default, **{info.steps}**",
        "Style: **none**",
    ):
        assert text in panel.content
    labels = [button["label"] for button in panel.buttons]
    assert labels == ["Private: off", "Spoiler: off", "Repaintable: on", "Change", "Reset"]


async def test_a_press_changes_the_panel_in_place_and_only_for_who_pressed(
    playground: Playground, easel: Easel
) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    panel = await panel_of(ada)
    used = await ada.click(panel, "Private: off")
    assert await used.acknowledged(PATIENCE) == UPDATE
    shown = ada.refresh(panel)
    assert "only you see your pictures" in shown.content
    assert shown.buttons[0]["label"] == "Private: on"
    await (await ada.click(panel, "Repaintable: on")).acknowledged(PATIENCE)
    assert await easel.store.preferences.get(ada.id) == Preferences(private=True, repaintable=False)
    assert await easel.store.preferences.get(vera.id) == Preferences()
    await (await ada.click(panel, "Private: on")).acknowledged(PATIENCE)
    assert await easel.store.preferences.get(ada.id) == Preferences(repaintable=False)


async def test_two_panels_of_one_member_do_what_their_labels_say(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    first, second = await panel_of(ada), await panel_of(ada)
    for panel in (first, second):
        await (await ada.click(panel, "Spoiler: off")).acknowledged(PATIENCE)
    assert await easel.store.preferences.get(ada.id) == Preferences(spoiler=True)


async def test_the_form_keeps_what_is_typed_and_reset_forgets_it(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    panel = await panel_of(ada)
    shown = await sent(ada, panel, size=" 80X48 ", steps="4", style="NOIR", model=["loaded"])
    assert shown.id == panel.id
    for text in ("Size: **80x48**", "Steps: **4**", "Style: **noir**", f"Model: **{easel.studio.info.name}**"):
        assert text in shown.content
    kept = Preferences(easel.studio.info.name, "80x48", 4, "noir")
    assert await easel.store.preferences.get(ada.id) == kept
    shown = await sent(ada, shown, size="", steps="", style="noir", model=["any"])
    assert await easel.store.preferences.get(ada.id) == Preferences(style="noir")
    await (await ada.click(shown, "Reset")).acknowledged(PATIENCE)
    assert "Style: **none**" in ada.refresh(shown).content
    assert await easel.store.preferences.get(ada.id) == Preferences()


async def test_what_is_wrong_is_said_and_not_kept(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    panel = await panel_of(ada)
    fine = {"size": "", "steps": "", "style": "", "model": ["any"]}
    for wrong, sentence in (
        ({"size": "big"}, "isn't a size"),
        ({"size": "65x64"}, "multiple of 16"),
        ({"steps": "0"}, "Steps must be from 1 to 100, not 0"),
        ({"steps": "a few"}, "“Steps” must be a whole number"),
        ({"style": "no such"}, "There's no style called “no such”"),
        ({"style": "\ud800"}, "half an emoji"),
    ):
        answer = await sent(ada, panel, **{**fine, **wrong})
        assert sentence in answer.content
        assert answer.ephemeral
        assert answer.id != panel.id
    assert await easel.store.preferences.get(ada.id) == Preferences()


async def test_what_this_model_and_place_lack_is_said_and_may_stay(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    kept = Preferences("/models/other", "1024x1024", None, "of elsewhere")
    await easel.store.preferences.set(ada.id, kept)
    panel = await panel_of(ada)
    assert f"Model: **other** isn't loaded, so I use **{easel.studio.info.name}**" in panel.content
    assert "this model can't paint **1024x1024**" in panel.content
    assert "**of elsewhere** isn't available here" in panel.content
    await sent(ada, panel, size="1024x1024", steps="2", style="of elsewhere", model=["kept"])
    assert await easel.store.preferences.get(ada.id) == Preferences("/models/other", "1024x1024", 2, "of elsewhere")
    message = await (await ada.slash("imagine", prompt="a cat")).wait_for(painted, PATIENCE)
    facts = parameters(ada.read(message.attachments[0]))
    assert (facts["width"], facts["height"], facts["steps"], facts["prompt"]) == (64, 64, 2, "a cat")


async def test_a_panel_from_before_a_restart_works(playground: Playground, boot: Boot) -> None:
    ada = playground.member("ada")
    async with boot():
        panel = await panel_of(ada)
        await (await ada.click(panel, "Spoiler: off")).acknowledged(PATIENCE)
        await (await ada.click(panel, "Change")).modal(PATIENCE)
    async with boot() as easel:
        await (await ada.submit_modal({"size": "", "steps": "3", "style": "", "model": ["any"]})).acknowledged(PATIENCE)
        await (await ada.click(panel, "Private: off")).acknowledged(PATIENCE)
        assert await easel.store.preferences.get(ada.id) == Preferences(steps=3, private=True, spoiler=True)
        assert "Steps: **3**" in ada.refresh(panel).content


async def test_the_panel_speaks_german_and_works_in_a_dm(playground: Playground, easel: Easel) -> None:
    vera = playground.member("vera")
    panel = await (await vera.slash("einstellungen", channel="dm")).response(PATIENCE)
    assert "Stil: **keiner**" in panel.content
    await (await vera.click(panel, "Privat: aus")).acknowledged(PATIENCE)
    assert "Privat: Nur du siehst deine Bilder" in vera.refresh(panel).content
    assert (await easel.store.preferences.get(vera.id)).private


async def test_preferences_reach_the_picture_and_what_is_typed_counts_before_them(
    playground: Playground, easel: Easel
) -> None:
    ada = playground.member("ada")
    await easel.store.preferences.set(ada.id, Preferences(size="48x80", steps=2, style="noir", spoiler=True))
    message = await (await ada.slash("imagine", prompt="a cat")).wait_for(painted, PATIENCE)
    assert message.attachments[0]["filename"].startswith("SPOILER_")
    facts = parameters(ada.read(message.attachments[0]))
    assert (facts["width"], facts["height"], facts["steps"]) == (48, 80, 2)
    assert str(facts["prompt"]).startswith("a cat, film noir")
    used = await ada.slash("imagine", prompt="a cat --size 64x64", steps=3, style="ink", spoiler=False)
    message = await used.wait_for(painted, PATIENCE)
    assert not message.attachments[0]["filename"].startswith("SPOILER_")
    facts = parameters(ada.read(message.attachments[0]))
    assert (facts["width"], facts["height"], facts["steps"]) == (64, 64, 3)
    assert str(facts["prompt"]).startswith("ink drawing of a cat")


async def test_a_picture_to_paint_from_keeps_its_shape(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    await easel.store.preferences.set(ada.id, Preferences(size="48x80", steps=4))
    upload = Upload("wide.png", picture_file(size=(500, 300)))
    message = await (await ada.slash("imagine", prompt="a car", image=upload)).wait_for(painted, PATIENCE)
    facts = parameters(ada.read(message.attachments[0]))
    assert (facts["width"], facts["height"], facts["steps"]) == (80, 48, 4)


@pytest.mark.parametrize(("options", "seen"), [({}, False), ({"private": False}, True)])
async def test_private_pictures_are_seen_by_their_member_alone(
    playground: Playground, easel: Easel, options: dict[str, object], *, seen: bool
) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    await easel.store.preferences.set(ada.id, Preferences(steps=2, private=True))
    message = await (await ada.slash("imagine", options, prompt="a cat")).wait_for(painted, PATIENCE)
    assert message.ephemeral is not seen
    assert any(painted(one) for one in vera.messages()) is seen
