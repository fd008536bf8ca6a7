"""After an erasure no file of the data folder holds a member's words or uploads, while the bot goes on."""

import hashlib
from pathlib import Path

from bot.app.wiring import Easel
from playground.server import Playground
from playground.state.files import Upload
from tests.e2e.looks import PATIENCE, painted, picture_file, settled
from tests.e2e.test_privacy import erase
from tests.e2e.test_styles import kept


async def test_an_erasure_leaves_no_word_and_no_file(playground: Playground, easel: Easel, tmp_path: Path) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    await kept(ada, "zyxstyle", "zyxaround {prompt}", "zyxwithout")
    upload = Upload("a.png", picture_file())
    options = {"negative_prompt": "zyxnegative", "style": "zyxstyle", "steps": 2}
    used = await ada.slash("imagine", {"prompt": "a zyxprompt", "image": upload, **options})
    message = await used.wait_for(painted, PATIENCE)
    await settled(easel)
    await (await vera.use_on_message("Repaint", message)).modal(PATIENCE)
    await (await vera.slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    files = [file for file in (tmp_path / "data").rglob("*") if file.is_file()]
    uploads = [file.read_bytes() for file in files if file.parent.parent.name == "uploads"]
    assert len(uploads) == 1
    await erase(ada, "data")
    await ada.wait_for(lambda message: "is deleted: 1 request" in message.content, PATIENCE)
    sought = [b"zyx", uploads[0], hashlib.sha256(uploads[0]).hexdigest().encode(), f"{ada.id:016x}".encode()]
    sought += [str(ada.id).encode(), used.interaction.token.encode()]
    left = [file for file in (tmp_path / "data").rglob("*") if file.is_file()]
    for one in sought:
        assert [file.name for file in left if one in file.read_bytes()] == [], one[:40]
    assert len([file for file in left if file.parent.name == "pictures"]) == 1
