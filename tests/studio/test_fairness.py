"""Who is served next: whoever used least, never held up by another's backlog."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.job import MAX_PRIORITY
from bot.studio.fairness import HALF_LIFE, Share, next_job, serving_order, weighed


@dataclass(frozen=True)
class Asked:
    id: int
    user_id: int
    cost: float
    priority: int = 1


MEMBERS = st.integers(1, 5)
AMOUNTS = st.floats(0.001, 1000)
SHARES = st.dictionaries(MEMBERS, st.builds(Share, AMOUNTS, st.floats(0, 5000)))
QUEUES = st.lists(st.tuples(MEMBERS, AMOUNTS), max_size=30).map(
    lambda asked: [Asked(number, member, cost) for number, (member, cost) in enumerate(asked, 1)]
)


def heads(queued: list[Asked]) -> list[Asked]:
    """Each member's first job."""
    first: dict[int, Asked] = {}
    for job in queued:
        first.setdefault(job.user_id, job)
    return list(first.values())


def test_who_used_least_goes_first() -> None:
    asked = [Asked(1, 1, 1.0), Asked(2, 2, 1.0)]
    assert next_job(asked, {1: Share(2.0, 0.0), 2: Share(1.0, 0.0)}, 0.0) == asked[1]


def test_someone_new_goes_before_someone_served() -> None:
    asked = [Asked(1, 1, 1.0), Asked(2, 2, 1.0)]
    assert next_job(asked, {1: Share(0.1, 0.0)}, 0.0) == asked[1]


def test_of_equals_the_oldest_goes_first() -> None:
    asked = [Asked(2, 1, 1.0), Asked(1, 2, 9.0)]
    assert next_job(asked, {}, 0.0) == asked[1]


def test_nobody_is_next_in_an_empty_queue() -> None:
    assert next_job(list[Asked](), {}, 0.0) is None
    assert serving_order(list[Asked](), {}, 0.0) == []


def test_use_is_half_forgotten_after_a_half_life() -> None:
    assert Share(8.0, 100.0).now(100.0 + HALF_LIFE) == pytest.approx(4.0)
    assert Share(8.0, 100.0).now(100.0 + 2 * HALF_LIFE) == pytest.approx(2.0)
    assert Share(8.0, 100.0).now(50.0) == 8.0  # a clock set back forgets nothing and adds nothing


def test_a_charge_adds_to_what_is_left_and_giving_back_ends_at_nothing() -> None:
    share = Share(8.0, 0.0).charge(1.0, HALF_LIFE)
    assert share.used == pytest.approx(5.0)
    assert share.at == HALF_LIFE
    assert share.charge(-9.0, HALF_LIFE).used == 0.0


@given(QUEUES, SHARES, st.floats(5000, 10000))
def test_the_order_shown_begins_with_the_job_that_is_next(
    queued: list[Asked], shares: dict[int, Share], now: float
) -> None:
    order = serving_order(queued, shares, now)
    assert sorted(job.id for job in order) == [job.id for job in queued]
    assert (order[0] if order else None) == next_job(heads(queued), shares, now)


@given(QUEUES, SHARES, st.floats(5000, 10000))
def test_a_members_own_jobs_stay_in_their_order(queued: list[Asked], shares: dict[int, Share], now: float) -> None:
    order = serving_order(queued, shares, now)
    for member in range(1, 6):
        own = [job.id for job in order if job.user_id == member]
        assert own == sorted(own)


@given(st.integers(1, 200), AMOUNTS, AMOUNTS)
def test_a_backlog_never_delays_anothers_first_job(backlog: int, cost: float, other: float) -> None:
    queued = [*(Asked(number, 1, cost) for number in range(1, backlog + 1)), Asked(backlog + 1, 2, other)]
    position = [job.user_id for job in serving_order(queued, {}, 0.0)].index(2)
    assert position == 1  # after the one that was there before, and no other


@dataclass(frozen=True)
class Backlogged:
    """A member of whom jobs are always waiting: what each costs, and in which class."""

    costs: list[float]
    priority: int


BACKLOGS = st.lists(
    st.builds(Backlogged, st.lists(st.floats(0.1, 100), min_size=1, max_size=4), st.integers(-3, 99)),
    min_size=2,
    max_size=5,
)


@given(BACKLOGS, st.floats(0, 60))
def test_no_class_starves_anyone(members: list[Backlogged], pause: float) -> None:
    """Between two jobs of a member, another gets at most MAX_PRIORITY times the first one's cost, and one job more."""
    shares: dict[int, Share] = {}
    taken = [0] * len(members)
    since: dict[int, dict[int, float]] = {}  # for each member served: what each got since
    bound: dict[int, float] = {}
    for turn in range(120):
        now = turn * pause
        heads = [
            Asked(sum(taken) * 10 + number, number, one.costs[taken[number] % len(one.costs)], one.priority)
            for number, one in enumerate(members)
        ]
        job = next_job(heads, shares, now)
        assert job is not None
        shares[job.user_id] = shares.get(job.user_id, Share()).charge(weighed(job.cost, job.priority), now)
        taken[job.user_id] += 1
        for waiting, got in since.items():
            if waiting != job.user_id:
                got[job.user_id] = got.get(job.user_id, 0.0) + job.cost
                most = MAX_PRIORITY * bound[waiting] + max(members[job.user_id].costs)
                assert got[job.user_id] <= most * (1 + 1e-9)
        since[job.user_id], bound[job.user_id] = {}, job.cost
    assert all(taken)


def test_a_class_shortens_the_wait() -> None:
    queued = [Asked(number, number % 2, 1.0, 1 + 3 * (number % 2)) for number in range(1, 11)]
    order = [job.user_id for job in serving_order(queued, {}, 0.0)]
    assert order == [1, 0, 1, 1, 1, 0, 1, 0, 0, 0]


def test_no_class_counts_for_less_than_its_bound() -> None:
    assert [weighed(8.0, priority) for priority in (-1, 0, 1, 2, 4, 5, 1000)] == [8.0, 8.0, 8.0, 4.0, 2.0, 2.0, 2.0]
