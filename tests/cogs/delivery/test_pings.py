"""Who is mentioned with a finished picture, and after how long a wait."""

import pytest

from bot.core.job import Job, Place
from bot.core.preferences import Ping
from bot.core.request import ImageRequest
from cogs.delivery.job_message import LONG_WAIT, pings

REQUEST = ImageRequest("a red cat", 64, 48, 20, 4.5, "euler_a", "demo", 7)


def job(ping: Ping, *, private: bool = False, guest: bool = False) -> Job:
    return Job(1, REQUEST, 42, 5, Place(9, private=private, guest=guest, ping=ping))


@pytest.mark.parametrize(
    ("ping", "waited", "mentioned"),
    [
        (Ping.AFTER_WAIT, LONG_WAIT, False),
        (Ping.AFTER_WAIT, LONG_WAIT + 0.1, True),
        (Ping.AFTER_WAIT, -5.0, False),  # the clock was set back
        (Ping.ALWAYS, 0.0, True),
        (Ping.NEVER, 9999.0, False),
    ],
)
def test_a_member_is_mentioned_as_they_wish(ping: Ping, waited: float, *, mentioned: bool) -> None:
    assert pings(job(ping), waited) is mentioned


@pytest.mark.parametrize("where", [{"private": True}, {"guest": True}, {"private": True, "guest": True}])
def test_an_answer_that_only_its_token_reaches_is_edited(where: dict[str, bool]) -> None:
    assert not pings(job(Ping.ALWAYS, **where), 9999.0)
