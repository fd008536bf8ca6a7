"""Edits in one channel wait for their turn; edits in other channels don't."""

import asyncio

from cogs.delivery.edit_pacing import BURST, WINDOW, EditPacing


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
    await pacing.pass_by(1)
    await waiting
    assert loop.time() - began >= 0.095


async def test_channels_that_nobody_edits_are_forgotten() -> None:
    pacing = EditPacing(0.05)
    for channel in range(100):
        await pacing.turn(channel)
    waiting = asyncio.create_task(pacing.turn(7))
    await asyncio.sleep(0)
    await pacing.pass_by(7)
    await waiting
    await asyncio.sleep(0.06)
    await pacing.turn(1)
    assert len(pacing._channels) == 1


async def test_a_channel_stays_known_while_somebody_waits_although_their_time_has_come() -> None:
    pacing, loop = EditPacing(0.05), asyncio.get_running_loop()
    await pacing.turn(1)
    began = loop.time()
    second = asyncio.create_task(pacing.turn(1))
    await asyncio.sleep(0)
    while loop.time() < began + 0.06:
        pass  # the event loop is busy, so that the second has not noticed yet
    await pacing.pass_by(2)
    third = asyncio.create_task(pacing.turn(1))
    await second
    since = loop.time()
    await third
    assert loop.time() - since >= 0.045


async def test_who_gives_up_waiting_is_forgotten_too() -> None:
    pacing = EditPacing(0.05)
    await pacing.turn(1)
    waiting = asyncio.create_task(pacing.turn(1))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await asyncio.sleep(0.06)
    await pacing.turn(2)
    assert list(pacing._channels) == [2]


async def test_pictures_come_at_once_until_several_just_did() -> None:
    pacing, loop = EditPacing(0.05), asyncio.get_running_loop()
    began, came = loop.time(), list[float]()

    async def deliver() -> None:
        await pacing.pass_by(1)
        came.append(loop.time() - began)

    await asyncio.gather(*(deliver() for _ in range(2 * BURST + 1)))
    assert came[BURST] >= 0.95 * WINDOW * 0.05
    assert came[2 * BURST] >= 2 * 0.95 * WINDOW * 0.05
    assert came[BURST - 1] < came[BURST] - 0.5 * WINDOW * 0.05
