"""Recipes are found by the number they were given."""

from bot.store import Store


async def test_a_recipe_is_found_by_its_number(store: Store) -> None:
    first = await store.recipes.keep(1, '{"seed": 7}')
    second = await store.recipes.keep(2, '{"seed": 8}')
    assert first != second
    assert await store.recipes.get(first) == '{"seed": 7}'
    assert await store.recipes.get(second) == '{"seed": 8}'


async def test_a_number_that_was_never_given_has_none(store: Store) -> None:
    assert await store.recipes.get(1) is None
