"""Everyone reads their own language; what all see is in the server's, if it has set one."""

from bot.app.wiring import Easel
from playground.server import Playground
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, settled


async def test_a_german_member_reads_german(playground: Playground, easel: Easel) -> None:
    vera = playground.member("vera")
    message = await (await vera.slash("male", prompt="a red cat", schritte=2)).wait_for(painted, PATIENCE)
    assert "2 Schritte" in message.content
    assert [button["label"] for button in message.buttons][:2] == ["Nochmal", "Ändern"]
    refusal = await (await vera.slash("male", prompt="   ")).response(PATIENCE)
    assert "Der Prompt ist leer" in refusal.content


async def test_an_english_member_beside_reads_english(playground: Playground, easel: Easel) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    message = await (await ada.slash("imagine", prompt="a red cat", steps=2)).wait_for(painted, PATIENCE)
    assert "2 steps" in message.content
    refusal = await (await vera.click(message, "Delete")).response(PATIENCE)
    assert "Das kann nur, wer den Auftrag gegeben hat" in refusal.content


async def test_what_all_see_is_in_the_servers_language_and_what_one_sees_in_theirs(
    playground: Playground, boot: Boot
) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    playground.world.guild.preferred_locale = "de"
    async with boot() as easel:
        message = await (await ada.slash("imagine", prompt="a red cat", steps=2)).wait_for(painted, PATIENCE)
        assert "2 Schritte" in message.content
        assert message.buttons[0]["label"] == "Nochmal"
        await settled(easel)
        large = await (await ada.click(message, "Größer")).wait_for(painted, PATIENCE)
        assert "vergrößert auf" in large.content
        private = await (await ada.slash("imagine", prompt="a cat", steps=2, private=True)).wait_for(painted, PATIENCE)
        assert "2 steps" in private.content
        refusal = await (await ada.slash("imagine", prompt="   ")).response(PATIENCE)
        assert "The prompt is empty" in refusal.content
        asked = await ada.send("studio", f"<@{playground.world.bot.id}> a tree --steps 2")
        message = await ada.wait_for(lambda m: painted(m) and m.reply_to == asked.id, PATIENCE)
        assert "2 Schritte" in message.content
        await ada.send("studio", f"<@{playground.world.bot.id}>")
        await ada.wait_for(lambda m: "Tell me what to paint" in m.content, PATIENCE)  # to her alone
        await settled(easel)
    playground.world.guild.preferred_locale = "en-US"
    playground.world.guild.features = ("COMMUNITY",)
    async with boot():
        message = await (await vera.slash("male", prompt="a red cat", schritte=2)).wait_for(painted, PATIENCE)
        assert "2 steps" in message.content
