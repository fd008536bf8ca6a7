"""Whom the operator has blocked is found in one query, by keys alone."""

import pytest

from bot.core.errors import NotAllowedError
from bot.store import Store
from bot.store.blocks import Standing
from tests.store.explained import Explained


async def test_members_and_servers_are_blocked_and_let_in_again(store: Store) -> None:
    assert await store.blocks.standing(1, 5) == Standing()
    await store.blocks.block(1, "user", "spam", 9)
    await store.blocks.block(5, "guild", "", 9)
    assert await store.blocks.standing(1, None) == Standing(member="spam")
    assert await store.blocks.standing(2, 5) == Standing(server="")
    assert {one.target_id: one.kind for one in await store.blocks.blocks()} == {1: "user", 5: "guild"}
    assert await store.blocks.unblock(1)
    assert not await store.blocks.unblock(1)
    assert await store.blocks.standing(1, None) == Standing()


async def test_only_servers_on_the_list_while_it_counts(store: Store) -> None:
    await store.blocks.allow(5)
    assert await store.blocks.standing(1, 6) == Standing()
    await store.blocks.keep_list(on=True)
    assert await store.blocks.standing(1, 6) == Standing(unlisted=True)
    assert await store.blocks.standing(1, 5) == await store.blocks.standing(1, None) == Standing()
    assert await store.blocks.allow_list() == (True, [5])
    assert await store.blocks.disallow(5)
    assert await store.blocks.standing(1, 5) == Standing(unlisted=True)
    await store.blocks.keep_list(on=False)
    assert await store.blocks.standing(1, 5) == Standing()


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (Standing(member="spam"), "has blocked you: spam."),
        (Standing(server=""), "has blocked this server."),
        (Standing(unlisted=True), "only allows certain servers"),
    ],
)
def test_each_is_told_in_a_sentence(standing: Standing, said: str) -> None:
    with pytest.raises(NotAllowedError) as refused:
        standing.check()
    assert said in str(refused.value)


async def test_the_hot_path_takes_one_query_by_keys(store: Store) -> None:
    store.database.__class__ = Explained
    explained: Explained = store.database  # type: ignore[assignment]
    await store.blocks.standing(1, 5)
    steps = [plan for plan in explained.plans if not plan.startswith(("SCALAR", "SCAN CONSTANT"))]
    assert [plan for plan in steps if "PRIMARY KEY" in plan] == [
        "SEARCH blocks USING INTEGER PRIMARY KEY (rowid=?)",
        "SEARCH blocks USING INTEGER PRIMARY KEY (rowid=?)",
        "SEARCH allowed_servers USING INTEGER PRIMARY KEY (rowid=?)",
    ]
    assert set(steps) - {one for one in steps if "PRIMARY KEY" in one} <= {"SCAN allow_list"}  # one row at most
