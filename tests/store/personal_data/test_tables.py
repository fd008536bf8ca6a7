"""Whoever adds a table decides what becomes of its rows when a member erases, or a server sends the bot away."""

from bot.store import Store
from bot.store.personal_data.tables import ABOUT_MEMBERS, OF_MEMBERS, OF_SERVERS

OF_JOBS = {"jobs", "pictures", "usage", "history", "reviews", "copies"}
"""Go with the jobs, of members and of servers."""
OTHERS = {
    "erasures": "goes when the erasure is done",
    "erasure_messages": "goes when the erasure is done",
    "deletions": "two numbers, of nobody",
    "servers": "the last that goes of a server",
    "allowed_servers": "the operator's",
    "allow_list": "the operator's",
}


async def test_every_table_has_somebody_who_decided_about_it(store: Store) -> None:
    rows = await store.database.rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    held = {one.table for one in (*OF_MEMBERS, *ABOUT_MEMBERS, *OF_SERVERS)}
    assert {row["name"] for row in rows} - {"sqlite_schema", "sqlite_sequence"} == held | OF_JOBS | set(OTHERS)


async def test_what_is_held_is_named_by_its_columns(store: Store) -> None:
    for one in (*OF_MEMBERS, *ABOUT_MEMBERS, *OF_SERVERS):
        keys = await store.database.rows(f"SELECT name FROM pragma_table_info('{one.table}') WHERE pk > 0 ORDER BY pk")
        columns = await store.database.rows(f"SELECT name FROM pragma_table_info('{one.table}')")
        assert one.column in {row["name"] for row in columns}
        assert set(one.key.split(", ")) <= {row["name"] for row in keys}


async def test_deletions_in_every_table_about_members_are_counted(store: Store) -> None:
    """So their traces leave the files. Pictures and usage go with their jobs, which count; reviews hold no words."""
    rows = await store.database.rows("SELECT tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'")
    counted = {row["tbl_name"] for row in rows if "AFTER DELETE" in row["sql"] and "UPDATE deletions" in row["sql"]}
    held = {one.table for one in (*OF_MEMBERS, *ABOUT_MEMBERS)} | OF_JOBS | {"audit", "erasures"}
    assert held - counted == {"pictures", "usage", "reviews"}
