"""Recipes are found by the number they were given."""

from pathlib import Path

from bot.store import Store
from bot.store.recipes import MAX_RECIPES


async def test_a_recipe_is_found_by_its_number(store: Store) -> None:
    first = await store.recipes.keep(1, '{"seed": 7}')
    second = await store.recipes.keep(2, '{"seed": 8}')
    assert first != second
    assert await store.recipes.get(first, 1) == '{"seed": 7}'
    assert await store.recipes.get(second, 2) == '{"seed": 8}'


async def test_another_members_recipe_is_not_found(store: Store) -> None:
    assert await store.recipes.get(await store.recipes.keep(1, "{}"), 2) is None


async def test_a_number_that_was_never_given_has_none(store: Store) -> None:
    assert await store.recipes.get(1, 1) is None


async def test_a_recipe_outlasts_a_restart(tmp_path: Path) -> None:
    first = await Store.open(tmp_path)
    number = await first.recipes.keep(1, '{"prompt":"猫"}')
    await first.close()
    second = await Store.open(tmp_path)
    kept = await second.recipes.get(number, 1)
    await second.close()
    assert kept == '{"prompt":"猫"}'


async def test_a_number_is_never_given_twice(store: Store) -> None:
    number = await store.recipes.keep(1, "{}")
    async with store.database.transaction():
        await store.database.write("DELETE FROM recipes")
    assert await store.recipes.keep(1, "{}") > number


async def test_old_ones_are_forgotten(store: Store) -> None:
    old, new = await store.recipes.keep(1, "{}"), await store.recipes.keep(1, "{}")
    async with store.database.transaction():
        await store.database.write("UPDATE recipes SET created_at = 3 WHERE id = ?", (old,))
    await store.recipes.forget(4)
    assert await store.recipes.get(old, 1) is None
    assert await store.recipes.get(new, 1) == "{}"


async def test_the_oldest_recipes_of_a_member_go(store: Store) -> None:
    others = await store.recipes.keep(2, "{}")
    kept = [await store.recipes.keep(1, f'{{"seed": {number}}}') for number in range(MAX_RECIPES + 2)]
    assert [await store.recipes.get(one, 1) for one in kept[:2]] == [None, None]
    assert await store.recipes.get(kept[2], 1) == '{"seed": 2}'
    assert await store.recipes.get(others, 2) == "{}"
