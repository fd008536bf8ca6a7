"""The store: SQLite on disk through aiosqlite, one file per group of tables, and kept files by content hash."""

from bot.store.store import Store

__all__ = ["Store"]
