"""Bans hold in their guild, are renewed and lifted, and each deed is in the audit log."""

from bot.store import Store


async def test_a_ban_holds_in_its_guild_only(store: Store) -> None:
    await store.moderation.ban(5, 1, 99, "spam")
    ban = await store.moderation.find_ban(5, 1)
    assert ban is not None
    assert (ban.moderator_id, ban.reason) == (99, "spam")
    assert await store.moderation.find_ban(6, 1) is None
    assert await store.moderation.find_ban(None, 1) is None
    assert await store.moderation.find_ban(5, 2) is None


async def test_a_ban_can_be_renewed(store: Store) -> None:
    await store.moderation.ban(5, 1, 99, "spam")
    await store.moderation.ban(5, 1, 98, "more spam")
    ban = await store.moderation.find_ban(5, 1)
    assert ban is not None
    assert ban.reason == "more spam"


async def test_a_ban_is_lifted_once(store: Store) -> None:
    await store.moderation.ban(5, 1, 99, "")
    assert await store.moderation.unban(5, 1, 99)
    assert not await store.moderation.unban(5, 1, 99)
    assert await store.moderation.find_ban(5, 1) is None


async def test_deeds_are_logged_newest_first(store: Store) -> None:
    await store.moderation.ban(5, 1, 99, "spam")
    await store.moderation.unban(5, 1, 98)
    await store.moderation.unban(5, 1, 98)  # nothing to lift, nothing to log
    await store.moderation.log(5, 99, "clear", None, "3 jobs")
    await store.moderation.log(6, 99, "clear", None, "elsewhere")
    deeds = await store.moderation.deeds(5)
    assert [(deed.action, deed.moderator_id, deed.target_id, deed.detail) for deed in deeds] == [
        ("clear", 99, None, "3 jobs"),
        ("unban", 98, 1, ""),
        ("ban", 99, 1, "spam"),
    ]
    assert len(await store.moderation.deeds(5, limit=1)) == 1
