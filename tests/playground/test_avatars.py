"""Whoever has set no avatar has one of Discord's."""

import discord
import pytest

from playground.pixels import measure
from playground.rest.avatars import COLOURS, SIDE, default_avatar
from playground.testing.member import Member
from tests.playground.robot import Robot


@pytest.mark.parametrize("index", range(len(COLOURS)))
def test_a_default_avatar_is_a_png(index: int) -> None:
    assert measure(default_avatar(index) or b"") == ("image/png", SIDE, SIDE)


async def test_a_users_avatar_can_be_read_in_any_size(robot: Robot, ada: Member) -> None:
    await robot.up()
    user = await robot.fetch_user(ada.id)
    asset = user.display_avatar.replace(size=512, format="png")
    assert measure(await asset.read()) is not None
    missing = discord.Asset._from_default_avatar(robot._connection, 99)
    with pytest.raises(discord.NotFound):
        await missing.read()
