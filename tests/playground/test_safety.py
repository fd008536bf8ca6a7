"""What the playground keeps out: other hosts and origins, forged keys and URLs, and bodies that make no sense."""

import base64
from collections.abc import AsyncIterator
from contextlib import suppress

import aiohttp
import pytest

from playground.connect import PlaygroundResolver, connect
from playground.server import Playground
from playground.state.files import URL_LIFETIME, Upload, clean_name
from tests.playground.robot import PNG, Clock, Robot


@pytest.fixture
async def web(playground: Playground) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(f"http://127.0.0.1:{playground.port}") as session:
        yield session


async def test_it_listens_on_loopback_only(playground: Playground) -> None:
    assert playground.url.startswith("http://127.0.0.1:")
    sites = [site.name for runner in playground._runners for site in runner.sites]
    assert sites == [f"http://127.0.0.1:{playground.port}", f"https://127.0.0.1:{playground.tls_port}"]


@pytest.mark.parametrize(
    "headers",
    [{"Host": "evil.example"}, {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Host": "127.0.0.1:1"}],
)
async def test_other_hosts_and_origins_are_kept_out(
    web: aiohttp.ClientSession, playground: Playground, headers: dict[str, str]
) -> None:
    for path in ("/", "/playground/connect", "/api/v10/gateway", "/gateway"):
        async with web.get(path, headers=headers) as response:
            assert response.status == 403
    own = {"Origin": f"http://127.0.0.1:{playground.port}"}
    assert (await web.get("/playground/connect", headers=own)).status == 200


async def test_the_page_api_asks_for_its_key(web: aiohttp.ClientSession, playground: Playground) -> None:
    assert (await web.get("/playground/state")).status == 401
    assert (await web.get("/playground/state?key=wrong")).status == 401
    assert (await web.get(f"/playground/state?key={playground.key}")).status == 200
    assert (await web.get(f"/playground/nothing?key={playground.key}")).status == 404


@pytest.mark.parametrize("path", ["..%2fserver.py", "%2e%2e/wire.py", "nothing.html", "../server.py", "/etc/passwd"])
async def test_only_the_pages_own_files_are_served(web: aiohttp.ClientSession, path: str) -> None:
    assert (await web.get(f"/page/{path}")).status == 404


async def test_bodies_that_make_no_sense_get_discords_errors(
    web: aiohttp.ClientSession, playground: Playground
) -> None:
    studio = next(iter(playground.world.guild.channels))
    own = {"Authorization": f"Bot {playground.token}"}
    typed = own | {"Content-Type": "application/json"}
    path = f"/api/v10/channels/{studio}/messages"
    unreadable = [b"{", b"\xff\xfe", b"NaN", b"[" * 100_000, b"1" * 10_000]
    bodies = dict.fromkeys(unreadable, 50109) | dict.fromkeys((b'"x"', b"[]", b"null"), 50035)
    for body, code in bodies.items():
        async with web.post(path, data=body, headers=typed) as response:
            assert response.status == 400, body[:20]
            assert response.headers["Content-Type"] == "application/json"
            assert (await response.json())["code"] == code, body[:20]
    broken = own | {"Content-Type": "multipart/form-data; boundary=x"}
    for body in (b"", b"--x\r\n", b"--y", b"--x\r\nContent-Disposition: form-data; name=payload_json\r\n\r\n{"):
        assert (await web.post(path, data=body, headers=broken)).status == 400
    plain = own | {"Content-Type": "multipart/form-data"}
    assert (await web.post(path, data=b"x", headers=plain)).status == 400
    assert (await web.post(path, data=b"x", headers=own | {"Content-Type": "text/html"})).status == 400


async def test_huge_bodies_are_cut_off(web: aiohttp.ClientSession, playground: Playground) -> None:
    playground.service.files.limit = 1000
    own = {"Authorization": f"Bot {playground.token}"}
    path = f"/api/v10/channels/{next(iter(playground.world.guild.channels))}/messages"
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        yield b'{"content": "'
        while sent < 1 << 30:
            sent += 1 << 16
            yield b"x" * (1 << 16)

    with suppress(aiohttp.ClientOSError):  # the server may close before it has read everything
        async with web.post(path, data=endless(), headers=own | {"Content-Type": "application/json"}) as response:
            assert (response.status, (await response.json())["code"]) == (413, 40005)
    assert sent < 1 << 26
    form = aiohttp.FormData(default_to_multipart=True)
    form.add_field("files[0]", b"x" * 5000, filename="a.bin")
    async with web.post(path, data=form, headers=own) as response:
        assert (response.status, (await response.json())["code"]) == (413, 40005)
    assert playground.member("ada").messages() == []


async def test_unknown_routes_and_methods_get_discords_errors(
    web: aiohttp.ClientSession, playground: Playground
) -> None:
    own = {"Authorization": f"Bot {playground.token}"}
    async with web.get("/api/v10/nothing/here", headers=own) as response:
        assert (response.status, await response.json()) == (404, {"message": "404: Not Found", "code": 0})
    async with web.put("/api/v10/users/@me", headers=own) as response:
        assert (response.status, (await response.json())["code"]) == (405, 0)
    async with web.get("/api/v10/channels/abc", headers=own) as response:
        assert (await response.json())["errors"]["channel_id"]["_errors"][0]["code"] == "NUMBER_TYPE_COERCE"
    async with web.get("/api/v10/channels/5", headers=own) as response:
        assert (response.status, (await response.json())["code"]) == (404, 10003)
    async with web.get("/api/v10/users/@me", headers={"Authorization": "Bot wrong"}) as response:
        assert (await response.json())["message"] == "401: Unauthorized"


async def test_signed_urls_can_not_be_forged_and_expire(
    web: aiohttp.ClientSession, playground: Playground, clock: Clock
) -> None:
    ada = playground.member("ada")
    message = await ada.send("studio", "", [Upload("page.html", b"<script>"), Upload("a.png", PNG)])
    page, picture = (str(one["url"]) for one in message.attachments)
    async with web.get(page) as response:
        assert response.headers["Content-Disposition"] == "attachment"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert (await web.get(picture)).status == 200
    for forged in (picture.replace("hm=", "hm=0"), picture.replace("ex=", "ex=f"), picture.partition("?")[0]):
        assert (await web.get(forged)).status == 404
    assert (await web.get(picture.replace("a.png", "b.png"))).status == 404
    clock.now += URL_LIFETIME + 1
    assert (await web.get(picture)).status == 404
    fresh = str(ada.messages()[0].attachments[1]["url"])
    assert (await web.get(fresh)).status == 200
    await ada.delete(message)
    assert (await web.get(fresh)).status == 404


async def test_the_resolver_reaches_discord_here_and_nobody_else(playground: Playground) -> None:
    resolver = PlaygroundResolver(playground.tls_port)
    (found,) = await resolver.resolve("discord.com", 443)
    assert (found["host"], found["port"]) == ("127.0.0.1", playground.tls_port)
    with pytest.raises(OSError, match=r"does not connect to example\.com"):
        await resolver.resolve("example.com", 443)


async def test_another_process_gets_in_by_the_plain_port(playground: Playground) -> None:
    credentials = await connect(f"127.0.0.1:{playground.port}")
    assert credentials == playground.credentials()
    robot = await Robot(playground).up()
    assert robot.user is not None
    first = playground.token.partition(".")[0]
    assert base64.urlsafe_b64decode(first + "==").decode() == str(robot.user.id)
    await robot.down()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("a b.png", "a_b.png"),
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\y.png", "y.png"),
        ("", "unknown"),
        ("..", "unknown"),
    ],
)
def test_file_names_are_cleaned(name: str, kept: str) -> None:
    assert clean_name(name) == kept
