"""A failed delivery is reported, and a broken connection loses neither a picture nor a job's end."""

import pytest

from bot.app.wiring import Easel
from bot.core.progress import Delivering
from playground.server import Playground
from tests.e2e.looks import PATIENCE, painted, settled
from tests.e2e.mishaps import befall

pytestmark = pytest.mark.usefixtures("demo")  # decoding a picture takes as long as the last progress is on its way


def delivering(easel: Easel) -> bool:
    """Whether the first job's pictures are being brought."""
    return isinstance(easel.studio.progress(1), Delivering)


async def test_a_delivery_that_is_refused_is_told(
    playground: Playground, easel: Easel, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = playground.member("ada")
    edit = befall(playground, monkeypatch, "PATCH", lambda: delivering(easel), status=403)
    new = befall(playground, monkeypatch, "POST", lambda: delivering(easel), status=403, times=2)  # channel and DM
    used = await ada.slash("imagine", prompt="a tree", steps=2)
    told = await used.wait_for(lambda m: "Allow direct messages" in m.content, PATIENCE)
    assert (edit.left, new.left) == (0, 0)
    assert [button["label"] for button in told.buttons] == ["Again", "Edit", "Delete"]
    assert told.content.startswith("**a tree** · request 1\n")
    await settled(easel)
    await (await ada.click(told, "Again")).wait_for(painted, PATIENCE)


async def test_a_connection_that_breaks_at_delivery_is_waited_out(
    playground: Playground, easel: Easel, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = playground.member("ada")
    broken = befall(playground, monkeypatch, "PATCH", lambda: delivering(easel))
    used = await ada.slash("imagine", prompt="a tree", steps=2)
    await used.wait_for(painted, PATIENCE)
    assert broken.left == 0
    await settled(easel)
    assert len([message for message in ada.messages() if painted(message)]) == 1


async def test_the_end_of_a_job_is_shown_once_the_connection_is_back(
    playground: Playground, easel: Easel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cogs.delivery.follower.LAST_PAUSES", (0.1, 0.4))
    ada = playground.member("ada")
    used = await ada.slash("imagine", prompt="a tree", steps=100, images=4)
    await used.wait_for(lambda m: "step" in m.content, PATIENCE)
    broken = befall(playground, monkeypatch, "PATCH", lambda: easel.studio.progress(1) is None, times=2)
    await ada.slash("cancel")
    await used.wait_for(lambda m: "Cancelled" in m.content, PATIENCE)
    assert broken.left == 0
