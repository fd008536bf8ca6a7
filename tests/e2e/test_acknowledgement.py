"""A member is answered soon: little is asked of the database before, and what takes long waits for after it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from bot.app.wiring import Easel
from bot.client import Interaction
from bot.core.errors import GoneError
from cogs.intake.acknowledgement import Manner, acknowledged_after
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.handles import Handle
from tests.e2e.looks import PATIENCE, painted, picture_file, settled

RUNS = 3
DEFERRED = 5
"""Answered with "thinking"."""
UPLOAD = Upload("red.png", picture_file())


@asynccontextmanager
async def statements(easel: Easel) -> AsyncIterator[list[str]]:
    """Every statement that the database runs meanwhile."""
    heard: list[str] = []
    await settled(easel)
    await easel.store.database.trace(heard.append)
    try:
        yield heard
    finally:
        await easel.store.database.trace(None)


async def before_the_answer(easel: Easel, use: Callable[[], Awaitable[Handle]]) -> int:
    """How many statements lie before the answer to an interaction: the fewest of a few, since others may run too."""
    counts = []
    for _ in range(RUNS):
        async with statements(easel) as heard:
            used = await use()
            await used.acknowledged(PATIENCE)
            counts.append(len(heard))
        await used.wait_for(painted, PATIENCE)
    return min(counts)


async def test_a_command_is_answered_after_one_statement(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    assert await before_the_answer(easel, lambda: ada.slash("imagine", prompt="a {cat|dog}", steps=1)) == 1
    assert await before_the_answer(easel, lambda: ada.slash("imagine", prompt="a cat", steps=2, image=UPLOAD)) == 1
    assert await before_the_answer(easel, lambda: ada.slash("matrix", prompt="a {cat|dog}", steps=1)) == 1


async def test_a_preferred_style_is_one_statement_more_unless_another_is_named(
    playground: Playground, easel: Easel
) -> None:
    ada = playground.member("ada")
    await easel.store.preferences.change(ada.id, style="ink")
    assert await before_the_answer(easel, lambda: ada.slash("imagine", prompt="a cat", steps=1)) == 2
    assert await before_the_answer(easel, lambda: ada.slash("imagine", prompt="a cat", steps=1, style="oil")) == 2


async def test_a_button_is_answered_after_its_job_and_one_statement(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    shown = await (await ada.slash("imagine", prompt="a cat", steps=3)).wait_for(painted, PATIENCE)
    for button in ("Again", "Steps"):
        assert await before_the_answer(easel, lambda button=button: ada.click(shown, button)) == 2  # type: ignore[misc]


async def test_a_reply_is_answered_after_whose_picture_it_is_and_one_statement(
    playground: Playground, easel: Easel
) -> None:
    ada = playground.member("ada")
    shown = await (await ada.slash("imagine", prompt="a cat", steps=3)).wait_for(painted, PATIENCE)
    counts = []
    for _ in range(RUNS):
        async with statements(easel) as heard:
            sent = await ada.send("studio", "at night --steps 2", reply_to=shown)
            answer = await ada.wait_for(lambda m, sent=sent: m.reply_to == sent.id, PATIENCE)  # type: ignore[misc]
            counts.append(len(heard))
        await ada.wait_for(lambda m, answer=answer: m.id == answer.id and painted(m), PATIENCE)  # type: ignore[misc]
    # the picture's job, whether its owner lets it be repainted, and the one, again before the picture is downloaded
    assert min(counts) == 4


@pytest.mark.parametrize("refused", [False, True])
async def test_what_takes_long_is_looked_at_after_the_answer(
    playground: Playground, easel: Easel, refused: bool
) -> None:
    ada = playground.member("ada")
    shown = await (await ada.slash("imagine", prompt="a cat", steps=3)).wait_for(painted, PATIENCE)
    seen = asyncio.Event()

    async def slow(interaction: Interaction, *_: str) -> None:
        async with acknowledged_after(interaction, Manner(private=True, spoiler=False), 0.01):
            await seen.wait()
            if refused:
                raise GoneError("picture.gone")
        await interaction.followup.send("allowed")

    easel.bot.on_press("again", slow)
    pressed = await ada.click(shown, "Again")
    assert await pressed.acknowledged(PATIENCE) == DEFERRED
    seen.set()
    message = await ada.wait_for(lambda m: m.ephemeral and not m.loading, PATIENCE)
    assert ("allowed" in message.content) is not refused
