"""Styles are found by name without case, a member's own before the server's; each keeps so many."""

import asyncio
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import QueueError
from bot.store import Store
from bot.store.styles import MAX_STYLES, KeptStyle, StylesTable, fold
from tests.store.explained import Explained

ADA, VERA, GUILD = 1, 2, 5


def style(name: str, owner_id: int = ADA, prompt: str = "{prompt}, foggy") -> KeptStyle:
    return KeptStyle(owner_id, name, prompt, "blurry", ADA)


async def test_a_style_is_its_owners(store: Store) -> None:
    await store.styles.keep(style("Fog"))
    assert await store.styles.get(ADA, GUILD, "Fog") == style("Fog")
    assert await store.styles.get(VERA, GUILD, "Fog") is None


@pytest.mark.parametrize(
    ("name", "typed"), [("Straße", "STRASSE"), ("ÎLE", "île"), ("雨の夜", "雨の夜"), ("🌧️", "🌧️"), ("' OR 1", "' or 1")]
)
async def test_names_are_found_without_case_in_any_script(store: Store, name: str, typed: str) -> None:
    await store.styles.keep(style(name))
    assert await store.styles.get(ADA, None, typed) == style(name)
    assert await store.styles.matching(ADA, None, typed[:2]) == [style(name)]
    assert await store.styles.remove(ADA, typed)


async def test_a_members_own_hides_the_servers(store: Store) -> None:
    await store.styles.keep(style("fog", GUILD, "{prompt}, server fog"))
    assert (await store.styles.get(ADA, GUILD, "fog")) == style("fog", GUILD, "{prompt}, server fog")
    await store.styles.keep(style("Fog"))
    assert await store.styles.get(ADA, GUILD, "fog") == style("Fog")
    assert await store.styles.get(VERA, GUILD, "fog") == style("fog", GUILD, "{prompt}, server fog")


async def test_keeping_a_name_again_replaces_it(store: Store) -> None:
    await store.styles.keep(style("fog"))
    await store.styles.keep(style("FOG", prompt="more fog"))
    assert await store.styles.matching(ADA, None) == [style("FOG", prompt="more fog")]


async def test_what_was_typed_is_looked_for_and_the_members_own_come_first(store: Store) -> None:
    for name, owner in (("rain", ADA), ("a drain", GUILD), ("Brain", ADA), ("fog", ADA), ("train", VERA)):
        await store.styles.keep(style(name, owner))
    found = await store.styles.matching(ADA, GUILD, " RAIN ")
    assert [one.name for one in found] == ["Brain", "rain", "a drain"]
    assert [one.name for one in await store.styles.matching(ADA, GUILD, "%")] == []
    assert len(await store.styles.matching(ADA, GUILD, limit=2)) == 2


async def test_so_many_can_be_kept_and_those_can_be_changed(store: Store) -> None:
    for number in range(MAX_STYLES):
        await store.styles.keep(style(f"fog {number}"))
    with pytest.raises(QueueError) as refused:
        await store.styles.keep(style("one more"))
    assert refused.value.key == "style.many"
    await store.styles.keep(style("FOG 7", prompt="changed"))
    await store.styles.keep(style("one more", VERA))
    assert await store.styles.remove(ADA, "fog 0")
    await store.styles.keep(style("one more"))
    assert len(await store.styles.matching(ADA, None, limit=100)) == MAX_STYLES


async def test_a_style_is_removed_once_and_by_its_owner(store: Store) -> None:
    await store.styles.keep(style("fog"))
    assert not await store.styles.remove(GUILD, "fog")
    assert await store.styles.remove(ADA, "Fog")
    assert not await store.styles.remove(ADA, "Fog")


@pytest.mark.parametrize(
    ("name", "typed"),
    [("Élan", "e\u0301lan"), ("e\u0301lan", "ÉLAN"), ("Åse", "a\u030ase"), ("ΣΊΣΥΦΟΣ", "σίσυφος"), ("fog", " Fog\n")],
)
async def test_a_name_is_the_same_however_it_is_written(store: Store, name: str, typed: str) -> None:
    await store.styles.keep(style(name))
    assert await store.styles.get(ADA, None, typed) == style(name)
    await store.styles.keep(style(typed))
    assert await store.styles.matching(ADA, None, name) == [style(typed)]
    assert await store.styles.remove(ADA, name)


@pytest.mark.parametrize(("name", "typed"), [("elan", "élan"), ("フォグ", "ﾌｫｸﾞ"), ("fog", "fo g"), ("fog", "")])
async def test_another_name_is_another_style(store: Store, name: str, typed: str) -> None:
    await store.styles.keep(style(name))
    assert await store.styles.get(ADA, None, typed) is None


@given(st.text(st.characters(exclude_categories=())))
def test_folding_is_stable_and_fit_for_the_database(name: str) -> None:
    folded = fold(name)
    assert fold(folded) == fold(f"\t{name} ") == folded
    assert {fold(unicodedata.normalize(form, name)) for form in ("NFC", "NFD")} == {folded}
    folded.encode()


async def test_half_a_character_finds_nothing(store: Store) -> None:
    await store.styles.keep(style("fog"))
    assert await store.styles.get(ADA, GUILD, "fog\ud83c") is None
    assert await store.styles.matching(ADA, GUILD, "\ud83c") == []
    assert not await store.styles.remove(ADA, "\udf03")


async def test_the_bound_holds_for_those_who_ask_at_once(store: Store) -> None:
    for number in range(MAX_STYLES - 1):
        await store.styles.keep(style(f"fog {number}"))
    asked = (store.styles.keep(style(f"new {number}")) for number in range(5))
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert [type(answer) for answer in answers].count(QueueError) == 4
    assert len(await store.styles.matching(ADA, None, limit=100)) == MAX_STYLES


async def test_styles_are_found_by_their_key(store: Store, tmp_path: Path) -> None:
    await store.styles.keep(style("fog"))
    database = await Explained.open(tmp_path / "easel.sqlite3")
    assert isinstance(database, Explained)
    table = StylesTable(database)
    assert await table.get(ADA, GUILD, "fog") == (await table.matching(ADA, GUILD, "og"))[0]
    await database.close()
    assert [step for step in database.plans if "styles" in step] == [
        "SEARCH styles USING PRIMARY KEY (owner_id=? AND folded=?)",
        "SEARCH styles USING PRIMARY KEY (owner_id=?)",
    ]
