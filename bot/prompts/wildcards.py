r"""Wildcards: named lists of entries. `__animal__` in a prompt is one entry of the list "animal", chosen by the seed.

An entry may have choices and name further lists. `\__animal__` is plain text.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.core.errors import RequestError

MAX_NAME: Final = 32
MAX_ENTRIES: Final = 500
"""The most entries of a list."""
MAX_ENTRY: Final = 300
"""The most characters of an entry."""
MAX_LIST: Final = 4000
"""The most characters of a list: what fits into one field of a form."""
MAX_READ: Final = 10 * MAX_LIST
"""The most characters of all lists that one prompt names, so that it is read in a moment."""
MAX_DEPTH: Final = 6
"""How deeply lists may name each other."""
NEAR: Final = 3
"""The most names suggested for one that is missing."""
WILDCARD: Final = re.compile(rf"__(?!_)([\w/-]{{1,{MAX_NAME}}}?)(?<!_)__")
NAME: Final = re.compile(rf"(?!_)(?!.*__)[\w/-]{{1,{MAX_NAME}}}(?<!_)")


@dataclass(frozen=True, slots=True, eq=False)
class Wildcards:
    """The lists that somebody can use: the entries by key."""

    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def entries(self, name: str) -> tuple[str, ...]:
        """The entries of a list; raises RequestError, with names that are like it, if there is none."""
        found = self.lists.get(key_of(name))
        if found is None:
            near = difflib.get_close_matches(key_of(name), self.lists, NEAR)
            raise RequestError("wildcards.unknown", name=name, near=", ".join(f"`__{one}__`" for one in near) or "none")
        return found


NO_WILDCARDS: Final = Wildcards()


def key_of(name: str) -> str:
    """A name without case, by which a list is found."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def names(text: str) -> Iterator[str]:
    """The names of the lists in a prompt, as written."""
    return (match[1] for match in WILDCARD.finditer(text) if text[match.start() - 1 : match.start()] != "\\")


def check_name(name: str) -> None:
    """Raise RequestError if a list can't have this name."""
    if not NAME.fullmatch(name):
        raise RequestError("wildcards.name", limit=MAX_NAME)


def read_entries(text: str) -> tuple[str, ...]:
    """The entries in a text, one on each line; lines that begin with # are left out. Raises RequestError."""
    lines = [line.strip() for line in text.splitlines()]
    entries = tuple(line for line in lines if line and not line.startswith("#"))
    if not entries:
        raise RequestError("wildcards.empty")
    if len(entries) > MAX_ENTRIES:
        raise RequestError("wildcards.entries", count=len(entries), limit=MAX_ENTRIES)
    if (longest := max(entries, key=len)) and len(longest) > MAX_ENTRY:
        raise RequestError("wildcards.entry", near=longest[:40], length=len(longest), limit=MAX_ENTRY)
    return entries
