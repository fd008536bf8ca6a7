"""The CDN: attachments behind signed URLs that expire."""

from aiohttp import web

from bot.playground.files import Files
from bot.playground.snowflakes import parse

_SHOWN = ("image/png", "image/jpeg", "image/gif", "image/webp", "text/plain")
"""What a browser may show; everything else is handed over as a download."""


class CdnRoutes:
    """Handlers under /attachments."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def routes(self) -> list[web.RouteDef]:
        """The routes, from the root."""
        rest = "/{channel_id}/{attachment_id}/{filename}"
        return [web.get("/attachments" + rest, self.get), web.get("/ephemeral-attachments" + rest, self.get)]

    async def get(self, request: web.Request) -> web.Response:
        """GET an attachment's bytes; 404 where the URL is forged or has expired, or the file is gone."""
        attachment_id = parse(request.match_info["attachment_id"]) or 0
        parts = [request.query.get(key, "") for key in ("ex", "is", "hm")]
        data = self._files.open(request.rel_url.raw_path, attachment_id, *parts)
        kept = self._files.get(attachment_id)
        if data is None or kept is None:
            return web.Response(status=404, text="This content is no longer available.")
        kind = kept[0].content_type
        # The page is served from the same origin: what members upload must not run there.
        headers = {
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "Content-Disposition": "inline" if kind in _SHOWN else "attachment",
            "Cache-Control": "private, max-age=86400",
        }
        return web.Response(body=data, content_type=kind, headers=headers)
