"""Reads requests: JSON, forms and multipart bodies (`payload_json` and `files[n]`), and ids in paths and queries."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from playground.errors import DiscordError, invalid_json, too_large
from playground.snowflakes import parse
from playground.state.files import Upload
from playground.wire import JSON, loads

MOST_JSON = 4 << 20
MOST_FILES = 10
_FILE_PART = re.compile(r"files\[(\d{1,2})\]")


@dataclass(frozen=True)
class Body:
    """A request's JSON and files."""

    payload: Any
    uploads: dict[int, Upload] = field(default_factory=dict)


BODY = web.RequestKey("body", Body)
"""Where a request keeps its body, because its stream can be read only once."""


async def read_body(request: web.Request, *, file_limit: int) -> Body:
    """Read a request's JSON and files. A file may be one byte over the limit, so that the handler can refuse it."""
    request[BODY] = body = await _read(request, file_limit)
    return body


async def _read(request: web.Request, file_limit: int) -> Body:
    if request.content_type == "multipart/form-data":
        return await _read_multipart(request, file_limit)
    if request.content_type == "application/x-www-form-urlencoded":
        return Body(_read_form(await _read_limited(request.content, MOST_JSON)))
    if request.content_type not in ("application/json", "application/octet-stream"):
        raise DiscordError(400, 50035, "Expected \"Content-Type\" header to be one of {'application/json'}.")
    return Body(parse_json(await _read_limited(request.content, MOST_JSON)))


def _read_form(data: bytes) -> Any:
    """A form without files, as aiohttp sends one: JSON in `payload_json`, or fields that are texts."""
    fields = dict(parse_qsl(data.decode(errors="replace"), keep_blank_values=True))
    return parse_json(fields["payload_json"].encode()) if "payload_json" in fields else fields


def parse_json(data: bytes) -> Any:
    """Parse a body; an empty body is an empty object."""
    if not data:
        return {}
    try:
        return loads(data)
    except ValueError:
        raise invalid_json() from None


async def _read_multipart(request: web.Request, file_limit: int) -> Body:
    payload: Any = {}
    uploads: dict[int, Upload] = {}
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                raise DiscordError(400, 50035, "Invalid Form Body")
            match = _FILE_PART.fullmatch(part.name or "")
            if part.name == "payload_json":
                payload = parse_json(await _read_limited(part, MOST_JSON))
            elif match and len(uploads) < MOST_FILES:
                data = await _read_limited(part, file_limit + 1)
                uploads[int(match[1])] = Upload(part.filename or "unknown", data)
    except (ValueError, AssertionError):
        # aiohttp raises these if the body isn't really multipart.
        raise DiscordError(400, 50035, "Invalid Form Body") from None
    return Body(payload, uploads)


async def _read_limited(source: Any, most: int) -> bytes:
    """Read a stream or part; 413 if it has more than `most` bytes."""
    data = bytearray()
    read = source.read_chunk if isinstance(source, BodyPartReader) else source.read
    while chunk := await read(1 << 16):
        data += chunk
        if len(data) > most:
            raise too_large()
    return bytes(data)


def path_id(request: web.Request, key: str) -> int:
    """The id in a URL's path; error 50035 if it isn't one."""
    value = request.match_info[key]
    snowflake = parse(value)
    if snowflake is None:
        raise _not_snowflake(key, value)
    return snowflake


def query_id(request: web.Request, key: str) -> int | None:
    """The id in a URL's query, if there is one."""
    value = request.query.get(key)
    if value is None:
        return None
    snowflake = parse(value)
    if snowflake is None:
        raise _not_snowflake(key, value)
    return snowflake


def query_moment(request: web.Request, key: str) -> float | None:
    """The ISO 8601 timestamp in a URL's query as seconds since 1970, if there is one."""
    value = request.query.get(key)
    if value is None:
        return None
    try:
        return datetime.fromisoformat(value).replace(tzinfo=UTC).timestamp()
    except ValueError:
        problem = {"code": "DATE_TIME_TYPE_PARSE", "message": f"Could not parse {value}. Should be ISO8601."}
        raise DiscordError(400, 50035, "Invalid Form Body", {key: {"_errors": [problem]}}) from None


def query_limit(request: web.Request, default: int, most: int) -> int:
    """The `limit` in a URL's query."""
    value = request.query.get("limit", str(default))
    if not value.isascii() or not value.isdigit() or not 1 <= int(value[:9]) <= most:
        errors: JSON = {
            "limit": {"_errors": [{"code": "NUMBER_TYPE_MAX", "message": f"Must be between 1 and {most}."}]}
        }
        raise DiscordError(400, 50035, "Invalid Form Body", errors)
    return int(value)


def _not_snowflake(key: str, value: str) -> DiscordError:
    problem = {"code": "NUMBER_TYPE_COERCE", "message": f'Value "{value}" is not snowflake.'}
    return DiscordError(400, 50035, "Invalid Form Body", {key: {"_errors": [problem]}})
