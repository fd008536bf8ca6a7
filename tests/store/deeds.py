"""What stands in the audit log."""

from bot.store import Store
from bot.store.audit import AuditEntry, Search


async def deeds(store: Store, guild_id: int, limit: int = 50) -> list[AuditEntry]:
    """The newest deeds in a guild."""
    return await store.audit.search(guild_id, Search(), limit=limit)
