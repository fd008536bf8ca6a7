"""Whom a message mentions, given what its author allows."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from playground.rules.fields import Fields
from playground.snowflakes import parse

_USER = re.compile(r"<@!?(\d{1,20})>")
_ROLE = re.compile(r"<@&(\d{1,20})>")
_KINDS = ("users", "roles", "everyone")


@dataclass(frozen=True)
class Allowed:
    """Discord's allowed mentions: which kinds, users and roles may be mentioned, and whether a reply pings."""

    parse: frozenset[str] = frozenset(_KINDS)
    users: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()
    replied_user: bool = True


@dataclass(frozen=True)
class Mentions:
    """Whom a message mentions."""

    users: list[int]
    roles: list[int]
    everyone: bool


def read_allowed(fields: Fields | None) -> Allowed:
    """Read the `allowed_mentions` of a message; without them, everything is allowed."""
    if fields is None:
        return Allowed()
    kinds = fields.items("parse", most=len(_KINDS))
    for kind in kinds:
        if kind not in _KINDS:
            fields.fail("parse", "BASE_TYPE_CHOICES", f"Value must be one of {set(_KINDS)}.")
    named = {}
    for key in ("users", "roles"):
        named[key] = frozenset(one for one in map(parse, fields.items(key, most=100)) if one is not None)
        if named[key] and key in kinds:
            fields.fail(
                None, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", f"parse:['{key}'] and {key}: [ids...] are exclusive"
            )
    replied = fields.flag("replied_user") or False
    return Allowed(frozenset(str(kind) for kind in kinds), named["users"], named["roles"], replied)


def find_mentions(
    content: str, allowed: Allowed, *, users: Collection[int], roles: Collection[int], replied: int | None
) -> Mentions:
    """Find whom `content` mentions among `users` and `roles`; `replied` is the author it replies to."""
    found = [int(one) for one in _USER.findall(content)]
    mentioned = [one for one in found if one in users and ("users" in allowed.parse or one in allowed.users)]
    if replied is not None and allowed.replied_user:
        mentioned.append(replied)
    found = [int(one) for one in _ROLE.findall(content)]
    named = [one for one in found if one in roles and ("roles" in allowed.parse or one in allowed.roles)]
    everyone = "everyone" in allowed.parse and ("@everyone" in content or "@here" in content)
    return Mentions(list(dict.fromkeys(mentioned)), list(dict.fromkeys(named)), everyone)
