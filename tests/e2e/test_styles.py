"""Styles are added, changed, shown and removed by their owners, and wrap what is typed."""

import pytest

from bot.app.wiring import Easel
from bot.core.preferences import Preferences
from bot.prompts.styles import STYLES
from bot.store.styles import MAX_STYLES, KeptStyle
from playground.rules.permissions import Permission
from playground.server import Playground
from playground.testing.handles import Handle
from playground.testing.member import Member
from playground.testing.seen import SeenMessage
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, parameters


async def used(member: Member, command: str, /, *, channel: str = "studio", **options: object) -> Handle:
    """Use a command, of which an option is called as one of `slash` is."""
    return await member.slash(command, options, channel=channel)


async def kept(member: Member, name: str, template: str, negative_prompt: str = "", scope: str = "mine") -> SeenMessage:
    """Make a style; what is answered."""
    await (await used(member, "styles add", name=name, scope=scope)).modal(PATIENCE)
    values = {"template": template, "negative_prompt": negative_prompt}
    return await (await member.submit_modal(values)).response(PATIENCE)


async def prompt_of(member: Member, **options: object) -> tuple[object, object]:
    """Prompt and negative prompt of what is painted."""
    used = await member.slash("imagine", {"prompt": "a cat", "steps": 2, **options})
    message = await used.wait_for(painted, PATIENCE)
    facts = parameters(member.read(message.attachments[0]))
    return facts["prompt"], facts["negative_prompt"]


async def refused(member: Member, command: str, /, channel: str = "studio", **options: object) -> str:
    answer = await (await used(member, command, channel=channel, **options)).response(PATIENCE)
    assert answer.ephemeral
    return answer.content


async def test_a_style_goes_around_the_prompt_of_its_member_only(playground: Playground, easel: Easel) -> None:
    ada, mallory = playground.member("ada"), playground.member("mallory")
    answer = await kept(ada, "Fog", "foggy {prompt} at dawn", "sun")
    assert answer.ephemeral
    assert "saved the style **Fog**" in answer.content
    assert await prompt_of(ada, style="fog") == ("foggy a cat at dawn", "sun")
    assert "There's no style called “fog”" in await refused(mallory, "imagine", prompt="a cat", style="fog")


async def test_a_servers_style_is_everybodys_there_until_they_have_their_own(
    playground: Playground, easel: Easel
) -> None:
    alan, ada = playground.member("alan"), playground.member("ada")
    await kept(alan, "house", "{prompt}, house style", scope="server")
    assert (await prompt_of(ada, style="house"))[0] == "a cat, house style"
    assert "There's no style" in await refused(ada, "styles show", channel="dm", name="house")
    await kept(ada, "House", "my own")
    assert (await prompt_of(ada, style="house"))[0] == "a cat, my own"


async def test_a_preferred_style_counts_and_one_that_is_gone_does_not(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    await kept(ada, "fog", "foggy {prompt}")
    await easel.store.preferences.set(ada.id, Preferences(style="fog"))
    assert (await prompt_of(ada))[0] == "foggy a cat"
    await (await used(ada, "styles remove", name="FOG")).response(PATIENCE)
    assert (await prompt_of(ada))[0] == "a cat"


async def test_only_those_who_manage_the_server_change_its_styles(playground: Playground, easel: Easel) -> None:
    grace, alan = playground.member("grace"), playground.member("alan")
    await kept(alan, "house", "{prompt}, house style", scope="server")
    for command in ("styles add", "styles remove"):
        assert "“Manage Server” permission" in await refused(grace, command, name="house", scope="server")
    assert (await easel.store.styles.get(grace.id, playground.world.guild.id, "house")) is not None
    assert (
        "only works on a server"
        in (
            await (await used(alan, "styles add", name="x", scope="server", channel="dm")).response(PATIENCE)
        ).content.lower()
    )


async def test_a_form_whose_sender_may_no_more_is_refused(playground: Playground, easel: Easel) -> None:
    grace, guild = playground.member("grace"), playground.world.guild
    role = next(role for role in guild.roles.values() if role.name == "moderator")
    role.permissions |= Permission.MANAGE_GUILD
    await (await used(grace, "styles add", name="house", scope="server")).modal(PATIENCE)
    role.permissions &= ~Permission.MANAGE_GUILD
    answer = await (await grace.submit_modal({"template": "x", "negative_prompt": ""})).response(PATIENCE)
    assert "“Manage Server” permission" in answer.content
    assert await easel.store.styles.get(grace.id, guild.id, "house") is None


async def test_a_form_shows_what_is_kept_and_arrives_after_a_restart(playground: Playground, boot: Boot) -> None:
    ada = playground.member("ada")
    async with boot():
        await kept(ada, "a:b: 雨", "rainy {prompt}", "sun")
        modal = await (await used(ada, "styles add", name="A:B: 雨")).modal(PATIENCE)
        values = [row["component"].get("value") for row in modal["components"]]
        assert values == ["rainy {prompt}", "sun"]
        assert "{prompt}" in modal["components"][0]["description"]
    async with boot() as easel:
        await (await ada.submit_modal({"template": "wet {prompt}", "negative_prompt": ""})).response(PATIENCE)
        found = await easel.store.styles.get(ada.id, None, "a:b: 雨")
        assert found == KeptStyle(ada.id, "A:B: 雨", "wet {prompt}", "", ada.id)


async def test_a_built_in_style_can_be_hidden_but_not_removed(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    assert "“noir” is built in" in await refused(ada, "styles remove", name="noir")
    modal = await (await used(ada, "styles add", name="noir")).modal(PATIENCE)
    assert modal["components"][0]["component"]["value"] == STYLES["noir"].prompt
    await (await ada.submit_modal({"template": "dark {prompt}", "negative_prompt": ""})).response(PATIENCE)
    assert (await prompt_of(ada, style="noir"))[0] == "dark a cat"
    await (await used(ada, "styles remove", name="noir")).response(PATIENCE)
    shown = await (await used(ada, "styles show", name="Noir")).response(PATIENCE)
    assert "film noir" in shown.content
    assert "no style called “fog” to remove" in await refused(ada, "styles remove", name="fog")


@pytest.mark.parametrize(
    ("template", "sentence"), [("", "That style is empty"), ("(a:9)", "must be from 0 to 4"), ("{a|b", "never closed")]
)
async def test_a_template_that_is_no_prompt_is_refused(
    playground: Playground, easel: Easel, template: str, sentence: str
) -> None:
    ada = playground.member("ada")
    assert sentence in (await kept(ada, "fog", template)).content
    assert await easel.store.styles.matching(ada.id, None) == []


@pytest.mark.parametrize("name", ["   ", "two\nlines", "\ud800", "\u202egof"])
async def test_a_name_that_is_none_is_refused_before_the_form(playground: Playground, easel: Easel, name: str) -> None:
    assert "1 to 32 characters" in await refused(playground.member("ada"), "styles add", name=name)


@pytest.mark.parametrize("name", ["Straße", "雨の夜", "🌧" * 32, "**bold** <@1>", "a:b", "' OR 1=1 --"])
async def test_odd_names_are_kept_shown_suggested_and_used(playground: Playground, easel: Easel, name: str) -> None:
    ada = playground.member("ada")
    await kept(ada, name, "odd {prompt}")
    suggested = await ada.autocomplete("styles remove", "name", name.upper()[:2], timeout=PATIENCE)
    assert [choice["value"] for choice in suggested] == [name]
    assert (await ada.autocomplete("imagine", "style", name, timeout=PATIENCE, prompt="x"))[0]["value"] == name
    shown = await (await used(ada, "styles show", name=f" {name} ")).response(PATIENCE)
    assert "odd {prompt}" in shown.content
    listed = await (await ada.slash("styles list")).response(PATIENCE)
    assert "odd {prompt}" in listed.content
    assert listed["mentions"] == []
    await (await used(ada, "styles remove", name=name)).response(PATIENCE)
    assert await easel.store.styles.matching(ada.id, None) == []


async def test_fifty_are_the_most_and_the_list_still_fits(playground: Playground, easel: Easel) -> None:
    ada, guild = playground.member("ada"), playground.world.guild
    for number in range(MAX_STYLES):
        for owner in (ada.id, guild.id):
            await easel.store.styles.keep(KeptStyle(owner, f"{number} {'*' * 29}", "x" * 2000, "y" * 2000, ada.id))
    assert "already 50 styles" in (await kept(ada, "one more", "x")).content
    answer = await (await ada.slash("styles list")).response(PATIENCE)
    listed = answer.content
    whole = ada.read(answer.attachments[0]).decode()
    assert (whole.count("x" * 2000), whole.count("y" * 2000)) == (2 * MAX_STYLES, 2 * MAX_STYLES)
    for text in ("**Yours**", "**This server's**", "**Built-in**", "more."):
        assert text in listed
    shown = (await (await used(ada, "styles show", name=f"7 {'*' * 29}")).response(PATIENCE)).content
    assert "negative prompt: yyy" in shown
    assert len(await ada.autocomplete("styles show", "name", "", timeout=PATIENCE)) == 25


async def test_those_are_suggested_for_removal_of_whom_the_command_speaks(playground: Playground, easel: Easel) -> None:
    ada, guild = playground.member("ada"), playground.world.guild
    for owner, name in ((ada.id, "mine fog"), (guild.id, "house fog")):
        await easel.store.styles.keep(KeptStyle(owner, name, "x", "", ada.id))
    for scope, name in (("mine", "mine fog"), ("server", "house fog")):
        found = await ada.autocomplete("styles remove", "name", "FOG", scope=scope, timeout=PATIENCE)
        assert [choice["value"] for choice in found] == [name]


async def test_styles_in_german(playground: Playground, easel: Easel) -> None:
    vera = playground.member("vera")
    await (await used(vera, "stile anlegen", name="nebel", wessen="mine")).modal(PATIENCE)
    answer = await (await vera.submit_modal({"template": "x", "negative_prompt": ""})).response(PATIENCE)
    assert "den Stil **nebel** gespeichert" in answer.content
    assert "**Eingebaute**" in (await (await vera.slash("stile liste")).response(PATIENCE)).content


async def test_a_name_that_a_member_and_the_server_share_is_suggested_once(
    playground: Playground, easel: Easel
) -> None:
    ada, guild_id = playground.member("ada"), playground.world.guild.id
    for owner in (ada.id, guild_id):
        await easel.store.styles.keep(KeptStyle(owner, "Mine", "{prompt}, ink", "", ada.id))
    suggested = await ada.autocomplete("imagine", "style", "min", timeout=PATIENCE, prompt="x")
    assert [choice["value"] for choice in suggested].count("Mine") == 1


async def test_a_style_is_found_by_another_spelling_and_near_ones_are_asked_about(
    playground: Playground, easel: Easel
) -> None:
    ada, guild_id = playground.member("ada"), playground.world.guild.id
    await easel.store.styles.keep(KeptStyle(guild_id, "Straßen-Nebel", "foggy {prompt}", "", ada.id))
    assert str((await prompt_of(ada, style="Water-Color"))[0]).startswith("watercolour painting of")
    assert (await prompt_of(ada, style="strassennebel"))[0] == "foggy a cat"
    for typed, first in (("watercolor", "watercolour"), ("Animé", "anime"), ("strasse", "Straßen-Nebel")):
        offered = await ada.autocomplete("imagine", "style", typed, timeout=PATIENCE, prompt="x")
        assert offered[0]["value"] == first
    assert "Did you mean “noir”" in await refused(ada, "styles show", name="noire")
    assert "Choose one from the list" in await refused(ada, "styles show", name="qqqq")
    await easel.store.styles.keep(KeptStyle(ada.id, "fog", "x", "", ada.id))
    assert "Did you mean “fog”?" in await refused(ada, "styles remove", name="foggy")
    assert "Did you mean “fog”?" in await refused(ada, "styles remove", name="fo")  # nothing is removed by a guess


async def test_the_form_names_its_style_and_says_whether_it_is_new(playground: Playground, easel: Easel) -> None:
    alan, guild_id = playground.member("alan"), playground.world.guild.id
    await easel.store.styles.keep(KeptStyle(guild_id, "fog", "foggy {prompt}", "", alan.id))
    for scope, name, title in (
        ("mine", "fog", "New style: fog"),
        ("server", "FOG", "Server style: FOG"),
        ("mine", "noir", "New style: noir"),
    ):
        modal = await (await used(alan, "styles add", name=name, scope=scope)).modal(PATIENCE)
        assert modal["title"] == title
    for scope, names in (("mine", {"noir", "anime"}), ("server", {"fog", "noir"})):
        offered = await alan.autocomplete("styles add", "name", "", scope=scope, timeout=PATIENCE)
        found = {choice["value"] for choice in offered}
        assert names <= found
        assert ("fog" in found) == (scope == "server")
