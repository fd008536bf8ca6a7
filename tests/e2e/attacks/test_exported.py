"""An export shows a member their pictures as they were shown in their place."""

import io
import zipfile

import pytest

from bot.moderation.policy import Policy
from playground.server import Playground
from tests.e2e.attacks.forgery import channel_named
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, settled
from tests.engine.guards import save_classifier


async def test_what_was_blurred_in_its_place_is_blurred_in_the_export(
    playground: Playground, boot: Boot, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ada, guild_id = playground.member("ada"), playground.world.guild.id
    monkeypatch.setenv("EASEL_SAFETY", str(save_classifier(tmp_path_factory.mktemp("guard"), always=0.4)))
    async with boot() as easel:
        policy = Policy(10, 20, 90, unchecked=False)
        await easel.store.policies.set(guild_id, channel_named(playground, "gallery").id, policy, 1)
        open_one = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
        used = await ada.slash("imagine", prompt="a cat", steps=2, channel="gallery")
        covered = await used.wait_for(painted, PATIENCE)
        used = await ada.slash("imagine", prompt="a boat", steps=2, channel="gallery", private=True)
        await used.wait_for(painted, PATIENCE)
        await settled(easel)
        panel = await (await ada.slash("privacy")).response(PATIENCE)
        await (await ada.click(panel, "Export")).response(PATIENCE)
    [sent] = [one for one in ada.messages("dm") if one.attachments]
    with zipfile.ZipFile(io.BytesIO(ada.read(sent.attachments[0]))) as file:
        found = {name: file.read(name) for name in file.namelist() if name.startswith("pictures/")}
    assert len(found) == 3
    assert found["pictures/easel-1-1.png"] == ada.read(open_one.attachments[0])
    assert found["pictures/easel-2-1.png"] == ada.read(covered.attachments[0])
    assert b"a cat" not in found["pictures/easel-2-1.png"]
    assert b"a boat" in found["pictures/easel-3-1.png"]
