"""As it stands: another tool's prompt as a prompt that means the same text here, and is never refused. Pure.

Other tools resolve choices before they write a prompt down, so these are escaped. So is everything else if Easel
refuses the prompt, for example for a weight of 9; otherwise weights and edits stay.
"""

from bot.core.errors import RequestError
from bot.core.request import MAX_STEPS
from bot.prompts import choices, weights
from bot.prompts.edits import by_step


def as_it_stands(prompt: str, *, has_choices: bool = True) -> str:
    """The prompt with what Easel would choose from or refuse escaped; `has_choices` if it reads choices at all."""
    for written in (prompt, weights.escape(prompt)):
        typed = choices.escape(written) if has_choices else written
        if _is_readable(choices.resolve(typed, 0) if has_choices else typed):
            return typed
    raise AssertionError("plain text can always be read")


def _is_readable(prompt: str) -> bool:
    try:
        for text in dict.fromkeys(by_step(prompt, MAX_STEPS)):
            weights.parse(text)
    except RequestError:
        return False
    return True
