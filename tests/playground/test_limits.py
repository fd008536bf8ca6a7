"""Rate limits, as the real client meets them."""

import aiohttp

from playground.rest.limits import Bucket, Rate
from playground.server import Playground
from tests.playground.robot import Robot


async def test_every_answer_tells_where_the_client_stands(playground: Playground) -> None:
    base = f"http://127.0.0.1:{playground.port}/api/v10"
    headers = {"Authorization": f"Bot {playground.token}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        remaining = []
        for path in ("/users/@me", "/users/@me", "/gateway/bot", "/nothing"):
            async with session.get(base + path) as response:
                assert response.headers["X-RateLimit-Limit"] == "50"
                assert response.headers["X-RateLimit-Bucket"]
                assert float(response.headers["X-RateLimit-Reset-After"]) <= 1
                remaining.append(response.headers["X-RateLimit-Remaining"])
        assert remaining == ["49", "48", "49", "49"]


def test_a_bucket_refills_when_its_window_is_over() -> None:
    bucket = Bucket(Rate(2, 1.0))
    assert [bucket.take(0.0), bucket.take(0.5), bucket.take(0.9), bucket.take(1.0)] == [True, True, False, True]


async def test_the_client_waits_where_a_bucket_is_empty(robot: Robot, playground: Playground) -> None:
    playground.limits.rates["POST /channels/{channel_id}/messages"] = Rate(2, 0.1)
    await robot.up()
    channel = robot.guilds[0].text_channels[0]
    for n in range(5):
        await channel.send(str(n))
    assert [message.content for message in playground.member("ada").messages()] == ["0", "1", "2", "3", "4"]


async def test_fifty_a_second_are_all_but_for_interactions(playground: Playground) -> None:
    playground.limits.monotonic = lambda: 0.0  # all in one second, however slow the machine is
    paths = ["/users/@me", "/gateway/bot"] * 25
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {playground.token}"}) as session:
        base = f"http://127.0.0.1:{playground.port}/api/v10"
        assert [(await session.get(base + path)).status for path in paths] == [200] * 50
        assert (await session.get(base + "/gateway")).status == 429
        assert (await session.post(base + "/interactions/1/x/callback", json={})).status == 404


async def test_everything_together_is_limited_too(playground: Playground) -> None:
    playground.limits.overall = Rate(2, 5.0)
    headers = {"Authorization": f"Bot {playground.token}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        for path in ("/users/@me", "/gateway", "/gateway/bot"):
            response = await session.get(f"http://127.0.0.1:{playground.port}/api/v10{path}")
            body = await response.json()
    assert response.status == 429
    assert body["global"] is True
    assert response.headers["Via"]
    assert response.headers["X-RateLimit-Scope"] == "global"
