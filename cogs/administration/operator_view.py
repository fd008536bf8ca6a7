"""Operator: what the one who runs the bot sees. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.i18n.localizer import Localizer
from bot.store.blocks import Block
from cogs.ui.components import ActionButton, rows
from cogs.ui.lines import listed, shown_text
from cogs.ui.time_spans import span_words

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Status:
    """How the process is. `loading` is what is being loaded, `pace` seconds a megapixel and row, sizes are in bytes."""

    model: str
    device: str | None
    loading: str | None
    waiting: int
    pace: float | None
    memory: int
    guilds: int
    seconds: float
    database: int
    draining: bool


def status_text(status: Status, localizer: Localizer) -> str:
    """A line each."""
    state = "draining" if status.draining else "loading" if status.loading is not None else "ready"
    device = localizer("operator.device.none") if status.device is None else status.device
    lines = [
        localizer(f"operator.{state}"),
        localizer("operator.model", model=shown_text(status.model, 200), device=device),
        localizer("operator.queue", count=status.waiting),
        localizer("operator.pace", seconds=round(status.pace, 2)) if status.pace else localizer("operator.pace.none"),
        localizer("operator.memory", size=round(status.memory / MIB)),
        localizer("operator.guilds", count=status.guilds),
        localizer("operator.uptime", time=span_words(status.seconds, localizer)),
        localizer("operator.database", size=round(status.database / MIB, 1)),
    ]
    return "\n".join(f"- {line}" for line in lines)


def blocks_text(blocks: Sequence[Block], localizer: Localizer) -> str:
    """All blocks, as far as there is room."""
    if not blocks:
        return localizer("operator.blocks.none")
    lines = [
        localizer(
            f"operator.block.{one.kind}",
            id=str(one.target_id),
            when=f"<t:{one.created_at:.0f}:d>",
            reason=shown_text(one.reason, 200) if one.reason else "–",
        )
        for one in blocks
    ]
    return listed(lines, localizer)


def servers_text(servers: Sequence[int], localizer: Localizer, *, on: bool) -> str:
    """Whether only servers on the list may use the bot, and which are on it."""
    return "\n".join([localizer("operator.list", on=on), listed([f"- `{one}`" for one in servers], localizer)])


def announce_view(count: int, localizer: Localizer) -> discord.ui.View:
    """Confirms that what stands above is posted in so many servers."""
    label = localizer("operator.announce.post", count=count)
    return rows([ActionButton("operator_announce", label=label, emoji="📣", style=discord.ButtonStyle.danger)])
