"""What members have used: charged when a job is handed over, given back as far as it was not painted."""

from dataclasses import replace

import pytest

from bot.core.job import MAX_PRIORITY, Job
from bot.studio.fairness import HALF_LIFE
from bot.studio.shares import Shares
from tests.studio.rig import PLACE, REQUEST

JOB = Job(1, REQUEST, 7, None, PLACE)
COST = REQUEST.cost


def test_a_job_is_charged_to_its_owner_by_its_class() -> None:
    shares = Shares()
    shares.charge_job(JOB, 0.0)
    shares.charge_job(replace(JOB, id=2, user_id=8, priority=MAX_PRIORITY), 0.0)
    assert {member: share.now(0.0) for member, share in shares.of.items()} == {7: COST, 8: COST / MAX_PRIORITY}


def test_what_was_not_painted_is_given_back() -> None:
    shares = Shares()
    shares.charge_job(JOB, 0.0)
    shares.give_back(JOB, 0.25, 0.0)
    assert shares.of[7].now(0.0) == pytest.approx(0.75 * COST)


def test_no_more_is_given_back_than_is_left_of_a_charge() -> None:
    """Half of the first job's charge is forgotten: giving all of it back would pay for half of the other one."""
    shares = Shares()
    shares.charge_job(JOB, 0.0)
    shares.charge_job(replace(JOB, id=2), HALF_LIFE)
    shares.give_back(JOB, 1.0, HALF_LIFE)
    assert shares.of[7].now(HALF_LIFE) == pytest.approx(COST)


def test_a_charge_that_is_forgotten_counts_from_now() -> None:
    shares = Shares()
    shares.charge_job(JOB, 0.0)
    for _ in range(2):  # one that is taken back before it was handed over was never charged
        shares.forget(JOB.id)
    shares.charge(7, COST, HALF_LIFE)
    shares.give_back(JOB, 1.0, HALF_LIFE)
    assert shares.of[7].now(HALF_LIFE) == pytest.approx(0.5 * COST)
