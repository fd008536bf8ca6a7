"""The page's own files, served as they are under a strict content security policy."""

from pathlib import Path

from aiohttp import web

from playground.errors import http_error
from playground.rest.answers import failure

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".ico": "image/x-icon",
    ".webp": "image/webp",
}
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        "connect-src 'self'; media-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # The page's address has the session key in it.
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


class PageFiles:
    """Handlers for / and /page/<file>."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = (folder or Path(__file__).parent / "static").resolve()

    def routes(self) -> list[web.RouteDef]:
        """The routes, from the root."""
        return [web.get("/", self.index), web.get("/page/{path:.+}", self.file)]

    async def index(self, request: web.Request) -> web.StreamResponse:
        """The page. It must be at 127.0.0.1 like attachments, because it may load only from its own origin."""
        if request.url.host != "127.0.0.1":
            raise web.HTTPTemporaryRedirect(request.url.with_host("127.0.0.1"))
        return self._serve("index.html")

    async def file(self, request: web.Request) -> web.Response:
        """One of the page's files."""
        return self._serve(request.match_info["path"])

    def _serve(self, name: str) -> web.Response:
        path = (self._folder / name).resolve()
        kind = _TYPES.get(path.suffix)
        if kind is None or not path.is_relative_to(self._folder) or not path.is_file():
            return failure(http_error(404, "Not Found"))
        return web.Response(body=path.read_bytes(), headers=_HEADERS | {"Content-Type": kind})
