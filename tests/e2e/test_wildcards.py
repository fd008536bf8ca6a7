"""Lists are added, changed, shown and removed by their owners, and prompts take their entries."""

from bot.app.wiring import Easel
from bot.store.wildcards import KeptWildcard
from playground.server import Playground
from playground.testing.member import Member
from playground.testing.seen import SeenMessage
from tests.e2e.looks import PATIENCE, painted, parameters, settled
from tests.e2e.test_styles import refused, used


async def kept(member: Member, name: str, entries: str, scope: str = "mine") -> SeenMessage:
    """Make a list; what is answered."""
    await (await used(member, "wildcards add", name=name, scope=scope)).modal(PATIENCE)
    return await (await member.submit_modal({"entries": entries})).response(PATIENCE)


async def facts_of(member: Member, prompt: str, **options: object) -> dict[str, object]:
    """What the file of a painted prompt says."""
    used = await member.slash("imagine", {"prompt": prompt, "steps": 2, **options})
    return parameters(member.read((await used.wait_for(painted, PATIENCE)).attachments[0]))


async def test_a_list_is_used_by_its_member_and_again_even_after_it_is_gone(
    playground: Playground, easel: Easel
) -> None:
    ada, mallory = playground.member("ada"), playground.member("mallory")
    answer = await kept(ada, "__Animal__", "# what lives here\nred fox\n\n")
    assert answer.ephemeral
    assert answer.content == "I saved the list **Animal** with 1 entry. Write `__Animal__` in a prompt to use it."
    facts = await facts_of(ada, "a __animal__ :) [by day:at night:0.5]")
    assert facts["prompt"] == "a red fox :) [by day:at night:0.5]"
    assert facts["template"] == "a __animal__ :) [by day:at night:0.5]"
    told = await refused(mallory, "imagine", prompt="an __anmal__")
    assert "There's no list called “anmal” here. /wildcards list" in told
    told = await refused(ada, "imagine", prompt="an __anmal__")
    assert "Did you mean `__animal__`?" in told

    modal = await (await used(ada, "wildcards add", name="animal")).modal(PATIENCE)
    assert modal["components"][0]["component"]["value"] == "red fox"
    await ada.submit_modal({"entries": "owl\n{grey|grey} owl"})
    message = await ada.wait_for(lambda m: painted(m) and "red fox" in m.content, PATIENCE)
    await settled(easel)
    again = await (await ada.click(message, "Again")).wait_for(painted, PATIENCE)
    assert "owl" in str(parameters(ada.read(again.attachments[0]))["prompt"])
    edit = await (await ada.click(message, "Edit")).modal(PATIENCE)
    assert edit["components"][0]["component"]["value"] == "a __animal__ :) [by day:at night:0.5]"

    await (await used(ada, "wildcards remove", name="ANIMAL")).response(PATIENCE)
    again = await (await ada.click(message, "Again")).wait_for(painted, PATIENCE)
    assert parameters(ada.read(again.attachments[0]))["prompt"] == "a red fox :) [by day:at night:0.5]"


async def test_a_servers_list_is_everybodys_and_managers_look_after_it(playground: Playground, easel: Easel) -> None:
    alan, ada, grace = (playground.member(name) for name in ("alan", "ada", "grace"))
    await kept(alan, "place", "sea", scope="server")
    assert (await facts_of(ada, "a boat, __PLACE__", seed=-1))["prompt"] == "a boat, sea"
    assert "There's no list" in await refused(ada, "imagine", channel="dm", prompt="__place__")
    await kept(ada, "place", "lake")
    assert (await facts_of(ada, "a boat, __place__"))["prompt"] == "a boat, lake"
    for command in ("wildcards add", "wildcards remove"):
        assert "this server's lists" in await refused(grace, command, name="place", scope="server")
    listed = (await (await ada.slash("wildcards list")).response(PATIENCE)).content
    assert listed.split("\n") == [
        "**Yours**",
        "- **place** (1 entry) lake",
        "**This server's**",
        "- **place** (1 entry) sea",
    ]
    shown = (await (await used(ada, "wildcards show", name="place")).response(PATIENCE)).content
    assert shown == "**place**\n- lake"
    for scope, command in (("mine", "wildcards show"), ("server", "wildcards remove")):
        found = await ada.autocomplete(
            command, "name", "_PLA", timeout=PATIENCE, **({"scope": scope} if scope == "server" else {})
        )
        assert [choice["value"] for choice in found] == ["place"]


async def test_what_cannot_be_a_list_is_refused(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    assert "name must be 1 to 32 letters" in await refused(ada, "wildcards add", name="two words")
    assert "no list called “x”" in await refused(ada, "wildcards show", name="x")
    assert "no list called “x”" in await refused(ada, "wildcards remove", name="x")
    for entries, sentence in (
        ("# nothing", "has no entries"),
        ("a\n{b|c", "is never closed"),
        ("__x__", "leads back to itself"),
        ("a" * 301, "has 301 characters"),
    ):
        assert sentence in (await kept(ada, "x", entries)).content
    await kept(ada, "y", "a __x__")
    assert "leads back to itself" in (await kept(ada, "x", "{b|__y__}")).content
    assert (
        await (await ada.slash("wildcards list")).response(PATIENCE)
    ).content == "**Yours**\n- **y** (1 entry) a \\_\\_x\\_\\_"


async def test_rules_see_what_a_list_chose_and_every_step_of_a_prompt(playground: Playground, easel: Easel) -> None:
    ada, alan = playground.member("ada"), playground.member("alan")
    await (await alan.slash("admin words add", {"action": "refuse", "pattern": "castle"})).response(PATIENCE)
    await easel.store.wildcards.keep(KeptWildcard(ada.id, "thing", "a castle", ada.id))
    for prompt in ("__thing__", "[ca|x]stle by day", "a [ca::0.5]stle", "a [cat:castle:0.9]"):
        assert "That isn't allowed here" in await refused(ada, "imagine", prompt=prompt)


async def test_a_list_can_be_compared_and_is_labelled(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    await kept(ada, "thing", "castle\nboat")
    used_ = await ada.slash("matrix", prompt="a {red|blue} __thing__ --seed -1", steps=2)
    message = await used_.wait_for(painted, PATIENCE)
    await settled(easel)
    job = await easel.store.jobs.by_message(message.id)
    assert job is not None
    assert [one.choices for one in job.request.variants][:2] == [("red", "castle"), ("red", "boat")]
    assert 0 <= job.request.seed < 2**53


async def test_lists_in_german(playground: Playground, easel: Easel) -> None:
    vera = playground.member("vera")
    await (await used(vera, "platzhalter anlegen", name="tier", wessen="mine")).modal(PATIENCE)
    answer = await (await vera.submit_modal({"entries": "Fuchs\nEule"})).response(PATIENCE)
    assert "die Liste **tier** mit 2 Einträgen gespeichert" in answer.content
