"""Prompts and interaction tokens are never in the logs."""

import pytest
import structlog

from bot.cli.logs import set_up_logs
from playground.server import Playground
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, settled


@pytest.mark.parametrize("level", ["INFO", "DEBUG"])
async def test_neither_prompts_nor_tokens_are_logged(
    playground: Playground, boot: Boot, capfd: pytest.CaptureFixture[str], level: str
) -> None:
    before = structlog.get_config()
    set_up_logs(level)
    ada = playground.member("ada")
    try:
        async with boot() as easel:
            used = await ada.slash("imagine", prompt="zebracat", negative_prompt="gnufoot", steps=2)
            message = await used.wait_for(painted, PATIENCE)
            await settled(easel)
            playground.faults.order("PATCH", "/webhooks/", status=503)
            again = await ada.click(message, "Again")
            await again.wait_for(painted, PATIENCE)
            await settled(easel)
            cancelled = await ada.slash("imagine", prompt="zebracat", steps=100, images=4)
            await cancelled.acknowledged(PATIENCE)
            await (await ada.slash("cancel")).response(PATIENCE)
            wrong = await ada.slash("imagine", prompt="(zebracat", steps=2)
            await wrong.response(PATIENCE)
            tokens = [one.interaction.token for one in (used, again, cancelled, wrong)]
    finally:
        structlog.configure(**before)
    said = "".join(capfd.readouterr())
    assert "accepted" in said
    for secret in ("zebracat", "gnufoot", *tokens):
        assert secret not in said
