"""Everyone reads their own language: commands, answers, progress, buttons and errors."""

from bot.app.wiring import Easel
from playground.server import Playground
from tests.e2e.looks import PATIENCE, painted


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
