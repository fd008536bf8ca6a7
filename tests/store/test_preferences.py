"""What members and servers prefer is kept, changed in parts, and forgotten."""

import asyncio
import json
import sqlite3

import pytest

from bot.core.preferences import GuildSettings, Preferences
from bot.store import Store
from tests.store.deeds import deeds

ALL = Preferences("demo", "64x64", 4, "noir", private=True, spoiler=True, repaintable=False)


async def test_who_changed_nothing_has_the_defaults(store: Store) -> None:
    assert await store.preferences.get(1) == Preferences()


async def test_preferences_are_kept_for_their_member(store: Store) -> None:
    await store.preferences.set(1, ALL)
    assert await store.preferences.get(1) == ALL
    assert await store.preferences.get(2) == Preferences()


async def test_a_change_leaves_the_others_as_they_are(store: Store) -> None:
    assert await store.preferences.change(1, steps=4) == Preferences(steps=4)
    assert await store.preferences.change(1, private=True) == Preferences(steps=4, private=True)
    assert await store.preferences.get(1) == Preferences(steps=4, private=True)


async def test_changes_at_the_same_time_are_all_kept(store: Store) -> None:
    changes = ({"size": "64x64"}, {"spoiler": True}, {"private": True}, {"repaintable": False})
    await asyncio.gather(*(store.preferences.change(1, **one) for one in changes))
    kept = await store.preferences.get(1)
    assert kept == Preferences(size="64x64", private=True, spoiler=True, repaintable=False)


@pytest.mark.parametrize("only", [Preferences(private=True), Preferences(spoiler=True), Preferences(repaintable=False)])
async def test_each_flag_comes_back_as_what_it_was(store: Store, only: Preferences) -> None:
    await store.preferences.set(1, only)
    assert await store.preferences.get(1) == only


async def test_forgotten_preferences_are_the_defaults_again(store: Store) -> None:
    await store.preferences.set(1, ALL)
    await store.preferences.forget(1)
    await store.preferences.forget(2)
    assert await store.preferences.get(1) == Preferences()


async def test_a_servers_settings_are_kept_with_who_changed_them(store: Store) -> None:
    assert await store.guilds.get(5) == GuildSettings()
    await store.guilds.set(5, GuildSettings(repaint_avatar=True), 99)
    assert await store.guilds.get(5) == GuildSettings(repaint_avatar=True)
    assert await store.guilds.get(6) == await store.guilds.get(None) == GuildSettings()
    entries = await deeds(store, 5)
    assert [(entry.action, entry.moderator_id) for entry in entries] == [("settings", 99)]
    assert "true" in entries[0].detail


async def test_the_audit_log_names_who_changed_what(store: Store) -> None:
    await store.guilds.set(5, GuildSettings(repaint_avatar=True), 99)
    await store.guilds.set(5, GuildSettings(repaint_avatar=True), 98)  # no change, nothing to log
    await store.guilds.set(5, GuildSettings(), 97)
    assert await store.guilds.get(5) == GuildSettings()
    entries = await deeds(store, 5)
    assert [(entry.moderator_id, json.loads(entry.detail)) for entry in entries] == [
        (97, {"repaint_avatar": False}),
        (99, {"repaint_avatar": True}),
    ]


async def test_settings_that_can_not_be_logged_are_not_kept(store: Store) -> None:
    async with store.database.transaction():
        await store.database.write(
            "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )
    with pytest.raises(sqlite3.IntegrityError, match="disk full"):
        await store.guilds.set(5, GuildSettings(repaint_avatar=True), 99)
    assert await store.guilds.get(5) == GuildSettings()
