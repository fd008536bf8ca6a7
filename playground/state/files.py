"""Attachments: their bytes, in memory and bounded, and their URLs, which are signed and expire like Discord's."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from mimetypes import guess_type
from urllib.parse import quote

from playground.addresses import Addresses
from playground.errors import too_large
from playground.pixels import Pixels, measure
from playground.snowflakes import Snowflakes
from playground.wire import JSON

URL_LIFETIME = 24 * 3600
"""How many seconds a signed URL works."""

IS_SPOILER = 1 << 3
"""The attachment flag of a spoiler."""


@dataclass(frozen=True)
class Upload:
    """A file that was sent: its name and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Attachment:
    """A file of a message, or of a command's option; that one is ephemeral."""

    id: int
    channel_id: int
    filename: str
    size: int
    content_type: str
    pixels: Pixels | None
    description: str | None = None
    ephemeral: bool = False

    @property
    def path(self) -> str:
        """The path of its URL."""
        folder = "ephemeral-attachments" if self.ephemeral else "attachments"
        return f"/{folder}/{self.channel_id}/{self.id}/{quote(self.filename)}"


class Files:
    """Keeps uploads up to a total size, dropping the oldest, and signs their URLs."""

    def __init__(self, ids: Snowflakes, clock: Callable[[], float], *, limit: int, keep: int = 256 << 20) -> None:
        self.limit = limit
        self._ids = ids
        self._clock = clock
        self._keep = keep
        self._key = secrets.token_bytes(32)
        self._kept: dict[int, tuple[Attachment, bytes]] = {}
        self._total = 0

    def add(
        self, upload: Upload, channel_id: int, *, description: str | None = None, ephemeral: bool = False
    ) -> Attachment:
        """Keep an upload; 413 if it's larger than the attachment size limit."""
        if len(upload.data) > self.limit:
            raise too_large()
        name = clean_name(upload.name)
        pixels = measure(upload.data)
        kind = pixels.content_type if pixels else guess_type(name)[0] or "application/octet-stream"
        size = len(upload.data)
        attachment = Attachment(self._ids.new(), channel_id, name, size, kind, pixels, description, ephemeral)
        self._kept[attachment.id] = (attachment, upload.data)
        self._total += size
        while self._total > self._keep and len(self._kept) > 1:
            self.remove(next(iter(self._kept)))
        return attachment

    def remove(self, attachment_id: int) -> None:
        """Forget a file; its URLs no longer work."""
        attachment, _ = self._kept.pop(attachment_id, (None, b""))
        self._total -= attachment.size if attachment else 0

    def get(self, attachment_id: int) -> tuple[Attachment, bytes] | None:
        """A file, if it's still kept."""
        return self._kept.get(attachment_id)

    def url(self, attachment: Attachment, base: str) -> str:
        """A signed URL that works for a day from now."""
        now = int(self._clock())
        expires, issued = f"{now + URL_LIFETIME:x}", f"{now:x}"
        return f"{base}{attachment.path}?ex={expires}&is={issued}&hm={self._sign(attachment.path, expires, issued)}&"

    def open(self, path: str, attachment_id: int, expires: str, issued: str, signature: str) -> bytes | None:
        """The bytes behind a signed URL; None if it's forged or has expired, or the file is gone."""
        kept = self._kept.get(attachment_id)
        if kept is None or kept[0].path != path:
            return None
        if not hmac.compare_digest(self._sign(path, expires, issued).encode(), signature.encode()):
            return None
        return kept[1] if int(expires, 16) > self._clock() else None

    def _sign(self, path: str, expires: str, issued: str) -> str:
        return hmac.new(self._key, f"{path}?{expires}&{issued}".encode(), hashlib.sha256).hexdigest()

    def to_dict(self, attachment: Attachment, addresses: Addresses) -> JSON:
        """Discord's attachment object, with fresh URLs."""
        shape: JSON = {
            "id": str(attachment.id),
            "filename": attachment.filename,
            "size": attachment.size,
            "url": self.url(attachment, addresses.cdn),
            "proxy_url": self.url(attachment, addresses.media),
            "content_type": attachment.content_type,
        }
        if attachment.filename.startswith("SPOILER_"):
            shape["flags"] = IS_SPOILER
        if attachment.description is not None:
            shape["description"] = attachment.description
        if attachment.ephemeral:
            shape["ephemeral"] = True
        if attachment.pixels:
            shape |= {"width": attachment.pixels.width, "height": attachment.pixels.height}
        return shape


def clean_name(name: str) -> str:
    """A file name as Discord keeps it: without folders, and with underscores for unusual characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return re.sub(r"[^\w.\-]+", "_", last, flags=re.ASCII)[:200].strip(".") or "unknown"
