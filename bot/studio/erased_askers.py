"""ErasedAskers: whose requests are from before they erased their data, however long they took to arrive."""

from typing import Final

from bot.core.errors import QueueError
from bot.moderation.asker import Asker

KEPT: Final = 3_600_000 << 22
"""An hour, as the difference of two of Discord's ids. No request takes that long to arrive."""


class ErasedAskers:
    """Members by the id of the interaction with which they erased their data.

    Discord's ids grow with time, whatever the clocks here say. A restart ends all that is arriving, so it may forget.
    """

    def __init__(self) -> None:
        self._by_member: dict[int, int] = {}

    def add(self, member_id: int, interaction_id: int) -> None:
        """Note an erasure, before it begins."""
        kept = {one: at for one, at in self._by_member.items() if at > interaction_id - KEPT}
        self._by_member = kept | {member_id: interaction_id}

    def check(self, asker: Asker) -> None:
        """Raise QueueError if somebody asked before they erased their data."""
        if asker.asked_by is not None and asker.asked_by < self._by_member.get(asker.user_id, 0):
            raise QueueError("privacy.meanwhile")
