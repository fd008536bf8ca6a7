"""The store: SQLite through aiosqlite, with one module per group of tables, and files on disk by content hash."""

from bot.store.store import Store

__all__ = ["Store"]
