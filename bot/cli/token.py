"""The form of a bot token: three parts of URL-safe base64, the first of which is the bot's id. Pure."""

import base64
import binascii
import re
from typing import Final

FORM: Final = re.compile(r"([A-Za-z0-9_-]{20,32})\.[A-Za-z0-9_-]{6,8}\.[A-Za-z0-9_-]{27,64}")
ID: Final = re.compile(rb"[1-9][0-9]{16,19}")


def bot_id(token: str) -> int | None:
    """The id of the bot that a token belongs to; None if no bot token looks like that. Doesn't ask Discord."""
    found = FORM.fullmatch(token)
    if found is None:
        return None
    try:
        number = base64.urlsafe_b64decode(found[1] + "=" * (-len(found[1]) % 4))
    except (binascii.Error, ValueError):
        return None
    return int(number) if ID.fullmatch(number) else None
