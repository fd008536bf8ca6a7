"""How long the whole way takes without an engine's own time: told in the summary, not asserted."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

from bot.app.wiring import wire
from bot.config import Settings
from bot.executors.codec import Codec
from bot.executors.thread import ThreadExecutor
from bot.pictures.drawings.film import encode_study
from bot.pictures.files.encoding import encode_picture
from bot.pictures.files.pixels import encode_preview, read_pixels
from playground.server import Playground
from tests.e2e.looks import PATIENCE, painted
from tests.executors.echo import EchoEngine

ROUNDS = 5


async def visit(data: Path) -> None:
    """Boot both sides, log in, ask for a picture, click its button, get the second one, close."""
    settings = Settings.model_construct(model="echo/echo", data=data)
    codec = Codec(read_pixels, encode_picture, encode_preview, encode_study)
    executor = ThreadExecutor(lambda report: EchoEngine(), codec)
    async with Playground() as playground:
        credentials = playground.credentials()
        async with wire(settings, executor, credentials.connector(), 0.0, guild_ready_timeout=0.01) as easel:
            await easel.bot.login(credentials.token)
            await easel.studio.start()
            connected = asyncio.create_task(easel.bot.connect())
            await asyncio.wait_for(easel.bot.wait_until_ready(), PATIENCE)
            ada = playground.member("ada")
            picture = await (await ada.slash("imagine", prompt="a red fox")).wait_for(painted, PATIENCE)
            again = await (await ada.click(picture, "Again")).wait_for(painted, PATIENCE)
            assert again.id != picture.id
            await easel.bot.close()
            await asyncio.gather(connected, return_exceptions=True)


async def test_from_boot_to_a_picture_and_a_click(tmp_path: Path, say: Callable[[str], None]) -> None:
    took = []
    for number in range(ROUNDS):
        began = perf_counter(), process_time()
        await asyncio.wait_for(visit(tmp_path / str(number)), PATIENCE)
        took.append((perf_counter() - began[0], process_time() - began[1]))
    seconds, cpu = (min(column) for column in zip(*took, strict=True))
    say(f"speed: boot, login, picture, click and close in {seconds:.2f} s, {cpu:.2f} s of CPU (best of {ROUNDS})")
