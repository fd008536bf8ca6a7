"""What somebody asked for before they erased their data isn't accepted after it."""

import pytest

from bot.core.errors import QueueError
from bot.moderation.asker import Asker
from bot.studio.erased_askers import KEPT, ErasedAskers

AT = 5 * KEPT


def refused(erased: ErasedAskers, user_id: int = 1, asked_by: int = AT) -> bool:
    """Whether an asker is refused."""
    try:
        erased.check(Asker(user_id, 5, 9, asked_by=asked_by))
    except QueueError:
        return True
    return False


def test_only_what_is_older_than_the_erasure_is_refused() -> None:
    erased = ErasedAskers()
    assert not refused(erased)
    erased.add(1, AT + 1)
    assert refused(erased)
    assert not refused(erased, user_id=2)
    assert not refused(erased, asked_by=AT + 2)
    erased.add(1, AT + 3)
    assert refused(erased, asked_by=AT + 2)


@pytest.mark.parametrize(("later", "known"), [(KEPT - 1, True), (KEPT + 2, False)])
def test_an_erasure_is_known_as_long_as_something_may_arrive(later: int, known: bool) -> None:
    erased = ErasedAskers()
    erased.add(1, AT + 1)
    erased.add(2, AT + later)
    assert refused(erased) is known
