"""How: what may be said about the answer to an ask, beside the ask itself."""

from typing import TypedDict

from bot.prompts.draft import Transform
from cogs.intake.origin import Origin


class How(TypedDict, total=False):
    """How an ask is answered: as the member wishes, changed by `transform`, with a `note` for the member only."""

    private: bool | None
    spoiler: bool | None
    transform: Transform
    note: str
    origin: Origin
