"""Near names: which of several names somebody means who types only its beginning, or spells it another way. Pure."""

import difflib
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

SPELLINGS: Final = (("our", "or"), ("grey", "gray"), ("ise", "ize"), ("centre", "center"))
"""British spellings, each with the American one."""
LONGEST: Final = 64
"""Characters of what was typed that are compared."""
ALIKE: Final = 0.6
"""How alike two names must be, from 0 to 1, for one to be suggested for the other."""
SUGGESTED: Final = 3


def key_of(name: str) -> str:
    """A name without case, accents, spaces and hyphens, in American spelling. Names with the same key may differ."""
    letters = unicodedata.normalize("NFKD", name[:LONGEST].casefold())
    key = "".join(letter for letter in letters if letter.isalnum())
    for british, american in SPELLINGS:
        key = key.replace(british, american)
    return key or name[:LONGEST].strip()


def meant(typed: str, names: Iterable[str]) -> str | None:
    """The only name that is spelled like this, or else the only one that begins like this; None if it isn't clear."""
    keys = {name: key_of(name) for name in names}
    wanted = key_of(typed)
    for found in (
        [name for name, key in keys.items() if key == wanted],
        [name for name, key in keys.items() if key.startswith(wanted)],
    ):
        if found:
            return found[0] if wanted and len(found) == 1 else None
    return None


def ranked(typed: str, names: Sequence[str]) -> list[str]:
    """Every name for nothing; otherwise those that are spelled, begin, go on or look like this, the nearest first."""
    if not typed.strip():
        return list(names)
    ranks = {name: _rank(typed.strip(), name) for name in names}
    return sorted((name for name in names if ranks[name] is not None), key=lambda name: ranks[name] or 0.0)


def near(typed: str, names: Sequence[str], most: int = SUGGESTED) -> list[str]:
    """The names that somebody may have meant, the nearest first."""
    return ranked(typed, names)[:most] if typed.strip() else []


def _rank(typed: str, name: str) -> float | None:
    """How far a name is from what was typed; None if it is too far."""
    wanted, key = key_of(typed), key_of(name)
    if key == wanted:
        return 0.0
    if key.startswith(wanted):
        return 1.0
    if wanted in key or typed.casefold() in name.casefold():  # the second is for names and words without letters
        return 2.0
    alike = difflib.SequenceMatcher(None, wanted, key).ratio()
    return 4.0 - alike if alike >= ALIKE else None
