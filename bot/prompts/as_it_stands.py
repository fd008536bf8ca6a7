"""As it stands: another tool's prompt as a prompt that means the same text here, and is never refused. Pure.

Other tools paint what Easel's syntax refuses, such as a bracket that nothing closes, and they resolve choices before
they write a prompt down. What would be refused or chosen from is escaped, so that it is plain text; weights stay.
"""

from typing import Final

from bot.core.errors import RequestError
from bot.prompts import choices, weights

OPENING: Final = {")": "(", "]": "["}


def as_it_stands(prompt: str, *, has_choices: bool = True) -> str:
    """The prompt with what Easel can't read as weights or choices escaped; `has_choices` if it reads choices at all."""
    if has_choices and _has_choices(prompt):
        prompt = "".join(f"\\{one}" if one in choices.ESCAPED else one for one in prompt)
        return _weighted(prompt, resolved=choices.resolve(prompt, 0))
    return _weighted(prompt, resolved=prompt)


def _has_choices(prompt: str) -> bool:
    try:
        return choices.count(prompt) > 1
    except RequestError:
        return True


def _weighted(prompt: str, resolved: str) -> str:
    """The prompt with unmatched brackets escaped; with all escaped if that isn't enough."""
    if _is_readable(resolved):
        return prompt
    paired = _paired(prompt)
    return paired if _is_readable(_paired(resolved)) else weights.escape(prompt)


def _is_readable(prompt: str) -> bool:
    try:
        weights.parse(prompt)
    except RequestError:
        return False
    return True


def _paired(prompt: str) -> str:
    """The prompt with each bracket escaped that has no partner, found in one pass."""
    opened: list[int] = []
    alone: set[int] = set()
    place = 0
    while place < len(prompt):
        character = prompt[place]
        if character == "\\":
            place += 1
        elif character in OPENING.values():
            opened.append(place)
        elif character in OPENING:
            if opened and prompt[opened[-1]] == OPENING[character]:
                opened.pop()
            else:
                alone.add(place)
        place += 1
    alone.update(opened)
    return "".join(f"\\{one}" if at in alone else one for at, one in enumerate(prompt))
