"""What the page in a browser does, without the browser: the page API over HTTP."""

import json
from types import TracebackType
from typing import Any, Self

import aiohttp

from playground.server import Playground
from playground.state.files import Upload


class Browser:
    """One person at the page, with the session key."""

    def __init__(self, playground: Playground, username: str) -> None:
        self.user = str(playground.world.user_named(username).id)
        self.base = f"http://127.0.0.1:{playground.port}"
        self.session = aiohttp.ClientSession(self.base, headers={"X-Playground-Key": playground.key})

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.session.close()

    async def get(self, path: str, **query: str) -> Any:
        """GET below /playground/, as this user."""
        async with self.session.get(f"/playground/{path}", params={"user": self.user} | query) as response:
            return await response.json()

    async def do(self, method: str, path: str, payload: dict[str, object] | None = None) -> tuple[int, Any]:
        """Any method with JSON, as this user; the body is None where the answer has none."""
        address, query = f"/playground/{path}", {"user": self.user}
        async with self.session.request(method, address, params=query, json=payload) as response:
            return response.status, await response.json() if response.content_length else None

    async def post(self, path: str, payload: dict[str, object], *files: Upload) -> tuple[int, Any]:
        """POST multipart below /playground/, as this user."""
        form = aiohttp.FormData(quote_fields=False, default_to_multipart=True)
        form.add_field("payload_json", json.dumps({"user": self.user} | payload))
        for n, file in enumerate(files):
            form.add_field(f"files[{n}]", file.data, filename=file.name, content_type="application/octet-stream")
        async with self.session.post(f"/playground/{path}", data=form) as response:
            return response.status, await response.json()


async def until(socket: aiohttp.ClientWebSocketResponse, event: str) -> Any:
    """The data of the next frame of this kind."""
    while True:
        frame = await socket.receive_json(timeout=3)
        if frame["t"] == event:
            return frame["d"]
