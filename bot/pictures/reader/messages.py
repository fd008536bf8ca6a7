"""Messages: what the bot and a reading process send each other through a pipe: a JSON object, then bytes.

Pickles would be shorter, but whoever takes over a reading process could then take over the bot as well.
"""

import json
import struct
from collections.abc import Mapping
from typing import Any, Final

LENGTHS: Final = struct.Struct(">II")
"""Every message begins with the length of its JSON and the length of its bytes."""
MAX_HEAD: Final = 1 << 20
"""The most bytes of a message's JSON."""
MAX_BODY: Final = 128 << 20
"""The most bytes after it; an enlarged picture of 4096 x 4096 pixels takes 48 MiB."""


def packed(head: Mapping[str, Any], body: bytes = b"") -> list[bytes]:
    """A message as parts to be sent one after the other."""
    text = json.dumps(head).encode()
    return [LENGTHS.pack(len(text), len(body)) + text, body]


def lengths(start: bytes) -> tuple[int, int]:
    """The lengths of a message's JSON and bytes, from how it begins; raises ValueError if it is too long."""
    head, body = LENGTHS.unpack(start)
    if head > MAX_HEAD or body > MAX_BODY:
        raise ValueError("the message is too long")
    return head, body


def parsed(text: bytes) -> dict[str, Any]:
    """A message's JSON; raises ValueError if it isn't an object."""
    head = json.loads(text)
    if not isinstance(head, dict):
        raise ValueError("the message has no object")
    return head
