"""The CDN: attachments behind signed URLs that expire, and default avatars."""

from aiohttp import web

from playground.rest.avatars import default_avatar
from playground.rest.faults import RestFaults
from playground.snowflakes import parse
from playground.state.files import Files

_SHOWN = ("image/png", "image/jpeg", "image/gif", "image/webp", "text/plain")
"""Content types that a browser may show; others are downloads."""


class CdnRoutes:
    """Handlers under /attachments and /embed/avatars."""

    def __init__(self, files: Files, faults: RestFaults) -> None:
        self._files = files
        self._faults = faults

    def routes(self) -> list[web.RouteDef]:
        """The routes, from the root."""
        rest = "/{channel_id}/{attachment_id}/{filename}"
        return [
            web.get("/attachments" + rest, self.get),
            web.get("/ephemeral-attachments" + rest, self.get),
            web.get(r"/embed/avatars/{index:\d+}.png", self.avatar),
        ]

    async def avatar(self, request: web.Request) -> web.Response:
        """GET a default avatar; it has only one size."""
        data = default_avatar(int(request.match_info["index"]))
        return web.Response(status=404) if data is None else web.Response(body=data, content_type="image/png")

    async def get(self, request: web.Request) -> web.StreamResponse:
        """GET an attachment's bytes; 404 if the URL is forged or has expired, or the file is gone."""
        attachment_id = parse(request.match_info["attachment_id"]) or 0
        parts = [request.query.get(key, "") for key in ("ex", "is", "hm")]
        data = self._files.open(request.path, attachment_id, *parts)
        kept = self._files.get(attachment_id)
        if data is None or kept is None:
            return web.Response(status=404, text="This content is no longer available.")
        kind = kept[0].content_type
        # The page has the same origin, so an uploaded file must not run as a page.
        headers = {
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "Content-Disposition": "inline" if kind in _SHOWN else "attachment",
            "Cache-Control": "private, max-age=86400",
        }
        cut = self._faults.take_cut()
        whole = len(data)
        data = data if cut is None else data[: int(whole * cut.keep)]
        if cut is not None and cut.broken:
            return await _break_off(request, data, whole, headers | {"Content-Type": kind})
        return web.Response(body=data, content_type=kind, headers=headers)


async def _break_off(request: web.Request, data: bytes, promised: int, headers: dict[str, str]) -> web.StreamResponse:
    """Send less than promised, and close the connection."""
    response = web.StreamResponse(headers=headers | {"Content-Length": str(promised)})
    await response.prepare(request)
    await response.write(data)
    if request.transport is not None:
        request.transport.close()
    return response
