"""Edits of one channel wait for their turn; those of another don't."""

import asyncio

from cogs.delivery.edit_pacing import EditPacing


async def test_fifty_messages_in_one_channel_are_edited_one_after_the_other() -> None:
    pacing, order = EditPacing(0.01), []
    loop = asyncio.get_running_loop()
    began = loop.time()

    async def edit(number: int, channel: int) -> None:
        await pacing.turn(channel)
        order.append((channel, number, loop.time() - began))

    await asyncio.gather(*(edit(number, 1) for number in range(50)), edit(0, 2))
    assert [number for channel, number, _ in order if channel == 1] == list(range(50))
    assert order.index(next(one for one in order if one[0] == 2)) <= 1
    assert next(at for channel, number, at in order if (channel, number) == (1, 49)) >= 0.48


async def test_a_picture_goes_before_progress() -> None:
    pacing, loop = EditPacing(0.05), asyncio.get_running_loop()
    await pacing.turn(1)
    began = loop.time()
    waiting = asyncio.create_task(pacing.turn(1))
    await asyncio.sleep(0)
    pacing.pass_by(1)
    await waiting
    assert loop.time() - began >= 0.095
